// HEAD's log in this work tree: where HEAD was, where it was moved to, and by what.
import { join } from 'node:path'
import { readIfThere } from '../file-if-there.ts'
import { parseCommitId, type CommitId } from '../model/ids.ts'

export interface HeadMove {
  /** null before the first commit. */
  readonly before: CommitId | null
  readonly after: CommitId | null
  readonly isReset: boolean
}

export const headLog = (gitDir: string): string => join(gitDir, 'logs/HEAD')

// 78981922… f2ba8f84… Ada Lovelace <ada@example.com> 1700000000 +0000\treset: moving to HEAD^
/** The newest last; none where there is no log. Throws what the file system throws. */
export function lastHeadMoves(gitDir: string, most: number): HeadMove[] {
  const lines = readIfThere(headLog(gitDir))?.toString('latin1').trimEnd().split('\n') ?? []
  return lines.slice(-most).map((line) => {
    const [before = '', after = ''] = line.split(' ', 2)
    return {
      before: parseCommitId(before) ?? null,
      after: parseCommitId(after) ?? null,
      isReset: line.includes('\treset: '),
    }
  })
}
