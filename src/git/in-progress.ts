// What git is in the middle of here, told by the files that it keeps for it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from './repository.ts'

const signs = [
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
] as const

export type InProgress = (typeof signs)[number][1]

/** null: nothing. */
export const inProgress = ({ gitDir }: Pick<Repository, 'gitDir'>): InProgress | null =>
  signs.find(([name]) => existsSync(join(gitDir, name)))?.[1] ?? null

/** A rebase that stopped at `edit`, so that HEAD be changed: the one place in it where HEAD is the commit that people mean. */
export const stoppedToEdit = ({ gitDir }: Pick<Repository, 'gitDir'>): boolean =>
  existsSync(join(gitDir, 'rebase-merge/amend')) && !existsSync(join(gitDir, 'CHERRY_PICK_HEAD'))
