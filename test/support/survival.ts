// The ways in which a signed change comes to its branch, and how far its sign-off goes along: the table that attacks/survival proves
// and that the README shows.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { grades, type Grade } from '../../src/model/policy.ts'
import {
  amend,
  changedFile,
  cherryPick,
  landAndTakeBack,
  mergeCommit,
  mergeQueue,
  moveMain,
  moveMainAndBack,
  rebase,
  renameOnMain,
  resolveByHand,
  reviewed,
  squash,
  text,
  type Story,
} from './carried.ts'

export interface Way {
  readonly says: string
  /** The strictest grade that lets the sign-off count; null: none does. */
  readonly from: Grade | null
  /** From the signed head, with main as it was signed on, to a HEAD that is to land. */
  readonly go: (story: Story) => void
}

/** A rebase that would be covered, and something more. */
const rebaseAnd =
  (more: (story: Story) => void) =>
  (story: Story): void => {
    moveMain(story)
    rebase(story)
    more(story)
    amend(story)
  }

const writing = (content: string) => (story: Story) => story.team.ada.write({ [changedFile]: content })

const moved =
  (go: (story: Story) => unknown, files?: Readonly<Record<string, string>>) =>
  (story: Story): void => {
    moveMain(story, files)
    go(story)
  }

export const ways: readonly Way[] = [
  { says: 'fast-forward', from: 'exact', go: () => {} },
  { says: 'message amended', from: 'exact', go: ({ git }) => git('commit', '--amend', '-m', 'In other words') },
  { says: 'squash on the same base', from: 'exact', go: squash },
  { says: 'merge commit on the same base', from: 'exact', go: mergeCommit },
  {
    says: 'rebase after main took something and took it back',
    from: 'exact',
    go: (story) => {
      moveMainAndBack(story)
      rebase(story)
    },
  },
  { says: 'main moved in other files: squash', from: 'disjoint', go: moved(squash) },
  { says: 'main moved in other files: merge commit', from: 'disjoint', go: moved(mergeCommit) },
  {
    says: 'main moved in other files: main merged into the branch',
    from: 'disjoint',
    go: moved(({ git }) => git('merge', '--quiet', '--no-edit', 'origin/main')),
  },
  { says: 'main moved in other files: rebase', from: 'disjoint', go: moved(rebase) },
  { says: 'main moved in other files: each commit cherry-picked', from: 'disjoint', go: moved(cherryPick) },
  { says: 'merge queue: merged on a branch of its own, then fast-forward', from: 'disjoint', go: mergeQueue },
  {
    says: 'main moved far away in the same file: rebase',
    from: 'replay',
    go: moved(rebase, { [changedFile]: text({ 2: 'begin()' }) }),
  },
  {
    says: 'main moved a line beside the changed one: rebase',
    from: 'replay',
    go: moved(rebase, { [changedFile]: text({ 28: 'begin()' }) }),
  },
  {
    says: 'main renamed the file: rebase',
    from: 'replay',
    go: (story) => {
      renameOnMain(story)
      rebase(story)
    },
  },
  { says: 'white space slipped in', from: null, go: rebaseAnd(writing(text({ 30: ' check()' }))) },
  { says: 'the same lines at another place of the file', from: null, go: rebaseAnd(writing(text({ 50: 'check()' }))) },
  { says: 'an extra line', from: null, go: rebaseAnd(writing(`${text(reviewed)}more()\n`)) },
  {
    says: 'a file made executable',
    from: null,
    go: rebaseAnd(({ team }) => chmodSync(join(team.ada.dir, changedFile), 0o755)),
  },
  { says: 'a conflict resolved by hand', from: null, go: resolveByHand },
  {
    says: 'a merge with a line of its own',
    from: null,
    go: (story) => {
      moveMain(story)
      mergeCommit(story)
      writing(text({ ...reviewed, 2: 'more()' }))(story)
      amend(story)
    },
  },
  {
    says: 'landed, taken back, landed again',
    from: null,
    go: (story) => {
      landAndTakeBack(story)
      cherryPick(story)
    },
  },
]

export const survives = ({ from }: Way, grade: Grade): boolean =>
  from !== null && grades.indexOf(from) <= grades.indexOf(grade)
