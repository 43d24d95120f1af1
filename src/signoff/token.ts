// Whether a token is what it says: signed by a key that the roster gives to the very person it names.
// It says nothing about whether the sign-off counts for a landing; objection.ts does.
import type { Person, PublicKey, Roster } from '../model/roster.ts'
import type { Hardware, Statement } from '../model/signoff.ts'
import { objection, type Objection } from '../model/verdict.ts'
import { parseToken, preAuthEncoding } from './envelope.ts'
import { quoted, refused } from './refused.ts'
import { verifySshSignature } from './sshsig.ts'
import { parseStatement } from './statement.ts'
import { decodeUtf8 } from './strict-json.ts'

/** A token's signature is for nothing else, and nothing else's for a token. */
export const tokenNamespace = 'ai-signoff'

export interface VerifiedToken {
  readonly statement: Statement
  readonly signer: Person
  /** The one of the signer's keys that signed. */
  readonly key: PublicKey
  readonly hardware: Hardware | null
}

/** The first thing that is wrong with the token, or what it holds. @param line without its line break. */
export function verifyToken(line: string, roster: Roster): VerifiedToken | Objection {
  const opened = parseToken(line)
  if (!opened.ok) return objection('sign-off-malformed', `a token can't be read: ${opened.problem}`)
  const { payloadType, payload, keyid, sig } = opened.envelope

  const holders = holdersOf(keyid, roster)
  const [holder] = holders
  if (holder === undefined)
    return objection('sign-off-unknown-key', `a token's key ${quoted(keyid)} is nobody's in the roster`)
  // Two people with one key can't be told apart, so neither has signed.
  if (holders.length > 1)
    return objection('sign-off-unknown-key', `the roster gives the key ${quoted(keyid)} to more than one person`)

  const { person, key } = holder
  const message = preAuthEncoding(payloadType, payload)
  const verified = verifySshSignature({ blob: sig, namespace: tokenNamespace, message, key })
  if (!verified.ok)
    return objection(
      'sign-off-bad-signature',
      `the signature of a token by ${person.name}'s key is bad: ${verified.problem}`,
    )

  // Only now is the payload somebody's word, and worth reading.
  const text = decodeUtf8(payload)
  const read = text === null ? refused('it is not UTF-8') : parseStatement(text)
  if (!read.ok)
    return objection('sign-off-malformed', `a token signed by ${person.name} can't be read: ${read.problem}`)
  const { statement } = read
  if (statement.signer !== person.name) {
    return objection(
      'sign-off-wrong-signer',
      `a token names ${quoted(statement.signer)} and is signed with ${person.name}'s key`,
    )
  }
  return { statement, signer: person, key, hardware: verified.hardware }
}

function holdersOf(fingerprint: string, roster: Roster): { person: Person; key: PublicKey }[] {
  return roster.people.flatMap((person) =>
    person.keys.filter((key) => key.fingerprint === fingerprint).map((key) => ({ person, key })),
  )
}
