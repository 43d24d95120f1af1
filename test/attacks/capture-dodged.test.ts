// An agent's work that a person's commit would pass off as nobody's: parts of it that capture might not know again, and what an agent told
// its hook and capture can't read. It is the agent's, or the commit is undeclared; `none` says that somebody looked at all there was.
import { readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { capturingRepository, claudeWrites, ours, said, tell } from '../support/capture.ts'
import { test, type Repo } from '../support/world.ts'

/** Puts no more of a file into the commit than this, as `git add --patch` does. */
function stagePart(repo: Repo, path: string, part: string): void {
  const whole = readFileSync(join(repo.dir, path))
  repo.write({ [path]: part })
  repo.git('add', path)
  writeFileSync(join(repo.dir, path), whole)
}

describe('a part of an agent’s text', () => {
  const lines = Array.from({ length: 1000 }, (_, at) => `const value_${at} = compute(${at})\n`)
  const short = Array.from({ length: 20 }, (_, at) => `v${at} = f(${at})\n`).join('')
  const parts: readonly [what: string, text: string, part: string][] = [
    ['the end of a long file', lines.join(''), lines.slice(500).join('')],
    ['its short lines, without the long ones', `${short}a line that is longer than those\n`, short],
  ]
  test.for(parts)('%s', ([, text, part], { world }) => {
    const repo = capturingRepository(world)
    repo.commit('First', { 'mine.txt': 'mine\n' })
    claudeWrites(world, repo, 'a.ts', text)
    stagePart(repo, 'a.ts', part)
    repo.git('commit', '--quiet', '-m', 'A part')
    expect(said(repo)).toBe('generated hook,capture')
  })

  test('is not seen in a person’s few lines like it', ({ world }) => {
    const repo = capturingRepository(world)
    repo.commit('First', { 'mine.txt': 'mine\n' })
    claudeWrites(world, repo, 'a.ts', `${short}a line that is longer than those\n`)
    stagePart(repo, 'a.ts', 'v1 = f(1)\nmine\n')
    repo.git('commit', '--quiet', '-m', 'Mine')
    expect(said(repo)).toBe('none hook,capture')
  })
})

test('a thousand edits in a file of 25 megabytes are the agent’s, and hold no commit up', ({ world }) => {
  const repo = capturingRepository(world)
  repo.commit('First', { 'long.txt': 'mine\n'.repeat(5_000_000) })
  repo.write({ 'long.txt': 'mine\n'.repeat(5_000_001) })
  const call = { tool_name: 'Edit', tool_input: { file_path: join(repo.dir, 'long.txt'), old_string: 'a' } }
  const edits = Array.from({ length: 1000 }, (_, at) =>
    JSON.stringify({ ...call, tool_input: { ...call.tool_input, new_string: `an edit, number ${at}` } }),
  )
  const records = edits.map((edit) => `\x1ev1 claude-code ${repo.dir}\n${edit}\n\x1e\n`)
  writeFileSync(join(ours(repo), 'spool/1'), records.join(''))
  repo.commit('Mine', {})
  expect(said(repo)).toBe('generated hook,capture')
})

describe('what an agent told its hook, and nobody can read', () => {
  const edit = (repo: Repo, content: string): string =>
    JSON.stringify({ tool_name: 'Write', tool_input: { file_path: join(repo.dir, 'a.ts'), content } })
  const told: readonly [what: string, (repo: Repo) => string][] = [
    ['no JSON', () => '{"tool_name":"Write","tool_input":{"file_path":'],
    ['another shape than the agent has', () => '{"tool":"Write","file":"a.ts"}'],
    ['raw NULs', (repo) => edit(repo, 'a\0').replaceAll(String.raw`\u0000`, '\0')],
    ['a million brackets', () => '['.repeat(1_000_000)],
    ['more than is read', (repo) => edit(repo, 'x'.repeat(33_000_000))],
  ]
  test.for(told)('%s: undeclared', ([, text], { world }) => {
    const repo = capturingRepository(world)
    tell(world, repo, 'claude-code', text(repo))
    repo.commit('Whose', { 'a.ts': 'export const whose = 1\n' })
    expect(said(repo)).toBe(' ')
  })

  test.for([0, 1])('a record that was cut off %i days ago: undeclared', (days, { world }) => {
    const repo = capturingRepository(world)
    const file = join(ours(repo), 'spool/1')
    writeFileSync(file, `\u001ev1 claude-code ${repo.dir}\n${edit(repo, 'export const whose = 1\n').slice(0, 60)}`)
    utimesSync(file, Date.now() / 1000 - days * 86_400, Date.now() / 1000 - days * 86_400)
    repo.commit('Whose', { 'a.ts': 'export const whose = 1\n' })
    expect(said(repo)).toBe(' ')
  })

  test('is asked about once: the next commit is looked at again', ({ world }) => {
    const repo = capturingRepository(world)
    tell(world, repo, 'claude-code', 'no JSON')
    repo.commit('Whose', { 'a.ts': 'export const whose = 1\n' })
    repo.commit('Mine', { 'b.ts': 'mine\n' })
    expect(said(repo)).toBe('none hook,capture')
  })
})

describe('a spool that nobody can look into, and no captured records: undeclared', () => {
  test.for([
    ['a link to itself', 'ln -s spool spool'],
    ['no folder', 'echo >spool'],
  ])('%s', ([, make], { world }) => {
    const repo = capturingRepository(world)
    world.run('sh', ['-c', `rmdir spool && ${make}`], { cwd: ours(repo) })
    repo.commit('Whose', { 'a.ts': 'export const whose = 1\n' })
    expect(said(repo)).toBe(' ')
  })
})

test('a folder of a million levels does not hold the commit up', ({ world }) => {
  const repo = capturingRepository(world)
  const input = { file_path: 'a.ts', content: 'export const theirs = 1\n' }
  tell(
    world,
    repo,
    'claude-code',
    JSON.stringify({ tool_name: 'Write', cwd: '/a'.repeat(1_000_000), tool_input: input }),
  )
  repo.write({ 'a.ts': 'export const theirs = 1\n' })
  repo.git('add', '.')
  const { code } = world.run('timeout', ['20', 'git', 'commit', '--quiet', '-m', 'Theirs'], { cwd: repo.dir })
  expect([code, said(repo)]).toEqual([0, 'generated hook,capture'])
})

test('a policy that is a link to a device without an end does not hold an agent’s commit up', ({ world }) => {
  const repo = capturingRepository(world)
  symlinkSync('/dev/zero', join(repo.dir, '.ai-signoff.yml'))
  repo.git('add', '.')
  const { code } = world.run('timeout', ['20', 'git', 'commit', '--quiet', '-m', 'Theirs'], {
    cwd: repo.dir,
    env: { AI_AGENT: 'claude-code' },
  })
  expect([code, said(repo)]).toEqual([0, 'generated hook,env'])
})
