// Words in a path that say: a small mistake here costs much. A policy term, not a prediction.

export const sensitiveWords: ReadonlySet<string> = new Set(
  `auth authn authz authenticate authentication authenticator authorize authorization authorizer oauth oauth2 oidc saml sso ldap
   login logout signin signup session sessions cookie cookies csrf cors token tokens jwt secret secrets credential credentials
   password passwords passwd passphrase crypto cryptography cipher encrypt encryption decrypt decryption hmac tls ssl x509 certificate certificates cert certs keystore keyring permission permissions privilege privileges rbac acl
   acls sudo security sandbox payment payments billing invoice invoices payout payouts refund refunds
   migration migrations migrate schema schemas`.split(/\s+/),
)

export const hasSensitiveWord = (path: string): boolean =>
  wordsOf(path).some((word) => sensitiveWords.has(word) || sensitiveWords.has(word.replace(/\d+$/, '')))

/** src/userSession/JWTToken.ts: src user session jwt token ts; oauth2 stays one word. */
function wordsOf(path: string): string[] {
  const parted = path.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return parted.toLowerCase().split(/[^a-z0-9]+/)
}
