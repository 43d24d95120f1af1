// What the guard has to know of a repository to judge a push from it, and to say who signs.

export interface PushRules {
  /** Is this ref, by its full name, protected? */
  readonly protects: (ref: string) => boolean
  readonly defaultBranch: string
  /** The branch that is checked out; null: none. */
  readonly branch: string | null
  /** Where `git push` takes that branch, a full name; null where git does not say. */
  readonly pushesTo: string | null
  /** The names of those who may sign. */
  readonly signers: readonly string[]
}

/**
 * The rules in a folder, reached from where the script starts by going into each of these in turn. null: there is no repository with
 * a policy.
 */
export type RulesIn = (folders: readonly string[]) => PushRules | null
