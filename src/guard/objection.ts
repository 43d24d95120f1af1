// What the guard says when it denies a command: to an agent, which will read it and act on it.

export interface Objection {
  /** Completes "… is denied here". */
  readonly what: string
  /** Why, in words that follow a colon. */
  readonly because: string
  /** A sentence or two: what to do in its place. */
  readonly instead: string
}

export const objectionText = ({ what, because, instead }: Objection): string =>
  `ai-signoff: ${what} is denied here: ${because}. ${instead}`
