// Why the key behind a sign-off makes it not count: revoked, or not of the kind that the policy takes at this level.
import { takesSecurityKey } from '../model/policy.ts'
import type { Level } from '../model/radius.ts'
import { isSecurityKey, type Person, type PublicKey, type Revocation } from '../model/roster.ts'
import { objection, type Objection } from '../model/verdict.ts'
import { revocationOf, type Word } from './revocation.ts'
import type { LandingTerms, Stated } from './weighed.ts'

/** What a key is held against. */
type KeyTerms = Pick<LandingTerms, 'policy' | 'level' | 'now'>
type Moment = Omit<KeyTerms, 'level'>

/** Of a token that is there: whether it, its key or its signer counts no more, whenever it says that it was made. */
export function revoked({ statement, signer, key }: Omit<Stated, 'hardware'>, terms: Moment): Objection | null {
  return revokedWord({ signer, key, id: statement.id }, terms)
}

/** Of a token that is there: whether the signature shows the touch, and the PIN, that the level takes. */
export function lacksHardware({ signer, hardware }: Stated, { policy, level }: KeyTerms): Objection | null {
  if (takesSecurityKey(policy, level) && !hardware?.presence) return keyInAFile(signer, level)
  // Stryker disable next-line OptionalChaining: a demand for the PIN is one for a security key, which the line above has settled.
  if (policy.pin[level] !== 'required' || hardware?.verification) return null
  const says = `${signer.name}'s security key was touched but not given its PIN; a ${level} change takes both`
  return objection('sign-off-no-pin', says)
}

/** Of a token still to be made: whether none of these keys of the signer could make one. */
export function objectionToKeys(signer: Person, keys: readonly PublicKey[], terms: KeyTerms): Objection | null {
  const objections = keys.map(
    (key) => revokedWord({ signer, key, id: null }, terms) ?? ofAnotherKind(signer, key, terms),
  )
  if (objections.includes(null)) return null
  return objections[0] ?? objection('sign-off-unknown-key', `${signer.name} has no key in the roster`)
}

function ofAnotherKind(signer: Person, key: PublicKey, { policy, level }: KeyTerms): Objection | null {
  return takesSecurityKey(policy, level) && !isSecurityKey(key) ? keyInAFile(signer, level) : null
}

const keyInAFile = (signer: Person, level: Level): Objection =>
  objection(
    'sign-off-no-hardware',
    `${signer.name}'s key is one in a file; a ${level} change takes a security key that was touched`,
  )

function revokedWord(word: Word, { policy, now }: Moment): Objection | null {
  const entry = revocationOf(word, policy, now)
  if (entry === undefined) return null
  const because = entry.because === null ? '' : `: ${entry.because}`
  return objection('sign-off-revoked', `${revokedWords(entry, word)}${because}`)
}

function revokedWords(entry: Revocation, { signer }: Word): string {
  switch (entry.of) {
    case 'token':
      return `${signer.name}'s sign-off ${entry.id} is revoked`
    case 'key':
      return `${signer.name}'s key ${entry.fingerprint} is revoked${since(entry.from)}`
    case 'person':
      return `${signer.name}'s sign-offs are revoked${since(entry.from)}`
  }
}

const since = (from: string | null): string => (from === null ? '' : ` from ${from.replace('T00:00:00Z', '')} on`)
