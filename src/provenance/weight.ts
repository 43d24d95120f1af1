// What makes a piece of evidence strong: that it has the form which the agent or a tool gives it, and which takes more than a word to
// write. Anybody can forge all of it; the weight tells a reader where to look first, and no verdict hangs on it.
import type { Weight } from '../model/provenance.ts'

const weights = {
  /** An account's number or an address that is the agent's own, as author, committer or co-author. */
  identity: 'strong',
  /** A trailer's key that only this agent writes: `Claude-Session`. */
  'own key': 'strong',
  /** `Assisted-by` or `Generated-by` that names an agent of the table. */
  credit: 'strong',
  /** Our own trailer, about just the lines that the commit has. */
  receipt: 'strong',
  /** By a program, while it happened: a note, a capture at the edit, the environment of the commit. */
  recorded: 'strong',
  /** A footer, `AI-Assisted: true`, a credit to an agent that the table does not know, a claim about other lines or about none. */
  word: 'weak',
} as const satisfies Readonly<Record<string, Weight>>

export const weightOf = (form: keyof typeof weights): Weight => weights[form]
