// A key's line, as a roster or a file has it. One that is read is a sound key in its one spelling, and the line says so.
import { readKeyBlob } from '../../src/signoff/key-blob.ts'
import { parsePublicKey } from '../../src/signoff/public-key.ts'
import { decodeBytes } from '../../src/git/bytes.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { ecdsaKey, knownEd25519Key, rsaKey, securityKey } from '../support/signing.ts'

const lines = [
  knownEd25519Key(1),
  ecdsaKey('P-256'),
  ecdsaKey('P-384'),
  rsaKey(3072),
  securityKey('ed25519', { flags: 1 }),
  securityKey('ecdsa', { flags: 1 }),
].map(({ line }) => line)

fuzz('public-keys', {
  seeds: lines,
  words: [
    'ssh-ed25519 ',
    'ssh-rsa ',
    'sk-ssh-ed25519@openssh.com ',
    'ecdsa-sha2-nistp256 ',
    'AAAA',
    'AAAAC3NzaC1lZDI1NTE5AAAAI',
    '==',
    'cert-authority ',
    '-cert-v01@openssh.com',
    '////',
  ],
  check(bytes) {
    const text = decodeBytes(bytes)
    const parsed = parsePublicKey(text)
    if (!parsed.ok) return
    const { type, blob } = parsed.key
    if (!text.trim().startsWith(`${type} `) || !text.includes(blob)) throw new Error('the line does not say so')
    const key = readKeyBlob(Buffer.from(blob, 'base64'))
    if (!key.ok || key.type !== type) throw new Error('the key is another')
  },
  within(bytes, change) {
    const [type = '', base64 = ''] = bytes.toString().split(' ')
    return Buffer.from(`${type} ${change(Buffer.from(base64, 'base64')).toString('base64')} test`)
  },
})
