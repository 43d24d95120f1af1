// Stands in for `ssh-keygen -Y sign -n NAMESPACE -f KEY FILE` with a security key plugged in that exists in software only.
// SOFT_KEY names its private half (PKCS #8, PEM), SOFT_FLAGS is what it swears to: 1 touched, 4 given its PIN.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const [namespace, file] = [process.argv[5], process.argv[8]]
const privateKey = createPrivateKey(readFileSync(process.env.SOFT_KEY))
const flags = Buffer.of(Number(process.env.SOFT_FLAGS), 0, 0, 0, 7)

const string = (content) => {
  const [bytes, length] = [Buffer.from(content), Buffer.alloc(4)]
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const hash = (algorithm, bytes) => createHash(algorithm).update(bytes).digest()

const type = 'sk-ssh-ed25519@openssh.com'
const point = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x, 'base64url')
const head = [namespace, '', 'sha512'].map(string)
const message = Buffer.concat([Buffer.from('SSHSIG'), ...head, string(hash('sha512', readFileSync(file)))])
const seen = Buffer.concat([hash('sha256', 'ssh:'), flags, hash('sha256', message)])
const signature = Buffer.concat([string(type), string(sign(null, seen, privateKey)), flags])
const key = Buffer.concat([string(type), string(point), string('ssh:')])
const blob = Buffer.concat([Buffer.from('SSHSIG'), Buffer.of(0, 0, 0, 1), string(key), ...head, string(signature)])
const lines = blob.toString('base64').match(/.{1,70}/g)
writeFileSync(`${file}.sig`, ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n'))
