import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  amendPastHooks,
  commitPastHooks,
  decide,
  notSignedOff,
  tokenFor,
} from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const byAuthor = notSignedOff('sign-off-by-author')

/** Ways to write an author so that it is no string of the roster, and still Grace Hopper <grace@example.com>. */
const spellings = [
  'Grace Hopper <grace@example.com>',
  'G. M. Hopper <GRACE@Example.COM>',
  'G. M. Hopper <grace+work@example.com>',
  'G. M. Hopper < grace@example.com >',
  'Grace Hopper <somebody@elsewhere.example>',
  'GRACE  HOPPER <somebody@elsewhere.example>',
  'Gra\u200Bce Hopper <somebody@elsewhere.example>',
  'Ｇrace Hopper <somebody@elsewhere.example>',
]

describe.for(spellings)('%j can not sign off', (spelling) => {
  test('what they wrote', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const before = decide(team, { tokens: [tokenFor(team)] })
    amendPastHooks(team.ada, `--author=${spelling}`)
    expect([before, decide(team, { tokens: [tokenFor(team)] })]).toEqual([allowed, byAuthor])
  })

  test('what they wrote together with somebody', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    amendPastHooks(team.ada, '-m', `Refresh sessions\n\nCo-Authored-By: ${spelling}\n\nMore words.`)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(byAuthor)
  })
})

describe('Grace can not sign off', () => {
  test('one commit of hers among Ada’s', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.ada.write({ 'docs/word.md': 'word\n' })
    commitPastHooks(team.ada, 'A word', '--author=Grace Hopper <grace@example.com>')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(byAuthor)
  })

  test('commits of hers that Ada squashes into her own after the signature', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    amendPastHooks(team.ada, '--author=Grace Hopper <grace@example.com>')
    const tokens = [tokenFor(team)]
    team.ada.git('tag', 'signed')
    amendPastHooks(team.ada, '--author=Ada Lovelace <ada@example.com>')
    expect(decide(team, { tokens })).toEqual(byAuthor)
  })

  test('what she committed for somebody before she signed', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const committer = { GIT_COMMITTER_NAME: 'Grace Hopper', GIT_COMMITTER_EMAIL: 'grace@example.com' }
    team.ada.tryGit(['-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--amend', '--no-edit'], { env: committer })
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(byAuthor)
  })

  test('what she wrote, though a .mailmap in the change says that it was somebody else', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team, { '.mailmap': 'Somebody Else <else@example.com> <grace@example.com>\n' })
    amendPastHooks(team.ada, '--author=Grace Hopper <grace@example.com>')
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(byAuthor)
  })
})

/** What a senior may do with a change after signing it: none of it makes the change theirs. */
const afterwards: readonly [string, (team: Team) => string][] = [
  ['merges it', ({ ada }) => ada.git('merge', '--quiet', '--no-ff', '--no-edit', 'signed')],
  ['rebases it', ({ ada }) => ada.git('rebase', '--quiet', 'main', 'signed')],
  ['picks it', ({ ada }) => ada.git('cherry-pick', 'signed')],
]

test.for(afterwards)('a sign-off counts though its signer %s afterwards', ([, land], { world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const tokens = [tokenFor(team)]
  team.ada.git('branch', 'signed')
  team.ada.git('reset', '--quiet', '--hard', 'origin/main')
  team.ada.commit('A word', { 'docs/word.md': 'word\n' })
  team.push()
  Object.assign(world.env, { GIT_COMMITTER_NAME: 'Grace Hopper', GIT_COMMITTER_EMAIL: 'grace@example.com' })
  land(team)
  expect([team.ada.git('log', '-1', '--format=%cn'), decide(team, { tokens })]).toEqual(['Grace Hopper', allowed])
})

// Whoever commits can claim any author. README.md says so under "Not stopped".
test('a sign-off counts where its signer wrote the change in somebody else’s name', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  amendPastHooks(team.ada, '--author=Grace Hopper <grace@example.com>')
  const honest = decide(team, { tokens: [tokenFor(team)] })
  amendPastHooks(team.ada, '--author=Ada Lovelace <ada@example.com>')
  expect([honest, decide(team, { tokens: [tokenFor(team)] })]).toEqual([byAuthor, allowed])
})
