// What a command runs besides itself.
import type { Setting } from './simple-command.ts'

export type Inner =
  | { readonly runs: 'nothing' }
  | { readonly runs: 'command'; readonly words: readonly string[]; readonly sets: readonly Setting[] }
  | { readonly runs: 'script'; readonly text: string }
