// The rules a team agreed on: what is protected, who is who, and how many sign-offs what needs.
import type { Kind } from './provenance.ts'
import type { Level } from './radius.ts'
import type { Revocation, Roster } from './roster.ts'

/** Where the policy lives in the tree; its path is fixed so that nothing in a change can redirect it. */
export const policyPath = '.ai-signoff.yml'

// Case-insensitive file systems, HFS+ (drops ignorable characters), NTFS (drops trailing dots and spaces, has streams and 8.3 names).
// Nearly all names: of ASCII alone, in which only letter case and what is behind a name could be taken for another.
const plainlyOther = /^(?!.*sig)[ -~]*$/i
/** True for the policy's own name and for every name that a file system could take for it. */
export function resemblesPolicyPath(name: string): boolean {
  if (plainlyOther.test(name)) return false
  const folded = name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/:.*$/s, '')
    .replace(/[. ]+$/, '')
  return folded === policyPath || /^ai-sig~\d+\.yml$/.test(folded)
}

/** How many sign-offs a landing needs, by provenance and level. */
export type RequirementTable = Readonly<Record<Kind, Readonly<Record<Level, number>>>>

/** How a sign-off may reach a landing that is not exactly what was signed (trust: exact ⊂ disjoint ⊂ replay). */
export const grades = ['exact', 'disjoint', 'replay'] as const
export type Grade = (typeof grades)[number]

/** Whether a sign-off has to have something. */
export const demands = ['optional', 'required'] as const
export type Demand = (typeof demands)[number]

/** Whose word an author's name is: the commit's own, or that of a signature by the author's roster key. */
export const authorProofs = ['claimed', 'authenticated'] as const
export type AuthorProof = (typeof authorProofs)[number]

/** Trailers that a policy may ask for: the agent's in a commit in which AI took part, and ours in every commit. */
export const requirable = ['assisted-by', 'ai-provenance'] as const
export type RequiredTrailer = (typeof requirable)[number]

/** What a policy may keep agents out of: trailers that name people, and the lines by which agents praise themselves. */
export const forbiddable = ['co-authored-by', 'co-developed-by', 'signed-off-by', 'footers'] as const
export type ForbiddenTrailer = (typeof forbiddable)[number]

export interface TrailerRules {
  readonly require: readonly RequiredTrailer[]
  readonly forbid: readonly ForbiddenTrailer[]
}

/** Whose word a `none` is, from least to most: a hook's at the commit, an agent's own hooks' at each edit, a person's. */
export const lookers = ['hook', 'capture', 'declared'] as const
export type Looker = (typeof lookers)[number]

export interface PathRule {
  /** gitignore patterns, matched against the whole path. */
  readonly match: readonly string[]
  /** The level that touching such a path has at least; 'none' lifts an earlier rule's floor; null leaves it. */
  readonly floor: Level | 'none' | null
  /** Whether such a path counts as sensitive; null leaves what the table of sensitive words says. */
  readonly sensitive: boolean | null
  /** Why, in words for the report; null when the team gave none. */
  readonly because: string | null
}

export interface Policy {
  readonly defaultBranch: string
  /** Glob patterns of branch names (gitignore form); a pattern that begins with refs/ is of full ref names. */
  readonly protected: readonly string[]
  readonly roster: Roster
  readonly revoked: readonly Revocation[]
  readonly requirements: RequirementTable
  /** Takes the place of `requirements` when every author is authenticated as a signer's seniority or above. */
  readonly seniorAuthors: RequirementTable
  /** Under 'authenticated', what an unproved author made needs two sign-offs wherever it needs one. */
  readonly authors: AuthorProof
  /** The team's own rules; later ones win over earlier ones and over the defaults. */
  readonly paths: readonly PathRule[]
  /** Lines that one sign-off may cover. */
  readonly reviewableLines: number
  /** The longest life of a sign-off, in seconds. */
  readonly lifetime: number
  readonly carried: Readonly<Record<Level, Grade>>
  /** A security key that was touched, by level. */
  readonly hardware: Readonly<Record<Level, Demand>>
  /** A security key that was given its PIN, or a finger it knows. */
  readonly pin: Readonly<Record<Level, Demand>>
  readonly preCommit: 'warn' | 'block'
  readonly trailers: TrailerRules
  /** A `none` of which nobody of this rank or above says that they looked counts as undeclared. */
  readonly noneFrom: Looker
}

/** There is no PIN without a security key. */
export const takesSecurityKey = ({ hardware, pin }: Pick<Policy, 'hardware' | 'pin'>, level: Level): boolean =>
  hardware[level] === 'required' || pin[level] === 'required'

/** What a policy that does not say means; where there is no policy yet, too. */
export const policyDefaults = {
  preCommit: 'warn',
  reviewableLines: 400,
  lifetime: '7d',
  carried: { low: 'replay', medium: 'replay', high: 'replay', critical: 'disjoint' },
  authors: 'claimed',
  hardware: 'optional',
  pin: 'optional',
  trailers: { require: [], forbid: [] },
  noneFrom: 'hook',
} as const
