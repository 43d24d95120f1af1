import { expect } from 'vitest'
import { agentsChange, allowed, decide, notSignedOff, statementFor, signed, tokenFor } from '../support/attack.ts'
import type { Statement } from '../../src/model/signoff.ts'
import { parseCommitId } from '../../src/model/ids.ts'
import { commitId, must, refName } from '../support/signing.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type Repo } from '../support/world.ts'

test('a token for a branch does not count on another one', ({ world }) => {
  const team = createTeam(world)
  team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:release/9')
  agentsChange(team)
  const tokens = [tokenFor(team, { target: refName('refs/heads/release/9') })]
  const onRelease = decide(team, { tokens, args: ['--target', 'release/9'] })
  expect([onRelease, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-branch')])
})

const lookAlikes = [
  'refs/heads/Main',
  'refs/tags/main',
  'refs/remotes/origin/main',
  'refs/heads/refs/heads/main',
  'refs/heads/ma\u0456n',
]

test.for(lookAlikes)('a token for %j does not count on main', (target, { world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team, { target: refName(target) })]
  expect(decide(team, { tokens })).toEqual(notSignedOff('sign-off-other-branch'))
})

// On a server whose disk folds case, refs/heads/MAIN is a new name in git's list of refs and main's own file.
test('a branch whose name differs from main’s in case alone is guarded as main is', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const pushes = ['MAIN', 'Feature'].map((name) => team.push(['origin', `HEAD:refs/heads/${name}`]).code)
  const asMain = { tokens, args: ['origin/main..HEAD', '--target', 'MAIN'] }
  expect([pushes, decide(team, { tokens }), decide(team, asMain)]).toEqual([
    [1, 0],
    allowed,
    notSignedOff('sign-off-other-branch'),
  ])
})

/** A repository with the same files and the same policy, and a history of its own. */
function twinOf(team: Team): Repo {
  const root = team.ada.git('commit-tree', 'origin/main^{tree}', '-m', 'Another beginning')
  const remote = team.world.bare('twin.git')
  team.ada.git('push', '--quiet', '--no-verify', remote, `${root}:refs/heads/main`)
  const twin = team.world.clone(remote, 'twin')
  twin.git('fetch', '--quiet', team.ada.dir, 'main') // so that no object is lacking
  const head = twin.git('commit-tree', 'FETCH_HEAD^{tree}', '-p', 'origin/main', '-m', 'The same change')
  twin.git('reset', '--quiet', '--hard', head)
  return twin
}

test('a token does not count in another repository with the same files', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team)]
  const twin = twinOf(team)
  expect([decide(team, { tokens }), decide({ ada: twin }, { tokens })]).toEqual([
    allowed,
    notSignedOff('sign-off-other-repository'),
  ])
})

test('a token that names another repository as well does not count here', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const { repository, head } = statementFor(team)
  const tokens = [tokenFor(team, { repository: [...repository, head].sort() })]
  expect(decide(team, { tokens })).toEqual(notSignedOff('sign-off-other-repository'))
})

test('the token of one change does not count for another on the same base', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team, { 'docs/word.md': 'word\n' })
  const tokens = [tokenFor(team)]
  const first = decide(team, { tokens })
  team.ada.git('reset', '--quiet', '--hard', 'origin/main')
  agentsChange(team, { 'src/backdoor.ts': 'export {}\n' })
  expect([first, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
})

const lies: readonly [string, (honest: Statement) => Partial<Statement>][] = [
  ['the result tree', ({ base }) => ({ tree: base.tree })],
  ['the base tree', ({ base, tree }) => ({ base: { commit: base.commit, tree } })],
  ['the digest of the change', ({ policy }) => ({ change: policy })],
  ['a commit more', ({ commits }) => ({ commits: [commitId('7'), ...commits] })],
  ['a commit less', ({ commits }) => ({ commits: commits.slice(1) })],
]

// Every digest is compared, not any: the signer's key is honest, the program that wrote the statement was not.
test.for(lies)('a token that lies about %s does not count', ([, lie], { world }) => {
  const team = createTeam(world)
  agentsChange(team)
  team.ada.commit('Close them', { 'src/close.ts': 'export {}\n' }, asClaude)
  const honest = statementFor(team)
  const tokens = [signed(team, team.grace, { ...honest, ...lie(honest) })]
  expect([decide(team, { tokens: [signed(team, team.grace, honest)] }), decide(team, { tokens })]).toEqual([
    allowed,
    notSignedOff('sign-off-other-change'),
  ])
})

test('a token for a base that the branch never had does not count, though the trees are the same', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const base = must(parseCommitId(team.ada.git('commit-tree', 'origin/main^{tree}', '-m', 'Another beginning')))
  const head = must(parseCommitId(team.ada.git('commit-tree', 'HEAD^{tree}', '-p', base, '-m', 'The same change')))
  const truth = statementFor(team)
  const elsewhere = signed(team, team.grace, { ...truth, base: { ...truth.base, commit: base }, head, commits: [head] })
  const decisions = [tokenFor(team), elsewhere].map((token) => decide(team, { tokens: [token] }))
  expect(decisions).toEqual([allowed, notSignedOff('sign-off-other-change')])
})
