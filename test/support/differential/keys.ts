// The keys that the two verifiers are asked about: each type that ssh-keygen knows, those that no roster takes among them.
import { ecdsaKey, ed25519Key, rsaKey, securityKey } from '../signing.ts'
import type { NamedKey } from './case.ts'
import { certifiedKey, dsaKey } from './odd-keys.ts'

const authority = ed25519Key()

/** Made anew in each run; what is done to their signatures is the same in each. */
export const keys: readonly NamedKey[] = [
  { kind: 'ed25519', key: ed25519Key() },
  { kind: 'sk-ed25519', key: securityKey('ed25519', { flags: 1 }) },
  { kind: 'ecdsa p256', key: ecdsaKey('P-256') },
  { kind: 'ecdsa p384', key: ecdsaKey('P-384') },
  { kind: 'ecdsa p521', key: ecdsaKey('P-521') },
  { kind: 'sk-ecdsa', key: securityKey('ecdsa', { flags: 5 }) },
  { kind: 'rsa 1024', key: rsaKey(1024) },
  { kind: 'rsa 2048', key: rsaKey(2048) },
  { kind: 'rsa 3072', key: rsaKey(3072) },
  { kind: 'rsa 4096', key: rsaKey(4096) },
  { kind: 'dsa', key: dsaKey() },
  { kind: 'certificate', key: certifiedKey(authority), allowed: `grace cert-authority ${authority.line}` },
]
