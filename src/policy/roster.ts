// Makes the roster of its entries, and finds every way in which one person could pass for two or two for one.
import type { Person, PublicKey, Roster } from '../model/roster.ts'
import { parsePublicKey } from '../signoff/public-key.ts'
import { isSeniorEnough } from '../signoff/objection.ts'
import { foldEmail, foldName } from '../signoff/same-person.ts'
import { looksOf } from './look-alikes.ts'
import { emailProblem, nameProblem } from './names.ts'
import { nearestWord } from './nearest.ts'
import type { PersonEntry } from './schema.ts'

export interface RosterResult {
  readonly roster: Roster
  readonly problems: readonly string[]
}

/** The roster is to be trusted only when there are no problems. */
export function buildRoster(
  entries: readonly PersonEntry[],
  seniorities: readonly string[],
  signers: string,
): RosterResult {
  const problems = [
    ...seniorityProblems(entries, seniorities, signers),
    ...entries.flatMap(nameProblems),
    ...entries.flatMap(emailProblems),
  ]
  const people = entries.map((entry, index) => buildPerson(entry, index, problems))
  problems.push(
    ...sharedNames(people.map(({ name }) => name)),
    ...sharedBy(
      people.map((person) => person.emails.map(foldEmail)),
      'has an address of',
    ),
    ...sharedBy(
      people.map((person) => person.keys.map((key) => key.blob)),
      'has a key of',
    ),
  )
  return { roster: { people, seniorities, signers }, problems }
}

/** People whose sign-off can count at all. @param roster without what is revoked. */
export const eligibleSigners = (roster: Roster): readonly Person[] =>
  roster.people.filter((person) => person.keys.length > 0 && isSeniorEnough(person, roster))

function buildPerson(entry: PersonEntry, index: number, problems: string[]): Person {
  const keys: PublicKey[] = []
  for (const [at, text] of entry.keys.entries()) {
    const parsed = parsePublicKey(text)
    if (parsed.ok) keys.push(parsed.key)
    else problems.push(`roster[${index}].keys[${at}]: ${parsed.problem}`)
  }
  const emails = entry.emails.map((email) => email.toLowerCase())
  return { name: entry.name, emails, seniority: entry.seniority, keys, paths: entry.paths ?? null }
}

function seniorityProblems(entries: readonly PersonEntry[], seniorities: readonly string[], signers: string): string[] {
  const named = [
    { path: 'signers', word: signers },
    ...entries.map(({ seniority }, index) => ({ path: `roster[${index}].seniority`, word: seniority })),
  ]
  const unknown = named.flatMap(({ path, word }) => {
    if (seniorities.includes(word)) return []
    const near = nearestWord(word, seniorities)
    return [
      `${path}: unknown seniority \`${word}\`${near === null ? `; there are ${seniorities.join(', ')}` : `; did you mean \`${near}\`?`}`,
    ]
  })
  const twice = new Set(seniorities).size < seniorities.length ? ['seniorities: one is named twice'] : []
  return [...twice, ...unknown]
}

function nameProblems({ name }: PersonEntry, index: number): string[] {
  const problem = nameProblem(name)
  return problem === null ? [] : [`roster[${index}].name: \`${name}\` ${problem}`]
}

const emailProblems = ({ emails }: PersonEntry, index: number): string[] =>
  emails.flatMap((email, at) => {
    const problem = emailProblem(email)
    return problem === null ? [] : [`roster[${index}].emails[${at}]: \`${email}\` ${problem}`]
  })

/** What is the same name looks alike as well, and is said once. */
function sharedNames(names: readonly string[]): string[] {
  const same = sharedBy(
    names.map((name) => [foldName(name)]),
    'is the same name as that of',
  )
  return same.length > 0 ? same : sharedBy(names.map(looksOf), 'has a name that looks like that of')
}

/** Each list holds one person's identities; two people may not share any. */
function sharedBy(identities: readonly (readonly string[])[], says: string): string[] {
  const owners = new Map<string, number>()
  const problems = identities.flatMap((own, index) =>
    own.flatMap((identity) => {
      const owner = owners.get(identity)
      owners.set(identity, owner ?? index)
      return owner === undefined || owner === index ? [] : [`roster[${index}] ${says} roster[${owner}]`]
    }),
  )
  return [...new Set(problems)]
}
