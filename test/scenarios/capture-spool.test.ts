// The spool itself: many writers, writers that die, old and odd files, and that no text stays.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { start } from '../support/at-once.ts'
import {
  agentsText,
  captured,
  capturingRepository,
  claudeEdits,
  claudeWrites,
  ours,
  payload,
  said,
  shim,
  spooled,
  tell,
} from '../support/capture.ts'
import { message } from '../support/provenance.ts'
import { test, type Repo } from '../support/world.ts'

const spool = (repo: Repo, name: string): string => join(ours(repo), 'spool', name)

/** A Write of Claude Code's, as JSON. */
const write = (repo: Repo, path: string, content: string): string =>
  JSON.stringify({
    session_id: 'secret-session',
    cwd: repo.dir,
    hook_event_name: 'PostToolUse',
    tool_name: 'Write',
    tool_input: { file_path: join(repo.dir, path), content },
  })

const record = (text: string): string => `\u001ev1 claude-code /\n${text}\n\u001e\n`

const daysAgo = (path: string, days: number): void => {
  const time = Date.now() / 1000 - days * 86_400
  utimesSync(path, time, time)
}

describe('the shim', () => {
  for (const shell of ['dash', 'bash', 'busybox']) {
    test(`writes a file that nobody else can read, with ${shell}`, ({ world }) => {
      const repo = capturingRepository(world)
      const words = shell === 'busybox' ? ['sh'] : []
      const ran = world.run(shell, [...words, '-e', shim(repo), 'claude-code'], {
        cwd: repo.dir,
        input: write(repo, 'a', 'text\n'),
      })
      const [name = ''] = spooled(repo)
      expect([ran.code, ran.said, statSync(spool(repo, name)).mode & 0o777]).toEqual([0, '', 0o600])
    })
  }

  test('makes the folder when it is not there, for its owner alone', ({ world }) => {
    const repo = capturingRepository(world)
    world.run('rmdir', [join(ours(repo), 'spool')])
    tell(world, repo, 'claude-code', write(repo, 'a', 'text\n'))
    expect([statSync(join(ours(repo), 'spool')).mode & 0o777, spooled(repo).length]).toEqual([0o700, 1])
  })

  test('says nothing and ends well where it can’t write', ({ world }) => {
    const repo = capturingRepository(world)
    world.run('rmdir', [join(ours(repo), 'spool')])
    writeFileSync(join(ours(repo), 'spool'), '')
    const ran = tell(world, repo, 'claude-code', write(repo, 'a', 'text\n'.repeat(100_000)))
    expect([ran.code, ran.said]).toEqual([0, ''])
  })

  test('works from a path with blanks, through a relative name, below a folder of the work tree', ({ world }) => {
    const repo = capturingRepository(world, 're po')
    repo.write({ 'sub dir/x': 'x\n' })
    const input = JSON.stringify({
      hook_event_name: 'PostToolUse',
      tool_name: 'Write',
      tool_input: { file_path: 'y', content: `${agentsText}\n` },
    })
    world.run('sh', ['../.git/ai-signoff/hooks/agent-after', 'claude-code'], { cwd: join(repo.dir, 'sub dir'), input })
    repo.write({ 'sub dir/y': `${agentsText}\n` })
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Both')
    expect([said(repo), captured(repo).includes('sub dir/y')]).toEqual(['generated hook,capture', true])
  })
})

test('eight agents at once lose nothing', async ({ world }) => {
  const repo = capturingRepository(world)
  const each = Array.from({ length: 8 }, (_, agent) => agent)
  const told = (agent: number): string =>
    Array.from(
      { length: 25 },
      (_, file) => `${write(repo, `${agent}/${file}.ts`, `export const file${agent}x${file} = ${file}\n`)}\n`,
    ).join('')
  const loop = `while IFS= read -r line; do printf '%s' "$line" | sh '${shim(repo)}' claude-code; done`
  await Promise.all(each.map((agent) => start(world, 'sh', ['-c', loop], { cwd: repo.dir, input: told(agent) }).ended))
  for (const agent of each)
    for (let file = 0; file < 25; file++)
      repo.write({ [`${agent}/${file}.ts`]: `export const file${agent}x${file} = ${file}\n` })
  repo.git('add', '.')
  repo.git('commit', '--quiet', '-m', 'All of it')
  expect([said(repo), captured(repo).trim().split('\n').length, spooled(repo)]).toEqual([
    'generated hook,capture',
    200,
    [],
  ])
})

describe('a record that is cut off', () => {
  test('does not hide the others, and goes once its writer must be dead', ({ world }) => {
    const repo = capturingRepository(world)
    writeFileSync(spool(repo, '1'), record(write(repo, 'a.ts', `${agentsText}\n`)).slice(0, 150))
    daysAgo(spool(repo, '1'), 1)
    claudeWrites(world, repo, 'b.ts', `${agentsText}\n`)
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Both')
    expect([said(repo), spooled(repo)]).toEqual(['generated hook,capture', []])
  })

  test('stays while its writer may be at work', ({ world }) => {
    const repo = capturingRepository(world)
    writeFileSync(spool(repo, '1'), record(write(repo, 'a.ts', `${agentsText}\n`)).slice(0, 150))
    repo.commit('Mine', { 'b.ts': 'mine\n' })
    expect(spooled(repo)).toEqual(['1'])
  })

  test('of two in one file, the one that is cut off does not hide the next', ({ world }) => {
    const repo = capturingRepository(world)
    const cut = record(write(repo, 'a.ts', 'cut off\n')).slice(0, 150)
    writeFileSync(spool(repo, '1'), cut + record(write(repo, 'b.ts', `${agentsText}\n`)))
    repo.commit('Theirs', { 'b.ts': `${agentsText}\n` })
    expect([said(repo), spooled(repo)]).toEqual(['generated hook,capture', []])
  })
})

test('ten thousand entries are resolved in a second or two', ({ world }) => {
  const repo = capturingRepository(world)
  for (let at = 0; at < 10_000; at++) {
    const path = `src/${at % 500}.ts`
    writeFileSync(spool(repo, `${at}`), record(write(repo, path, `export const value${at} = ${at}\n`.repeat(5))))
  }
  const files = Array.from({ length: 100 }, (_, at) => [`src/${at}.ts`, `export const value${at} = ${at}\n`.repeat(5)])
  repo.write(Object.fromEntries(files))
  repo.git('add', '.')
  const { stdout } = world.run('bash', ['-c', 'git commit --quiet -m "Some of it"; times'], { cwd: repo.dir })
  const seconds = [...(stdout.split('\n')[1] ?? '').matchAll(/m([\d.]+)s/g)].reduce(
    (sum, [, part]) => sum + Number(part),
    0,
  )
  console.log(`10,000 entries, 100 files staged: the commit took ${seconds.toFixed(1)} s of a processor`)
  // Of a processor, and twice what is promised: the machine that runs this does other things too.
  expect([said(repo), spooled(repo).length, seconds > 0 && seconds < 4]).toEqual(['generated hook,capture', 8000, true])
})

describe('hostile files in the spool', () => {
  const hostile: Record<string, (repo: Repo) => string> = {
    'no JSON': () => record('rm -rf / # not JSON'),
    'a megabyte of brackets': () => record('['.repeat(1_000_000)),
    'a megabyte of text': (repo) => record(write(repo, 'x.ts', 'x'.repeat(1_000_000))),
    'paths that leave the work tree': (repo) => record(write(repo, '../../../../etc/passwd', 'root\n')),
    'absolute paths outside': () =>
      record(
        JSON.stringify({ tool_name: 'Write', tool_input: { file_path: '/etc/passwd', content: 'root:x:0:0:root\n' } }),
      ),
    'a path inside .git': (repo) => record(write(repo, '.git/config', '[core]\n')),
    NULs: (repo) => record(write(repo, 'a\0b', 'text\0text\n').replaceAll('\\u0000', '\0')),
    'keys of a prototype': () =>
      record(
        '{"tool_name":"Write","__proto__":{"tool_input":{"file_path":"mine.txt"}},"tool_input":{"__proto__":[1]}}',
      ),
    'an agent that nobody knows': (repo) => record(write(repo, 'mine.txt', 'mine\n')).replace('claude-code', 'nobody'),
    'no separator': (repo) => write(repo, 'mine.txt', 'mine\n'),
    nothing: () => '',
  }
  for (const [name, text] of Object.entries(hostile)) {
    test(`${name}: the commit is made, and says none`, ({ world }) => {
      const repo = capturingRepository(world)
      writeFileSync(spool(repo, '1'), text(repo))
      daysAgo(spool(repo, '1'), 1)
      repo.commit('Mine', { 'mine.txt': 'mine\n' })
      expect(said(repo)).toBe('none hook,capture')
    })
  }

  test.for(['a.txt/below', `${'long'.repeat(100)}/x`, 'a.txt\ud800'])(
    'text under the name %j, which no file can have, is known by itself',
    (path, { world }) => {
      const repo = capturingRepository(world)
      repo.commit('First', { 'a.txt': 'a\n' })
      writeFileSync(spool(repo, '1'), record(write(repo, path, `${agentsText}\n`)))
      repo.commit('Theirs', { 'b.ts': `${agentsText}\n` })
      expect(said(repo)).toBe('generated hook,capture')
    },
  )

  test('links, folders and pipes are neither followed nor removed', ({ world }) => {
    const repo = capturingRepository(world)
    const secret = join(world.dir, 'secret')
    writeFileSync(secret, record(write(repo, 'mine.txt', 'mine\n')))
    symlinkSync(secret, spool(repo, 'link'))
    mkdirSync(spool(repo, 'folder'))
    world.run('mkfifo', [spool(repo, 'pipe')])
    repo.commit('Mine', { 'mine.txt': 'mine\n' })
    expect([said(repo), existsSync(secret), spooled(repo).toSorted()]).toEqual([
      'none hook,capture',
      true,
      ['folder', 'link', 'pipe'],
    ])
  })

  test('a spool that can’t be read leaves the commit undeclared', ({ world }) => {
    const repo = capturingRepository(world)
    repo.write({ 'mine.txt': 'mine\n' })
    repo.git('add', '.')
    mkdirSync(join(ours(repo), 'captured'))
    writeFileSync(join(ours(repo), 'captured/1'), 'x')
    world.run('sh', ['-c', `rm -r '${ours(repo)}/spool' && ln -s spool '${ours(repo)}/spool'`])
    const ran = repo.tryGit(['commit', '-m', 'Mine'])
    expect([ran.code, message(repo).includes('AI-Provenance')]).toEqual([0, false])
  })
})

describe('what is old goes', () => {
  test('an entry of 31 days, one of 29 stays', ({ world }) => {
    const repo = capturingRepository(world)
    for (const days of [29, 31]) {
      writeFileSync(spool(repo, `${days}`), record(write(repo, `${days}.ts`, 'text\n')))
      daysAgo(spool(repo, `${days}`), days)
    }
    repo.commit('Mine', { 'mine.txt': 'mine\n' })
    expect(spooled(repo)).toEqual(['29'])
  })

  test('a captured record of 181 days', ({ world }) => {
    const repo = capturingRepository(world)
    claudeWrites(world, repo, 'a.ts', `${agentsText}\n`)
    repo.git('add', '.')
    repo.git('commit', '--quiet', '-m', 'Theirs')
    const [name = ''] = world
      .run('ls', [join(ours(repo), 'captured')])
      .stdout.trim()
      .split('\n')
    daysAgo(join(ours(repo), 'captured', name), 181)
    repo.commit('Mine', { 'mine.txt': 'mine\n' })
    expect(captured(repo)).toBe('')
  })

  test('many captured files become one, with all that they held', ({ world }) => {
    const repo = capturingRepository(world)
    for (let at = 0; at < 60; at++) {
      claudeWrites(world, repo, 'a.ts', `export const value${at} = ${at}\n`)
      if (at === 0) repo.git('add', '.')
      repo.git('commit', '--quiet', '-a', '-m', `Theirs ${at}`)
    }
    const folder = join(ours(repo), 'captured')
    const before = captured(repo).trim().split('\n').toSorted()
    for (const name of world.run('ls', [folder]).stdout.trim().split('\n')) daysAgo(join(folder, name), 2)
    repo.commit('Mine', { 'mine.txt': 'mine\n' })
    const files = world.run('ls', ['-A', folder]).stdout.trim().split('\n')
    expect([files.length, captured(repo).trim().split('\n').toSorted()]).toEqual([1, before])
  }, 60_000)
})

test('two commits at the same time in two work trees each take in their own', async ({ world }) => {
  const repo = capturingRepository(world)
  repo.commit('First', { 'a.ts': 'export const one = 1\n' })
  repo.git('worktree', 'add', '--quiet', '-b', 'side', '../side')
  claudeWrites(world, repo, 'a.ts', `${agentsText}\n`)
  claudeWrites(world, repo, 'b.ts', `export const average = 0 // of nothing\n`, join(world.dir, 'side'))
  repo.git('-C', '../side', 'add', '.')
  const commit = (cwd: string): Promise<unknown> => start(world, 'git', ['commit', '-a', '-m', 'Theirs'], { cwd }).ended
  await Promise.all([commit(repo.dir), commit(join(world.dir, 'side'))])
  expect([said(repo), said(repo, 'side'), spooled(repo), captured(repo).trim().split('\n').length]).toEqual([
    'generated hook,capture',
    'generated hook,capture',
    [],
    2,
  ])
})

test('after the commit no text, no command, no prompt and no session is left', ({ world }) => {
  const repo = capturingRepository(world)
  repo.commit('First', { 'a.ts': 'export const one = 1\n' })
  claudeEdits(world, repo, 'a.ts', 'export const one = 1', agentsText)
  repo.write({ 'src/app.ts': `${agentsText}\n` })
  tell(world, repo, 'claude-code', payload('claude-code.edit', repo.dir))
  tell(world, repo, 'claude-code', payload('claude-code.bash', repo.dir))
  tell(
    world,
    repo,
    'windsurf',
    JSON.stringify({ agent_action_name: 'pre_user_prompt', tool_info: { user_prompt: 'sum it' } }),
  )
  repo.git('add', '.')
  repo.git('commit', '--quiet', '-m', 'Theirs')
  const words = ['prices', 'reduce', 'export const one', 'no-verify', 'sum it', '3f0c1a52', 'originalFile', repo.dir]
  const found = words.filter((word) => spawnSync('grep', ['-r', '-a', '-F', word, ours(repo)]).status === 0)
  expect([said(repo), found]).toEqual(['generated hook,capture', []])
})

test('an agent’s own commit names it once, by environment and capture', ({ world }) => {
  const repo = capturingRepository(world)
  claudeWrites(world, repo, 'a.ts', `${agentsText}\n`)
  repo.git('add', '.')
  repo.tryGit(['commit', '-m', 'Theirs'], { env: { CLAUDECODE: '1' } })
  expect([said(repo), message(repo).match(/^Assisted-by/gm)?.length]).toEqual(['generated hook,env,capture', 1])
})

test('the payloads’ folder is read only by its owner even under a loose umask', ({ world }) => {
  const repo = capturingRepository(world)
  chmodSync(join(ours(repo), 'spool'), 0o700)
  world.run('sh', ['-c', `umask 000; sh '${shim(repo)}' claude-code`], {
    cwd: repo.dir,
    input: write(repo, 'a', 'a\n'),
  })
  const [name = ''] = spooled(repo)
  expect([statSync(spool(repo, name)).mode & 0o077, readFileSync(spool(repo, name), 'utf8').at(0)]).toEqual([
    0,
    '\u001e',
  ])
})
