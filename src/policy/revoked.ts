// Makes the revocations of their entries, and finds each that would revoke nothing.
import type { Person, Revocation } from '../model/roster.ts'
import { nearestWord } from './nearest.ts'
import type { RevokedEntry } from './schema.ts'

/** The revocations are to be trusted only when there are no problems. A key that nobody has is none: it was taken out of the roster. */
export function buildRevocations(
  entries: readonly RevokedEntry[],
  people: readonly Person[],
): { readonly revoked: readonly Revocation[]; readonly problems: readonly string[] } {
  const names = people.map(({ name }) => name)
  const problems = entries.flatMap((entry, index) => {
    const problem = problemOf(entry, names)
    return problem === null ? [] : [`revoked[${index}]${problem}`]
  })
  return { revoked: entries.flatMap(buildRevocation), problems }
}

function problemOf({ token, key, person, from }: RevokedEntry, names: readonly string[]): string | null {
  if ([token, key, person].filter((named) => named !== undefined).length !== 1)
    return ': must name one of token, key, person'
  if (token !== undefined && from !== undefined) return '.from: a token is revoked whole; leave it out'
  // A typo here would revoke nobody.
  if (person === undefined || names.includes(person)) return null
  const near = nearestWord(person, names)
  return `.person: nobody in the roster is called \`${person}\`${near === null ? '' : `; did you mean \`${near}\`?`}`
}

function buildRevocation({ token, key, person, ...entry }: RevokedEntry): Revocation[] {
  const [from, because] = [entry.from ?? null, entry.because ?? null]
  if (token !== undefined) return [{ of: 'token', id: token, because }]
  if (key !== undefined) return [{ of: 'key', fingerprint: key, from, because }]
  // Stryker disable next-line all: an entry that names nobody is a problem, and with a problem nothing is taken.
  return person === undefined ? [] : [{ of: 'person', name: person, from, because }]
}
