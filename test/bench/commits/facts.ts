// The facts of one commit of a set: what the reader is given, and what a rule or a person decided of it without the reader.

export interface Identity {
  readonly name: string
  readonly email: string
}

export interface CommitFacts {
  readonly author: Identity
  readonly committer: Identity
  readonly message: string
}

/**
 * `marked`: it carries a marker of authorship; `agents` are those whose marker it is, none when only a model is named.
 * `not`: it carries none; `trap` is what could mislead a reader, or `plain`.
 * `apart`: neither can be said from outside: somebody tells in words of their own that AI took part, or it is by a house's own agent.
 */
export type Label =
  | { readonly is: 'marked'; readonly agents: readonly string[]; readonly level: 'assisted' | 'generated' }
  | { readonly is: 'not'; readonly trap: string }
  | { readonly is: 'apart'; readonly why: 'words' | 'a house agent' }

export interface LabelledCommit extends CommitFacts {
  /** owner/name, as the place it was taken from is called. */
  readonly from: string
  readonly label: Label
}
