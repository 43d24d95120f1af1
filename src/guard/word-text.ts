// What a word of a script is without its quotes; what only the running shell could tell is marked as unknown.
import type { HereDoc, Word, WordPart } from 'unbash'
import { unknown } from './simple-command.ts'

export const wordText = ({ parts, value }: Pick<Word, 'parts' | 'value'>): string =>
  parts === undefined ? value : parts.map(partText).join('')

/** The text that a here-document puts on standard input. */
export const hereText = ({ body }: HereDoc): string => body.parts?.map(partText).join('') ?? body.text

function partText(part: WordPart): string {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Glob':
      return part.value
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map(partText).join('')
    case 'ExtendedGlob':
      return part.text
    case 'BraceExpansion': // several words from one: not followed
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'CommandExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      return unknown
  }
}
