// Commits may name an encoding of their own (`encoding ISO-8859-1`): what they say, read in it. Whoever made the commit named it, so this
// reading stands beside that of the bytes as they are, never in its place: `encoding UTF-16` would hide whatever is there.
import type { Identity } from '../model/change.ts'
import { encodeBytes } from './bytes.ts'
import type { ShownCommit } from './commit-stream.ts'
import type { Written } from './shown-commit.ts'

/** null where the commit names none. */
export function inItsEncoding({ text }: ShownCommit, commit: Written): Written | null {
  const headers = text.slice(0, Math.max(0, text.indexOf('\n\n')) + 1)
  const label = /\nencoding ([^\n]*)\n/.exec(headers)?.[1]
  if (label === undefined) return null
  const decode = decoderFor(label)
  const decodeName = ({ name, email }: Identity): Identity => ({ name: decode(name), email: decode(email) })
  return {
    author: decodeName(commit.author),
    committer: decodeName(commit.committer),
    message: decode(commit.message),
  }
}

/** By the names that the web has for encodings; an unknown one is read as latin1, in which each byte is a character. */
function decoderFor(label: string): (text: string) => string {
  const known = knownDecoder(label)
  return known === null ? (text) => encodeBytes(text).toString('latin1') : (text) => known.decode(encodeBytes(text))
}

function knownDecoder(label: string): { decode(bytes: Uint8Array): string } | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}
