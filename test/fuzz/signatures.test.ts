// An armored signature out of a commit, or one out of a token. Only the bytes that a key made verify, in one spelling.
import { armor, unarmor } from '../../src/signoff/armor.ts'
import { decodeBytes } from '../../src/git/bytes.ts'
import { verifySshSignature } from '../../src/signoff/sshsig.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { ecdsaKey, knownEd25519Key, publicKeyOf, rsaKey, securityKey, sshsig } from '../support/signing.ts'

const message = Buffer.from('the change')
const signed = [
  knownEd25519Key(1),
  ecdsaKey('P-256'),
  ecdsaKey('P-384'),
  rsaKey(3072),
  securityKey('ed25519', { flags: 5 }),
  securityKey('ecdsa', { flags: 1 }),
].map((key) => ({
  key: publicKeyOf(key),
  blob: sshsig(key, 'git', message),
}))

fuzz('signatures', {
  seeds: signed.map(({ blob }) => armor(blob)),
  words: [
    '-----BEGIN SSH SIGNATURE-----\n',
    '\n-----END SSH SIGNATURE-----',
    'U1NIU0lH',
    'sha512',
    'sha256',
    'ssh-ed25519',
    '\0\0\0\x01',
    '\0\0\0\0',
    '\xff\xff\xff\xff',
  ],
  check(bytes) {
    const blob = unarmor(decodeBytes(bytes))
    if (blob === null) return
    if (!unarmor(armor(blob))?.equals(blob)) throw new Error('its armor does not open again')
    for (const { key, blob: sound } of signed) {
      const { ok } = verifySshSignature({ blob, namespace: 'git', message, key })
      if (ok && !blob.equals(sound)) throw new Error('nobody signed this')
    }
  },
  within(bytes, change) {
    return Buffer.from(armor(change(unarmor(bytes.toString()) ?? bytes)))
  },
})
