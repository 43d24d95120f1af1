// What doctor has to know of a clone, of the machine and of the key at hand, as plain data.
import type { Custody } from '../model/custody.ts'
import type { Policy } from '../model/policy.ts'
import type { PublicKey } from '../model/roster.ts'

/** Something looked up; where that failed, in a Fault's words. */
export type Known<Value> =
  | { readonly known: true; readonly value: Value }
  | { readonly known: false; readonly says: string; readonly next: string }

export interface Health {
  readonly now: Date
  readonly gitVersion: readonly [major: number, minor: number]
  /** What the node that hooks find in PATH calls itself, such as v20.19.0; null when there is none. */
  readonly node: string | null
  readonly shallow: boolean
  readonly hooks: Known<HooksHealth>
  readonly canary: Known<CanaryHealth>
  readonly agents: Known<AgentsHealth>
  readonly remote: Known<RemoteHealth>
  readonly key: Known<KeyHealth>
  readonly here: SigningPlace
}

export interface HooksHealth {
  /** Where git looks for hooks, or husky for its own. */
  readonly dir: string
  /** Hooks that do not call us. */
  readonly missing: readonly string[]
  /** Hooks that do, and that git does not run since they may not be executed. */
  readonly lame: readonly string[]
  /** husky is in the repository, and git does not run its hooks yet. */
  readonly huskyPending: boolean
  /** What hooks run: of this version, of another, or incomplete. */
  readonly program: 'current' | 'other' | 'missing'
}

/**
 * What came of it when git ran the hooks of a commit that nobody makes: each declared it, one did not (its last words are hostile
 * text, empty where it had none), or one came to no end.
 */
export type CanaryHealth =
  | { readonly sang: 'yes'; readonly level: string }
  | { readonly sang: 'no'; readonly event: string; readonly said: string }
  | { readonly sang: 'late'; readonly event: string }

/** Of agents with a folder or a file in the work tree, by their ids. */
export interface AgentsHealth {
  /** Their hook files have entries of ours. */
  readonly calling: readonly string[]
  /** Of these, those whose entries are not as this version writes them. */
  readonly outdated: readonly string[]
  /** Theirs have none. */
  readonly silent: readonly string[]
  readonly odd: readonly OddAgentFile[]
  /** A file beside the hook file may keep the agent from reading it. */
  readonly eclipsed: readonly OddAgentFile[]
  /** What the entries call and the git folder lacks. */
  readonly missingShims: readonly string[]
}

export interface OddAgentFile {
  readonly agent: string
  readonly says: string
  readonly next: string
}

export interface RemoteHealth {
  readonly name: string
  readonly exists: boolean
  /** Its default branch, as this clone remembers it; null when it doesn't. */
  readonly defaultBranch: string | null
  readonly policy: PolicyHealth
  /** A fetch refspec that overwrites our notes, and tokens in them that were not pushed; null when there is none. */
  readonly overwriting: string | null
  /** Sign-offs and refusals that this clone knows of. */
  readonly tokens: number
}

/** At the remote's default branch as last fetched. `unknown`: this clone does not know that branch. */
export type PolicyHealth =
  | { readonly state: 'unknown' }
  | { readonly state: 'none'; /** HEAD has one. */ readonly here: boolean }
  | { readonly state: 'broken'; readonly says: string; readonly next: string }
  | { readonly state: 'in-force'; readonly policy: Policy }

export interface KeyHealth {
  readonly publicKey: PublicKey
  /** null: only the ssh-agent can have it. */
  readonly file: string | null
  readonly custody: Custody
}

/** Whether `sign` would go on where doctor runs. */
export interface SigningPlace {
  readonly why: string | null
  readonly processes: number
  readonly unseen: string | null
}
