// The commits that HEAD was moved back from lately.
import type { CommitId } from '../model/ids.ts'
import { lastHeadMoves } from './head-log.ts'
import { idLines } from './history.ts'
import type { Git } from './run.ts'

/** As hooks/message.sh has it: moves of HEAD that count as lately. */
const lately = 20
/** With more of them nobody knows all, which is undeclared. */
const most = 1000

/** Where HEAD was before each reset. Throws what the file system throws. */
export const resetTips = (gitDir: string): CommitId[] =>
  lastHeadMoves(gitDir, lately).flatMap(({ before, isReset }) => (isReset && before !== null ? [before] : []))

/** What these had and HEAD has not. */
export function commitsDropped(git: Git, tips: readonly CommitId[]): { ids: CommitId[]; complete: boolean } {
  if (tips.length === 0) return { ids: [], complete: true }
  const args = ['rev-list', `--max-count=${most + 1}`, '--ignore-missing', ...new Set(tips), '--not', 'HEAD', '--']
  const ids = idLines(git.text(args))
  return { ids: ids.slice(0, most), complete: ids.length <= most }
}
