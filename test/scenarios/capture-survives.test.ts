// What happens between an agent's edit and the commit that has it, or to that commit later, does not hide the agent's part.
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import {
  agentsText,
  captured,
  capturingRepository,
  claudeEdits,
  claudeWrites,
  said,
  spooled,
} from '../support/capture.ts'
import { message } from '../support/provenance.ts'
import { test, writeScript, type Repo, type World } from '../support/world.ts'

const first = 'export const one = 1\nexport const two = 2\nexport const three = 3\n'

function started(world: World): Repo {
  const repo = capturingRepository(world)
  repo.commit('First', { 'a.ts': first, 'b.ts': first })
  return repo
}

const edit = (world: World, repo: Repo): void => claudeEdits(world, repo, 'a.ts', 'export const two = 2', agentsText)

const generated = 'generated hook,capture'
const none = 'none hook,capture'

describe('between the edit and the commit', () => {
  test('a commit of other files leaves it in the spool', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.write({ 'mine.txt': 'mine\n' })
    repo.git('add', 'mine.txt')
    repo.git('commit', '--quiet', '-m', 'Mine')
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo), spooled(repo)]).toEqual([none, generated, []])
  })

  test('`git commit FILE` takes in that file alone', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.write({ 'b.ts': 'mine\n' })
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Mine', 'b.ts')
    repo.git('commit', '--quiet', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo)]).toEqual([none, generated])
  })

  test('stash and pop', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('stash', '--quiet')
    repo.commit('Mine', { 'mine.txt': 'mine\n' })
    repo.git('stash', 'pop', '--quiet')
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo)]).toEqual([none, generated])
  })

  test('a commit of the same file while the edit is in a stash', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('stash', '--quiet')
    repo.commit('Mine', { 'a.ts': `${first}export const four = 4\n` })
    repo.tryGit(['stash', 'pop', '--quiet'])
    repo.write({ 'a.ts': `${agentsText}\n${first}export const four = 4\n` })
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo)]).toEqual([none, generated])
  })

  test('a new file in a stash', ({ world }) => {
    const repo = started(world)
    claudeWrites(world, repo, 'new.ts', `${agentsText}\n`)
    repo.git('stash', '--quiet', '--include-untracked')
    repo.commit('Mine', { 'new.ts': 'export const mine = true\n' })
    repo.git('rm', '--quiet', 'new.ts')
    repo.git('stash', 'pop', '--quiet')
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo)]).toEqual([none, generated])
  })

  test('a stash that is popped in another work tree', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('stash', '--quiet')
    repo.git('worktree', 'add', '--quiet', '-b', 'side', '../side')
    repo.git('-C', '../side', 'stash', 'pop', '--quiet')
    repo.git('-C', '../side', 'commit', '--quiet', '-a', '-m', 'Theirs')
    expect([said(repo, 'side'), spooled(repo)]).toEqual([generated, []])
  })

  test('a rename by a person', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('mv', 'a.ts', 'moved.ts')
    repo.git('commit', '--quiet', '-a', '-m', 'Move')
    expect([said(repo), spooled(repo)]).toEqual([generated, []])
  })

  test('a formatter that indents anew', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.write({ 'a.ts': first.replace('export const two = 2', agentsText.replaceAll('\n', '\n\t')) })
    repo.git('commit', '--quiet', '-a', '-m', 'Format')
    expect(said(repo)).toBe(generated)
  })

  test('a part of the edit is staged, and then the rest', ({ world }) => {
    const repo = started(world)
    const rest = 'export const average = (prices: number[]): number => total(prices) / prices.length'
    claudeEdits(world, repo, 'a.ts', 'export const two = 2', `${agentsText}\n${rest}`)
    repo.write({ 'a.ts': first.replace('export const two = 2', agentsText) })
    repo.git('add', 'a.ts')
    repo.write({ 'a.ts': first.replace('export const two = 2', `${agentsText}\n${rest}`) })
    repo.git('commit', '--quiet', '-m', 'A part')
    repo.git('commit', '--quiet', '-a', '-m', 'The rest')
    expect([said(repo, 'HEAD^'), said(repo), spooled(repo)]).toEqual([generated, generated, []])
  })

  test('only lines taken away', ({ world }) => {
    const repo = started(world)
    claudeEdits(world, repo, 'a.ts', 'export const two = 2\n', '')
    repo.git('commit', '--quiet', '-a', '-m', 'Less')
    expect(said(repo)).toBe(generated)
  })

  test('lines taken away by writing those that stay', ({ world }) => {
    const repo = started(world)
    claudeWrites(world, repo, 'a.ts', first.replace('export const two = 2\n', ''))
    repo.git('commit', '--quiet', '-a', '-m', 'Less')
    expect(said(repo)).toBe(generated)
  })

  test('another hook that refuses the commit, which is then mended', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    const hook = join(world.dir, 'hooks/prepare-commit-msg')
    const refused = join(world.dir, 'refused')
    writeScript(`${hook}.ours`, `#!/bin/sh\nexec sh -e '${world.dir}/hooks/ours' "$@"\n`)
    world.run('mv', [hook, join(world.dir, 'hooks/ours')])
    writeScript(
      hook,
      `#!/bin/sh\nsh '${world.dir}/hooks/ours' "$@"\ntest -e '${refused}' || { : >'${refused}'; exit 1; }\n`,
    )
    const firstTry = repo.tryGit(['commit', '-a', '-m', 'Theirs'])
    repo.write({ 'a.ts': first.replace('export const two = 2', 'export const changed = "by hand"') })
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    expect([firstTry.code, existsSync(refused), said(repo)]).toEqual([1, true, generated])
  })
})

describe('what a person did instead', () => {
  test('nothing of the agent’s text is left: assisted', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.write({ 'a.ts': first.replace('export const two = 2', 'export const zwei = "zwei"') })
    repo.git('commit', '--quiet', '-a', '-m', 'Mine after all')
    expect([said(repo), spooled(repo)]).toEqual(['assisted hook,capture', []])
  })

  test('the agent’s change was thrown away: the file is not in the commit', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('checkout', '--quiet', 'a.ts')
    repo.commit('Mine', { 'b.ts': 'mine\n' })
    expect(said(repo)).toBe(none)
  })

  test('a later change of that file is the person’s', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    repo.commit('Mine', { 'a.ts': `${first}export const mine = true\n` })
    expect(said(repo)).toBe(none)
  })

  test('a later change of that file is the person’s, where git keeps no log of HEAD any more', ({ world }) => {
    const repo = started(world)
    repo.git('config', 'core.logAllRefUpdates', 'false')
    const log = readFileSync(join(repo.dir, '.git/logs/HEAD'))
    edit(world, repo)
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    writeFileSync(join(repo.dir, '.git/logs/HEAD'), log)
    utimesSync(join(repo.dir, '.git/logs/HEAD'), 0, 0)
    repo.commit('Mine', { 'a.ts': `${first}export const mine = true\n` })
    expect(said(repo)).toBe(none)
  })

  test('what was committed with hooks off is not found again in the next commit', ({ world }) => {
    const repo = started(world)
    edit(world, repo)
    const later = { GIT_COMMITTER_DATE: `@${Math.floor(Date.now() / 1000) + 2} +0000` }
    repo.tryGit(['-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-a', '-m', 'Unseen'], { env: later })
    const now = repo.git('show', 'HEAD:a.ts')
    repo.commit('Mine', { 'a.ts': `${now}\nexport const mine = true\n` })
    expect([said(repo), spooled(repo)]).toEqual([none, []])
  })

  test('a short line that both wrote, in two work trees, is nobody’s mark', ({ world }) => {
    const repo = started(world)
    claudeEdits(world, repo, 'a.ts', 'export const two = 2', 'export const two = 22')
    repo.git('worktree', 'add', '--quiet', '-b', 'side', '../side')
    repo.write({ '../side/a.ts': first.replace('two = 2', 'two = 22') })
    repo.git('-C', '../side', 'commit', '--quiet', '-a', '-m', 'Mine')
    expect([said(repo, 'side'), spooled(repo).length]).toEqual([none, 1])
  })
})

describe('after the commit', () => {
  const committed = (world: World): Repo => {
    const repo = started(world)
    edit(world, repo)
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    return repo
  }

  test('amended with another message', ({ world }) => {
    const repo = committed(world)
    repo.git('commit', '--quiet', '--amend', '-m', 'Other words')
    expect(said(repo)).toMatch(/^generated hook,capture/)
  })

  test('reset, and committed anew', ({ world }) => {
    const repo = committed(world)
    repo.git('reset', '--quiet', 'HEAD^')
    repo.git('commit', '--quiet', '-a', '-m', 'Anew')
    expect(said(repo)).toBe('generated hook,capture,marker') // by the trailer of the first commit, too
  })

  test('rebased', ({ world }) => {
    const repo = committed(world)
    repo.git('switch', '--quiet', '-c', 'side', 'HEAD^')
    repo.commit('Mine', { 'b.ts': 'mine\n' })
    repo.git('rebase', '--quiet', 'side', 'main')
    expect(said(repo, 'main')).toBe(generated)
  })

  test('rebased with an edit of the same file still uncommitted', ({ world }) => {
    const repo = started(world)
    repo.commit('Mine', { 'a.ts': `${first}export const mine = true\n` })
    repo.git('switch', '--quiet', '-c', 'side', 'HEAD^')
    repo.commit('Side', { 'b.ts': 'mine\n' })
    repo.git('switch', '--quiet', 'main')
    edit(world, repo)
    repo.git('rebase', '--quiet', '--autostash', 'side')
    repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
    expect([said(repo, 'HEAD^'), said(repo)]).toEqual(['none hook,capture', generated])
  })

  test('picked onto another branch by `git cherry-pick --no-commit`, and committed under other words', ({ world }) => {
    const repo = committed(world)
    repo.git('switch', '--quiet', '-c', 'side', 'HEAD^')
    repo.git('cherry-pick', '--no-commit', 'main')
    repo.git('commit', '--quiet', '-m', 'Other words')
    expect(said(repo)).toBe(generated)
  })

  test('merged: the merge has no part of its own in it', ({ world }) => {
    const repo = committed(world)
    repo.git('switch', '--quiet', '-c', 'side', 'HEAD^')
    repo.commit('Mine', { 'b.ts': 'mine\n' })
    repo.git('merge', '--quiet', '--no-edit', 'main')
    expect(said(repo)).toBe(none)
  })

  test('a record says who, what and which content, and nothing of the text', ({ world }) => {
    const repo = committed(world)
    expect(JSON.parse(captured(repo))).toEqual({
      v: 1,
      agent: 'claude-code',
      model: null,
      session: expect.stringMatching(/^[0-9a-f]{16}$/),
      kind: 'generated',
      path: 'a.ts',
      blob: repo.git('rev-parse', 'HEAD:a.ts'),
      tree: expect.stringMatching(/^[0-9a-f]{16}$/),
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
  })
})

test('an agent in a linked work tree, and a person in the main one, each have their own', ({ world }) => {
  const repo = started(world)
  repo.git('worktree', 'add', '--quiet', '-b', 'side', '../side')
  claudeWrites(world, repo, 'a.ts', `${agentsText}\n`, join(world.dir, 'side'))
  repo.commit('Mine', { 'a.ts': 'export const mine = true\n' })
  repo.git('-C', '../side', 'commit', '--quiet', '-a', '-m', 'Theirs')
  expect([said(repo), said(repo, 'side'), message(repo, 'side').includes('Assisted-by: Claude')]).toEqual([
    none,
    generated,
    true,
  ])
})

test('lines that an agent took away in one work tree wait for its commit, whatever is committed in another', ({
  world,
}) => {
  const repo = started(world)
  repo.git('worktree', 'add', '--quiet', '-b', 'side', '../side')
  claudeEdits(world, repo, 'a.ts', 'export const two = 2\n', '')
  repo.write({ '../side/b.ts': 'export const mine = true\n' })
  repo.git('-C', '../side', 'commit', '--quiet', '-a', '-m', 'Mine')
  repo.git('commit', '--quiet', '-a', '-m', 'Theirs')
  expect([said(repo, 'side'), said(repo)]).toEqual([none, generated])
})

test('a new file whose text a person copied waits for its own commit', ({ world }) => {
  const repo = started(world)
  claudeWrites(world, repo, 'new.ts', `${agentsText}\n`)
  repo.write({ 'copy.ts': `${agentsText}\n// copied\n` })
  repo.git('add', 'copy.ts')
  repo.git('commit', '--quiet', '-m', 'Copy')
  repo.git('add', 'new.ts')
  repo.git('commit', '--quiet', '-m', 'New')
  expect([said(repo, 'HEAD^'), said(repo)]).toEqual([generated, generated])
})

test('a work tree inside the main one is told apart from it', ({ world }) => {
  const repo = started(world)
  repo.git('worktree', 'add', '--quiet', '-b', 'side', '.trees/side')
  claudeWrites(world, repo, 'a.ts', `${agentsText}\n`, join(repo.dir, '.trees/side'))
  repo.git('-C', '.trees/side', 'commit', '--quiet', '-a', '-m', 'Theirs')
  expect(said(repo, 'side')).toBe(generated)
})
