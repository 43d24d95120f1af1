// What a policy's revocations take away at a moment. All it knows is in its arguments: the clock comes in.
import type { Policy } from '../model/policy.ts'
import type { Person, PublicKey, Revocation, Roster } from '../model/roster.ts'
import type { SignOffId } from '../model/signoff.ts'

type Rules = Pick<Policy, 'roster' | 'revoked'>

/** Whoever or whatever an entry may speak of. */
export interface Word {
  readonly signer: Person
  readonly key: PublicKey
  /** null for what is no token: a commit's signature, or a token that is still to be made. */
  readonly id: SignOffId | null
}

/** The entry that takes this word away, whenever it was given; undefined while it counts. @param at null: with every entry in force. */
export function revocationOf(
  word: Word,
  { revoked }: Pick<Policy, 'revoked'>,
  at: Date | null,
): Revocation | undefined {
  return revoked.find((entry) => speaksOf(entry, word) && inForce(entry, at))
}

function speaksOf(entry: Revocation, { signer, key, id }: Word): boolean {
  switch (entry.of) {
    case 'token':
      return entry.id === id
    case 'key':
      return entry.fingerprint === key.fingerprint
    case 'person':
      return entry.name === signer.name
  }
}

/** Written so that a clock that is none has every entry in force. */
function inForce(entry: Revocation, at: Date | null): boolean {
  // Stryker disable next-line all: what has no time is no number below, and in force as well; this says it for readers and types.
  if (entry.of === 'token' || entry.from === null || at === null) return true
  return !(at.getTime() < Date.parse(entry.from))
}

/** The same people with the keys that still count: none of a revoked person. @param at null: with every entry in force. */
export function standingRoster(rules: Rules, at: Date | null): Roster {
  const people = rules.roster.people.map((signer) => ({
    ...signer,
    keys: signer.keys.filter((key) => revocationOf({ signer, key, id: null }, rules, at) === undefined),
  }))
  return { ...rules.roster, people }
}
