// Tells at a glance that a commit shows no sign of AI's part, made from the table of agents: most commits of a long history then need no
// reading. It may suspect too much, never too little (test/laws/glance.test.ts).
import { agentTable } from './agents.ts'
import { agentBehind, type Role } from './identities.ts'
import { creditKeys, identityKeys, namesAgent } from './markers.ts'
import { ownKey } from './own-trailer.ts'
import { parseIdentity } from './trailers.ts'

export interface Glance {
  /** @param identity an author's or committer's `Name <address>`, a character a byte */
  identity(identity: string, role: Role): boolean
  /** @param message each of its lines behind `\n` and four blanks, as git shows it, a character a byte */
  message(message: string): boolean
}

const ownKeys = agentTable.flatMap((row) => (row.trailers ?? []).map(({ key }) => key))
const keys = [...new Set([ownKey, ...creditKeys.keys(), ...ownKeys])].filter(
  (key) => !identityKeys.has(key.toLowerCase()),
)
// Keys are letters, digits and hyphens by the table's own making. A backslash and an n may stand where a line should have ended.
const line = new RegExp(`(?:\\n {4}|\\\\n)(?:(${[...identityKeys].join('|')})|${keys.join('|')})[ \\t]*:`, 'gi')
const footers = [...new Set(agentTable.flatMap((row) => (row.footers ?? []).map(({ word }) => word)))]

/** @param decode makes text of a character a byte. The same names come again and again, so what is known of each is kept. */
export function createGlance(decode: (bytes: string) => string): Glance {
  const kept = {
    author: new Map<string, boolean>(),
    committer: new Map<string, boolean>(),
    named: new Map<string, boolean>(),
  }
  const identity = (text: string, role: Role): boolean => {
    const known = kept[role]
    const before = known.get(text)
    if (before !== undefined) return before
    const found =
      role === 'named' ? namesAgent(decode(text)) : parseIdentity(decode(text)).some((each) => agentBehind(each, role))
    if (known.size >= mostKept) known.clear()
    known.set(text, found)
    return found
  }
  return { identity, message: (text) => hasFooter(text) || hasKey(text, (value) => identity(value, 'named')) }
}

const mostKept = 20_000

function hasFooter(message: string): boolean {
  const text = message.toLowerCase()
  return footers.some((word) => text.includes(word))
}

/** Whether a line has a key of an agent's, or one of anybody's that names an agent. */
function hasKey(message: string, isAgent: (value: string) => boolean): boolean {
  line.lastIndex = 0
  for (let found = line.exec(message); found !== null; found = line.exec(message)) {
    if (found[1] === undefined) return true
    const end = message.indexOf('\n', line.lastIndex)
    // Folded on to the next line, which the reader puts together.
    if (end !== -1 && /[ \t]/.test(message.charAt(end + 5))) return true
    if (isAgent(message.slice(line.lastIndex, end === -1 ? message.length : end).trim())) return true
  }
  return false
}
