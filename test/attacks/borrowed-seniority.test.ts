import { describe, expect } from 'vitest'
import { asClaude, createTeam, strictRules, type Team } from '../support/team.ts'
import { decide, notSignedOff } from '../support/attack.ts'
import { test } from '../support/world.ts'

const rules = `${strictRules}senior-authors: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n`
const graceHerself = {
  GIT_AUTHOR_NAME: 'Grace Hopper',
  GIT_AUTHOR_EMAIL: 'grace@example.com',
  GIT_COMMITTER_NAME: 'Grace Hopper',
  GIT_COMMITTER_EMAIL: 'grace@example.com',
}

/** Runs git as Grace, whose commits are signed as `git commit -S` does with her key. */
function asGrace(team: Team, ...args: string[]): void {
  const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${team.grace.file}`, '-c', 'commit.gpgsign=true']
  const ran = team.ada.tryGit([...signing, ...args], { env: { ...asClaude.env, ...graceHerself } })
  if (ran.code !== 0) throw new Error(ran.said)
}

function graceCommits(team: Team, path: string, ...flags: string[]): void {
  team.ada.write({ [path]: 'export const tried = 1\n' })
  team.ada.git('add', '--all')
  asGrace(team, 'commit', '--quiet', '-m', 'Try something', ...flags)
}

describe('the table for senior authors', () => {
  test('holds for what a senior authored and signed as a commit', ({ world }) => {
    const team = createTeam(world, { rules })
    graceCommits(team, 'src/tried.ts')
    expect(decide(team).code).toBe(0)
  })

  test('does not hold for a commit that only says it is by a senior', ({ world }) => {
    const team = createTeam(world, { rules })
    graceCommits(team, 'src/tried.ts', '--no-gpg-sign')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('does not hold for a senior’s experiment that somebody else merges', ({ world }) => {
    const team = createTeam(world, { rules })
    const { ada } = team
    ada.git('checkout', '--quiet', '-b', 'experiment')
    graceCommits(team, 'src/tried.ts')
    ada.git('checkout', '--quiet', 'main')
    ada.git('merge', '--quiet', '--no-ff', '--no-edit', 'experiment')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('does not hold for what a senior made with somebody else', ({ world }) => {
    const team = createTeam(world, { rules })
    graceCommits(team, 'src/tried.ts', '-m', 'Co-authored-by: Linus Junior <linus@example.com>')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('does not hold for another repository’s history, though a senior brings it', ({ world }) => {
    const team = createTeam(world, { rules })
    const { ada } = team
    ada.git('checkout', '--quiet', '--orphan', 'elsewhere')
    ada.git('rm', '--quiet', '-rf', '.')
    graceCommits(team, 'src/tried.ts')
    ada.git('checkout', '--quiet', 'main')
    asGrace(team, 'merge', '--quiet', '--no-edit', '--allow-unrelated-histories', 'elsewhere')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('does not hold for a senior’s commits from another repository', ({ world }) => {
    const team = createTeam(world, { rules })
    const { ada } = team
    ada.git('checkout', '--quiet', '--orphan', 'elsewhere')
    ada.git('rm', '--quiet', '-rf', '.')
    graceCommits(team, 'src/tried.ts')
    ada.git('checkout', '--quiet', 'main')
    ada.git('merge', '--quiet', '--no-edit', '--allow-unrelated-histories', 'elsewhere')
    expect(decide(team)).toEqual(notSignedOff())
  })
})

test('what a covering sign-off saw is remembered, though it does not count', ({ world }) => {
  const { none, all } = { none: 'none: 0', all: '1' }
  const team = createTeam(world, {
    rules: `requirements: { ${none}, assisted: ${all}, generated: ${all}, undeclared: ${all} }\n`,
  })
  team.ada.commit('Refresh sessions', { 'src/session.ts': 'export const a = 1\n' }, asClaude)
  team.sign(team.grace, ['--yes'])
  team.ada.git('reset', '--quiet', '--soft', 'origin/main')
  team.ada.git('commit', '--quiet', '-m', 'Refresh sessions\n\nCo-authored-by: Grace Hopper <grace@example.com>')
  expect(decide(team)).toEqual(notSignedOff('sign-off-by-author'))
})
