import { describe, expect } from 'vitest'
import { asClaude, createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

describe('a push to a protected branch', () => {
  test('of an AI-generated change is refused in four lines that say what, why, who and next', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    const head = team.id('HEAD').slice(0, 10)
    const { code, stderr } = team.push()
    const lines = stderr.split('\n').filter((line) => /^(?:✗| {2}(?:why|who|next))/.test(line))
    expect(code).toBe(1)
    expect(lines).toEqual([
      '✗ refs/heads/main: refused. This change is low (18 of 100) and AI-generated (claude-code); it needs 1 senior sign-off and has 0.',
      expect.stringMatching(/^ {2}why {4}.*src\/auth\.ts/),
      '  who    Grace Hopper',
      `  next   git push origin ${head}:refs/heads/for-sign-off/${head}, then a senior: npx ai-signoff sign ${head} --target main`,
    ])
  })

  test('of a change made with no agent about passes when the policy asks nothing of it', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Fix a word', { 'readme.md': '# Begin\n' })
    expect(team.push()).toMatchObject({ code: 0, stderr: expect.stringContaining('✓ refs/heads/main: allowed') })
  })

  test('of a commit made with hooks off is of undeclared origin and refused', ({ world }) => {
    const team = createTeam(world)
    team.ada.write({ 'readme.md': '# Begin\n' })
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-am', 'Fix a word')
    expect(team.push()).toMatchObject({ code: 1, stderr: expect.stringContaining('of undeclared origin') })
  })

  test('is refused for any other ref of the same push as well, and nothing is pushed', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    expect(team.push(['origin', 'HEAD:feature', 'HEAD:main']).code).toBe(1)
    expect(team.ada.git('ls-remote', 'origin', 'refs/heads/feature')).toBe('')
  })

  test('of more than one sign-off may cover is to be split, not signed', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Much', { 'src/much.ts': 'export {}\n'.repeat(401) }, asClaude)
    expect(team.push().stderr).toMatch(/^ {2}next {3}git rebase -i /m)
  })

  test('that drops commits is refused in words of its own', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Fix a word', { 'readme.md': '# Begin\n' })
    team.push()
    team.ada.git('reset', '--quiet', '--hard', 'HEAD~1')
    expect(team.push(['--force', 'origin', 'HEAD:main'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('This push drops 1 commit from main, which is protected.'),
    })
  })

  test('that deletes it is refused in words of its own', ({ world }) => {
    const team = createTeam(world)
    expect(team.push(['origin', ':main'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('This push deletes main'),
    })
  })

  test('that is new to the remote is judged from where it left the default branch', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    expect(team.push(['origin', 'HEAD:release/9'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('✗ refs/heads/release/9: refused'),
    })
  })

  test('of an unrelated history is refused in words of its own', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('checkout', '--quiet', '--orphan', 'other')
    team.ada.commit('Other', { 'readme.md': 'other\n' })
    expect(team.push(['--force', 'origin', 'HEAD:main'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('shares no history'),
    })
  })

  test('from a detached HEAD is judged like any other', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('checkout', '--quiet', '--detach')
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    expect(team.push(['origin', 'HEAD:refs/heads/main'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('✗ refs/heads/main: refused'),
    })
  })
})

describe('a push that needs nobody', () => {
  test('goes to another branch in silence', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    const { code, stderr } = team.push(['--quiet', 'origin', 'HEAD:feature'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('pushes a tag', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Refresh sessions', { 'src/auth.ts': 'export const a = 1\n' }, asClaude)
    team.ada.git('tag', '-a', 'v1', '-m', 'v1')
    expect(team.push(['--quiet', 'origin', 'v1']).code).toBe(0)
  })

  test('deletes another branch', ({ world }) => {
    const team = createTeam(world)
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    expect(team.push(['--quiet', 'origin', ':feature']).code).toBe(0)
  })

  test('goes to a remote without a policy, and says so in a line', ({ world }) => {
    const team = createTeam(world)
    const other = world.bare('other.git')
    team.ada.git('checkout', '--quiet', '--orphan', 'plain')
    team.ada.git('rm', '--quiet', '--cached', '.ai-signoff.yml')
    team.ada.git('commit', '--quiet', '-m', 'No policy')
    expect(team.push([other, 'HEAD:main'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('holds no .ai-signoff.yml yet'),
    })
  })
})
