// The ways in which a signed change comes to its branch, and how far its sign-off goes along: the table that
// attacks/survival proves and that the README shows.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { grades, type Grade } from '../../src/model/policy.ts'
import { tokenFor } from './attack.ts'
import { createTeam, strictRules, type Team } from './team.ts'
import type { World } from './world.ts'

/** A change of two commits by an agent, signed on a main that may have moved since. */
export interface Story {
  readonly team: Team
  readonly git: (...args: string[]) => string
  readonly token: string
  /** The signed head. */
  readonly signed: string
}

export interface Way {
  readonly says: string
  /** The strictest grade that lets the sign-off count; null: none does. */
  readonly from: Grade | null
  /** From the signed head, with main as it was signed on, to a HEAD that is to land. */
  readonly go: (story: Story) => void
}

const changedFile = 'src/session.ts'

/** Sixty lines, every twenty of them alike, so that a hunk fits at several places; some of them replaced. */
const text = (replaced: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: 60 }, (_, line) => `${replaced[line] ?? `step${line % 20}()`}\n`).join('')

const reviewed = { 30: 'check()' }

/** The policy asks for at least this grade at every level. */
export function tellStory(world: World, grade: Grade): Story {
  const carried = `sign-off: { carried: { low: ${grade}, medium: ${grade}, high: ${grade}, critical: ${grade} } }\n`
  const team = createTeam(world, { rules: strictRules + carried })
  const git = team.ada.git.bind(team.ada)
  git('config', 'core.hooksPath', '/dev/null') // to nobody's advantage: what no hook has seen needs a sign-off
  team.ada.commit('Sessions', { [changedFile]: text() })
  git('push', '--quiet', 'origin', 'main')
  team.ada.commit('Check them', { [changedFile]: text(reviewed) })
  const signed = team.ada.commit('Close them', { 'src/close.ts': 'export {}\n' })
  return { team, git, token: tokenFor(team), signed }
}

/** Somebody else lands something; nothing of the change unless said. */
function moveMain({ team, git }: Story, files: Readonly<Record<string, string>> = { 'docs/more.md': 'more\n' }): void {
  const other = team.world.clone(team.remote, 'other')
  other.commit('Elsewhere', files)
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  git('fetch', '--quiet')
}

function moveMainAndBack(story: Story): void {
  moveMain(story)
  const back = story.git('commit-tree', 'origin/main~1^{tree}', '-p', 'origin/main', '-m', 'Take it back')
  story.git('push', '--quiet', 'origin', `${back}:refs/heads/main`)
}

const toMain = ({ git }: Story): string => git('checkout', '--quiet', '-B', 'landing', 'origin/main')
const rebase = ({ git }: Story): string => git('rebase', '--quiet', 'origin/main')
const amend = ({ git }: Story): string => git('commit', '--quiet', '--all', '--amend', '--no-edit')

function squash(story: Story): void {
  toMain(story)
  story.git('merge', '--quiet', '--squash', story.signed)
  story.git('commit', '--quiet', '-m', 'Check and close sessions (#1)')
}

function mergeCommit(story: Story): void {
  toMain(story)
  story.git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1', story.signed)
}

/** One after the other, as a maintainer does by hand. */
function cherryPick(story: Story): void {
  toMain(story)
  for (const commit of [`${story.signed}~1`, story.signed]) story.git('cherry-pick', commit)
}

/** The queue makes the merges on branches of its own, another change's first, and main follows them one by one. */
function mergeQueue(story: Story): void {
  const { git, signed, team } = story
  git('checkout', '--quiet', '-b', 'change-1', 'origin/main')
  team.ada.commit('Another change', { 'docs/more.md': 'more\n' })
  git('checkout', '--quiet', '-b', 'queue/main/1', 'origin/main')
  git('merge', '--quiet', '--no-ff', '-m', 'Merge change 1', 'change-1')
  git('checkout', '--quiet', '-b', 'queue/main/2')
  git('merge', '--quiet', '--no-ff', '-m', 'Merge change 2', signed)
  git('push', '--quiet', 'origin', 'queue/main/1:main')
}

function landAndTakeBack(story: Story): void {
  story.git('push', '--quiet', 'origin', 'HEAD:main')
  const back = story.git('commit-tree', 'HEAD~2^{tree}', '-p', 'HEAD', '-m', 'Take it back')
  story.git('push', '--quiet', 'origin', `${back}:refs/heads/main`)
}

/** main changed the very line; the author decides what becomes of it. */
function resolveByHand(story: Story): void {
  moveMain(story, { [changedFile]: text({ 30: 'log()' }) })
  toMain(story)
  story.team.ada.tryGit(['merge', '--quiet', story.signed])
  story.team.ada.commit('Merge', { [changedFile]: text({ 30: 'check(); log()' }) })
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
