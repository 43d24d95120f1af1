// Reads what git tells a pre-push hook on standard input: one line a ref, all of them judged.
import { Fault } from '../errors.ts'
import { isZeroId, parseCommitId, parseRefName, type CommitId } from '../model/ids.ts'
import type { RefUpdate } from '../model/push.ts'
import { decodeBytes } from './bytes.ts'

// refs/heads/main 67890abc… refs/heads/main 12345abc…\n        (delete) 000… refs/heads/old 12345abc…\n
// The first field is the author's own expression and may hold spaces (HEAD@{1 day ago}); the other three can't.
const line = /^(.*) ([0-9a-f]+) (\S+) ([0-9a-f]+)$/s

export function parsePushLines(stdin: Uint8Array): RefUpdate[] {
  return decodeBytes(stdin)
    .split('\n')
    .filter((text) => text !== '')
    .map(parseLine)
}

function parseLine(text: string): RefUpdate {
  const [, source, newId, refText, oldId] = line.exec(text) ?? []
  const ref = parseRefName(refText ?? '')
  const newTip = tip(newId)
  const oldTip = tip(oldId)
  if (source === undefined || ref === undefined || newTip === undefined || oldTip === undefined) {
    throw new Fault(
      'undecided',
      'odd-push-line',
      `git told the hook "${text}", which names no ref update`,
      'git push again',
    )
  }
  return { ref, source, oldTip, newTip }
}

function tip(text = ''): CommitId | null | undefined {
  return isZeroId(text) ? null : parseCommitId(text)
}
