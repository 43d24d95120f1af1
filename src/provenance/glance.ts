// Tells at a glance that a commit shows no sign of AI's part, made from the table of agents: most commits of a long history then need no
// reading. It may suspect too much, never too little (test/laws/glance.test.ts).
import { ownCopy } from '../model/own-copy.ts'
import { agentTable } from './agents.ts'
import { literally } from './agents/row.ts'
import { agentBehind, type Role } from './identities.ts'
import { creditKeys, identityKeys, namesAgent } from './markers.ts'
import { ownKey } from './own-trailer.ts'
import { parseIdentity } from './trailers.ts'

export interface Glance {
  /** @param identity an author's or committer's `Name <address>`, a character a byte */
  identity(identity: string, role: Role): boolean
  /**
   * Where something in the text may speak of AI, in order.
   * @param text of any number of messages; their lines behind `\n` and four blanks, as git shows them, a character a byte
   */
  signs(text: string): number[]
}

const ownKeys = agentTable.flatMap((row) => (row.trailers ?? []).map(({ key }) => key))
const keys = [...new Set([ownKey, ...creditKeys.keys(), ...ownKeys])].filter(
  (key) => !identityKeys.has(key.toLowerCase()),
)
const footers = [...new Set(agentTable.flatMap((row) => (row.footers ?? []).map(({ word }) => word)))]
// Keys are letters, digits and hyphens by the table's own making. A backslash and an n may stand where a line should have ended.
const sign = new RegExp(
  `(?:\\n {4}|\\\\n)(?:(${[...identityKeys].join('|')})|${keys.join('|')})[ \\t]*:|${footers.map(literally).join('|')}`,
  'gi',
)

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
    known.set(ownCopy(text), found)
    return found
  }
  return { identity, signs: (text) => signsIn(text, (value) => identity(value, 'named')) }
}

const mostKept = 20_000

/** Of footers' words, of keys of an agent's, and of those of anybody's that name an agent. */
function signsIn(text: string, isAgent: (value: string) => boolean): number[] {
  const places: number[] = []
  for (const { 0: found, 1: identityKey, index } of text.matchAll(sign)) {
    if (identityKey === undefined || mayNameAgent(text, index + found.length, isAgent)) places.push(index)
  }
  return places
}

/** @param from behind the key's colon */
function mayNameAgent(text: string, from: number, isAgent: (value: string) => boolean): boolean {
  const [value = ''] = lineFrom(text, from)
  // Folded on to the next line, which the reader puts together.
  return /[ \t]/.test(text.charAt(from + value.length + 5)) || isAgent(value.trim())
}

function lineFrom(text: string, from: number): RegExpExecArray | [] {
  restOfLine.lastIndex = from
  return restOfLine.exec(text) ?? []
}

const restOfLine = /[^\n\0]*/y
