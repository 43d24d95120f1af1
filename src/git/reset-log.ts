// Which commits HEAD was moved back from lately, by its log.
import { join } from 'node:path'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import { plainFile } from '../plain-file.ts'
import type { Git } from './run.ts'

/** As hooks/message.sh has it: lines of the log that count as lately. */
const lately = 20
/** Of the log: a line for each time that HEAD moved. */
const mostBytes = 64 << 20
/** With more of them nobody knows all, which is undeclared. */
const most = 1000

// 78981922… f2ba8f84… Ada Lovelace <ada@example.com> 1700000000 +0000\treset: moving to HEAD^
/** Where HEAD was before each move; none where there is no log. */
export function resetTips(gitDir: string): CommitId[] {
  const log = plainFile(join(gitDir, 'logs/HEAD'), mostBytes)?.toString('latin1') ?? ''
  return log
    .trimEnd()
    .split('\n')
    .slice(-lately)
    .flatMap((line) => (line.includes('\treset: ') ? (parseCommitId(line.slice(0, line.indexOf(' '))) ?? []) : []))
}

/** What these had and HEAD has not. */
export function commitsDropped(git: Git, tips: readonly CommitId[]): { ids: CommitId[]; complete: boolean } {
  if (tips.length === 0) return { ids: [], complete: true }
  const args = ['rev-list', `--max-count=${most + 1}`, '--ignore-missing', ...new Set(tips), '--not', 'HEAD', '--']
  const ids = git
    .text(args)
    .split('\n')
    .flatMap((line) => parseCommitId(line) ?? [])
  return { ids: ids.slice(0, most), complete: ids.length <= most }
}
