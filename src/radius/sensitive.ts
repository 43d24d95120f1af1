// Sensitive paths: where a small mistake costs much. A policy term, not a prediction: the words are read off the path.
import type { Path } from '../model/ids.ts'
import type { Reason } from '../model/radius.ts'
import { inOrder, someOf, type WeighedFile } from './weighed.ts'
import type { Rules } from './rules.ts'

export const sensitivePoints = 12

export const sensitiveWords: ReadonlySet<string> = new Set(
  `auth authn authz authenticate authentication authenticator authorize authorization authorizer oauth oauth2 oidc saml sso ldap
   login logout signin signup session sessions cookie cookies csrf cors token tokens jwt secret secrets credential credentials
   password passwords passwd passphrase crypto cryptography cipher encrypt encryption decrypt decryption hmac tls ssl x509 certificate certificates cert certs keystore keyring permission permissions privilege privileges rbac acl
   acls sudo security sandbox payment payments billing invoice invoices payout payouts refund refunds
   migration migrations migrate schema schemas`.split(/\s+/),
)

/** null when nothing sensitive is touched. */
export function sensitive(files: readonly WeighedFile[], rules: Rules): Reason | null {
  const touched = inOrder(files.flatMap((file) => sensitivePaths(file, rules)))
  if (touched.length === 0) return null
  return { signal: 'sensitive', points: sensitivePoints, says: `touches sensitive paths: ${someOf(touched)}` }
}

const exempt: ReadonlySet<string> = new Set(['test', 'doc', 'lock', 'generated'])

/** Those paths of the file (two for a rename) that are sensitive: the team's rules say, else the words do. */
export const sensitivePaths = ({ paths, kind }: WeighedFile, rules: Rules): Path[] =>
  paths.filter((path) => rules.sensitive(path) ?? (!exempt.has(kind) && hasSensitiveWord(path)))

export const hasSensitiveWord = (path: string): boolean =>
  wordsOf(path).some((word) => sensitiveWords.has(word) || sensitiveWords.has(word.replace(/\d+$/, '')))

/** src/userSession/JWTToken.ts: src user session jwt token ts; oauth2 stays one word. */
function wordsOf(path: string): string[] {
  const parted = path.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return parted.toLowerCase().split(/[^a-z0-9]+/)
}
