// What one row of the table of agents can say. A row is plain data: the reader, the detection and the shell's fast path are all
// made from it, so that what one of them knows, all of them know.

export interface AgentRow {
  /** Agent.name in the model; lower-case, never changes once published. */
  readonly id: string
  /** How it is written in our own `Assisted-by: NAME:MODEL`; one word. */
  readonly name: string
  /** Other names that it goes by in Assisted-by and AI_AGENT; lower-case, spaces as hyphens. */
  readonly aliases?: readonly string[]
  /** A first name or a plain word as well: followed by an unknown address it is a person, not this agent. */
  readonly ambiguousName?: true
  /** What its markers mean. */
  readonly kind: 'assisted' | 'generated'
  readonly identities?: readonly IdentityRule[]
  readonly trailers?: readonly TrailerRule[]
  readonly footers?: readonly FooterRule[]
  /** Any one of them, set, says that the agent runs us. */
  readonly variables?: readonly VariableRule[]
  /** Names a session of the agent, and by itself not enough to say that it runs us. */
  readonly sessionVariable?: string
  readonly places?: readonly PlaceRule[]
  /** Exact names of its executable or script, for the processes above us; Linux cuts a process's name at 15 bytes. */
  readonly executables?: readonly string[]
  /** Folders that its executable or script lies below, whole names; for installations that call it something else. */
  readonly folders?: readonly string[]
  readonly hookFile?: HookFile
}

/** The file in a repository that has the agent run commands before and after its tools. */
export interface HookFile {
  /** From the top of the work tree. */
  readonly path: string
  /**
   * An entry is: `groups`: `{matcher, hooks: [{type, command}]}`; `commands`: `{command, matcher}`; `bash`: `{type, bash}`. All of them stand
   * in lists by event under `hooks`.
   */
  readonly shape: 'groups' | 'commands' | 'bash'
  /** What a new file has to begin with. */
  readonly version?: 1
  /** Shell commands, so that they can be denied. */
  readonly before: readonly HookPoint[]
  /** Edits and shell commands, so that they are known. */
  readonly after: readonly HookPoint[]
  /** Any of these there, from the top: the agent is used here. */
  readonly signs: readonly string[]
  /** What a person has to do once, for the agent to run them. */
  readonly afterwards?: string
  /** Where this file is there, a newer version of the agent reads it and not `path`. */
  readonly eclipsedBy?: string
}

/** No time limits: agents count them in seconds or in milliseconds, and each has one of its own. */
export interface HookPoint {
  readonly event: string
  /** Tools by the agent's names; absent: all of them, where the agent can't tell or names them differently in each of its homes. */
  readonly tools?: string
}

/**
 * `account`: GitHub's numeric id in 123+login@users.noreply.github.com. `email`: the whole address.
 * `name`: begins so, contains that, or is exactly so, and has one of these addresses. `suffix`: an author's or committer's name ends so.
 */
export type IdentityRule =
  | { readonly by: 'account'; readonly account: number }
  | { readonly by: 'email'; readonly email: string }
  | {
      readonly by: 'name'
      readonly name: string
      readonly match: 'exact' | 'begins' | 'contains'
      readonly emails: readonly string[]
    }
  | { readonly by: 'suffix'; readonly suffix: string }

export interface TrailerRule {
  /** Lower-case. */
  readonly key: string
  /** Lower-case beginning of the value; absent: any value. */
  readonly begins?: string
  /** Lower-case text that stands in the value. */
  readonly contains?: string
}

export interface FooterRule {
  /** Matched against a whole line without the blanks around it. */
  readonly line: RegExp
  /** Lower-case text that stands in every line that matches: what the shell looks for. */
  readonly word: string
  /** The line as people see it. */
  readonly shown: string
  /** Where the line says less than the agent's other markers. */
  readonly kind?: 'assisted'
}

export interface VariableRule {
  readonly name: string
  /** Absent: any value but those that mean "unset". */
  readonly equals?: string
  readonly contains?: string
  /** Counts only while this one is set as well. */
  readonly alongside?: string
}

export type PlaceRule = { readonly directory: string } | { readonly home: string; readonly user: string }

export const account = (id: number): IdentityRule => ({ by: 'account', account: id })
export const email = (address: string): IdentityRule => ({ by: 'email', email: address })
export const key = (name: string, begins?: string): TrailerRule =>
  begins === undefined ? { key: name } : { key: name, begins }
/** @param word lower-case, in every line that matches */
export const footer = (line: RegExp, word: string, shown: string): FooterRule => ({ line, word, shown })
export const variable = (name: string): VariableRule => ({ name })

/** `Generated with [Name](https://…)`, after an emoji or not, emphasized or not. The link's beginning is compared, its query is not. */
export function generatedWith(name: string, ...links: readonly string[]): FooterRule {
  const quoted = [name, ...links].map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  const [title = '', ...urls] = quoted
  const link = urls.length === 0 ? '' : `(?:\\((?:${urls.join('|')})[^)]*\\))`
  const bare = `${title}${urls.length === 0 ? '' : `(?: ?${link})?`}[_*.]{0,2}$`
  return {
    line: new RegExp(`^(?:[^\\w\\s]{1,4} ?)?[_*]{0,2}Generated with (?:\\[${title}\\]${link}|${bare})`, 'iu'),
    word: 'generated with',
    shown: `Generated with ${links[0] === undefined ? name : `[${name}](${links[0]})`}`,
  }
}
