// A signed change, and what may become of it on its way to main: one verb each.
import type { Grade } from '../../src/model/policy.ts'
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

export const changedFile = 'src/session.ts'

/** Sixty lines, every twenty of them alike, so that a hunk fits at several places; some of them replaced. */
export const text = (replaced: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: 60 }, (_, line) => `${replaced[line] ?? `step${line % 20}()`}\n`).join('')

export const reviewed = { 30: 'check()' }

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
export function moveMain(
  { team, git }: Story,
  files: Readonly<Record<string, string>> = { 'docs/more.md': 'more\n' },
): void {
  const other = team.world.clone(team.remote, 'other')
  other.commit('Elsewhere', files)
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  git('fetch', '--quiet')
}

/** Somebody else gives the file that the change is about another name. */
export function renameOnMain({ team, git }: Story): void {
  const other = team.world.clone(team.remote, 'other')
  other.git('mv', changedFile, 'src/sessions.ts')
  other.commit('Rename', {})
  other.git('push', '--quiet', 'origin', 'HEAD:main')
  git('fetch', '--quiet')
}

export function moveMainAndBack(story: Story): void {
  moveMain(story)
  const back = story.git('commit-tree', 'origin/main~1^{tree}', '-p', 'origin/main', '-m', 'Take it back')
  story.git('push', '--quiet', 'origin', `${back}:refs/heads/main`)
}

const toMain = ({ git }: Story): string => git('checkout', '--quiet', '-B', 'landing', 'origin/main')
export const rebase = ({ git }: Story): string => git('rebase', '--quiet', 'origin/main')
export const amend = ({ git }: Story): string => git('commit', '--quiet', '--all', '--amend', '--no-edit')

export function squash(story: Story): void {
  toMain(story)
  story.git('merge', '--quiet', '--squash', story.signed)
  story.git('commit', '--quiet', '-m', 'Check and close sessions (#1)')
}

export function mergeCommit(story: Story): void {
  toMain(story)
  story.git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1', story.signed)
}

/** One after the other, as a maintainer does by hand. */
export function cherryPick(story: Story): void {
  toMain(story)
  for (const commit of [`${story.signed}~1`, story.signed]) story.git('cherry-pick', commit)
}

/** The queue makes the merges on branches of its own, another change's first, and main follows them one by one. */
export function mergeQueue(story: Story): void {
  const { git, signed, team } = story
  git('checkout', '--quiet', '-b', 'change-1', 'origin/main')
  team.ada.commit('Another change', { 'docs/more.md': 'more\n' })
  git('checkout', '--quiet', '-b', 'queue/main/1', 'origin/main')
  git('merge', '--quiet', '--no-ff', '-m', 'Merge change 1', 'change-1')
  git('checkout', '--quiet', '-b', 'queue/main/2')
  git('merge', '--quiet', '--no-ff', '-m', 'Merge change 2', signed)
  git('push', '--quiet', 'origin', 'queue/main/1:main')
}

export function landAndTakeBack(story: Story): void {
  story.git('push', '--quiet', 'origin', 'HEAD:main')
  const back = story.git('commit-tree', 'HEAD~2^{tree}', '-p', 'HEAD', '-m', 'Take it back')
  story.git('push', '--quiet', 'origin', `${back}:refs/heads/main`)
}

/** main changed the very line; the author decides what becomes of it. */
export function resolveByHand(story: Story): void {
  moveMain(story, { [changedFile]: text({ 30: 'log()' }) })
  toMain(story)
  story.team.ada.tryGit(['merge', '--quiet', story.signed])
  story.team.ada.commit('Merge', { [changedFile]: text({ 30: 'check(); log()' }) })
}
