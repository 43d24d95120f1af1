// What doctor says of one thing that has to be right for the gate to work.

export type Check = {
  /** One word: git, hooks, key. */
  readonly about: string
  readonly says: string
} & (
  | { readonly state: 'fine' }
  /** `broken`: the gate is dead here, or can decide nothing; `doubtful`: it works, and somebody should know this. */
  | { readonly state: 'doubtful' | 'broken'; readonly next: string }
)
