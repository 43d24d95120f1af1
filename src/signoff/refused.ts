// How a parser or a check in this folder says no: a value that carries the reason, never an exception.
// The reason may quote bytes that somebody else chose, cut short; whoever prints it makes it printable.

export interface Refused {
  readonly ok: false
  readonly problem: string
}

export const refused = (problem: string): Refused => ({ ok: false, problem })

/** Somebody else's text in a sentence of ours. */
export const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`
