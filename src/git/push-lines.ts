// Reads what git tells a pre-push or a pre-receive hook on standard input: one line a ref, all of them judged.
import { Fault } from '../errors.ts'
import { isZeroId, parseCommitId, parseRefName, type CommitId } from '../model/ids.ts'
import type { RefUpdate } from '../model/push.ts'
import { decodeBytes } from './bytes.ts'

// refs/heads/main 67890abc… refs/heads/main 12345abc…\n        (delete) 000… refs/heads/old 12345abc…\n
// The first field is the author's own expression and may hold spaces (HEAD@{1 day ago}); the other three can't.
const line = /^(.*) ([0-9a-f]+) (\S+) ([0-9a-f]+)$/s

export const parsePushLines = (stdin: Uint8Array): RefUpdate[] => linesOf(stdin).map(parseLine)

// 12345abc… 67890abc… refs/heads/main\n        The old id is what the client says; git looks at it when it moves the ref, after the hook.
const receivedLine = /^([0-9a-f]+) ([0-9a-f]+) (\S+)$/

/** The same of a pre-receive hook, which git never starts for nothing. The old tips are the client's word. */
export function parseReceiveLines(stdin: Uint8Array): RefUpdate[] {
  const lines = linesOf(stdin)
  if (lines.length === 0) throw odd('git told the hook of no ref update')
  return lines.map((text) => {
    const [, oldId = '', newId = '', ref = ''] = receivedLine.exec(text) ?? []
    return update(text, { source: newId, newId, ref, oldId })
  })
}

const linesOf = (stdin: Uint8Array): string[] =>
  decodeBytes(stdin)
    .split('\n')
    .filter((text) => text !== '')

function parseLine(text: string): RefUpdate {
  const [, source = '', newId = '', ref = '', oldId = ''] = line.exec(text) ?? []
  return update(text, { source, newId, ref, oldId })
}

function update(text: string, told: Record<'source' | 'newId' | 'ref' | 'oldId', string>): RefUpdate {
  const ref = parseRefName(told.ref)
  const newTip = tip(told.newId)
  const oldTip = tip(told.oldId)
  if (ref !== undefined && newTip !== undefined && oldTip !== undefined)
    return { ref, source: told.source, oldTip, newTip }
  throw odd(`git told the hook "${text}", which names no ref update`)
}

const odd = (says: string): Fault => new Fault('undecided', 'odd-push-line', says, 'git push again')

function tip(text: string): CommitId | null | undefined {
  return isZeroId(text) ? null : parseCommitId(text)
}
