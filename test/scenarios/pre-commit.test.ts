// The pre-commit shim as git runs it: silent and without Node for what is ordinary, one line for what is not, never in the way.
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { policyTemplate } from '../../src/policy/template.ts'
import { defaultRules } from '../../src/radius/default-rules.ts'
import { sensitiveWords } from '../../src/radius/sensitive-words.ts'
import { lockFiles } from '../../src/radius/kind-tables.ts'
import { policyText } from '../support/policy-text.ts'
import { projectDir, test, writeScript, type Repo, type World } from '../support/world.ts'

const enrolment = {
  defaultBranch: 'main',
  protected: ['main'],
  name: 'Grace Hopper',
  email: 'grace@example.com',
  key: 'ssh-ed25519 AAAA',
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}\n`).join('')

/** A repository with the shim as its hook, and a `node` in PATH that records its start. */
function hooked(world: World): { repo: Repo; env: Record<string, string>; nodeStarted: () => boolean } {
  const repo = world.repository('r')
  repo.commit('one', { 'a.ts': lines(1) })
  writeScript(join(repo.dir, '.git/hooks/pre-commit'), `#!/bin/sh\nexec sh -e "${projectDir}/hooks/pre-commit" "$@"\n`)
  const record = join(world.dir, 'started')
  writeScript(join(world.dir, 'bin/node'), `#!/bin/sh\necho >> "${record}"\nexec "${process.execPath}" "$@"\n`)
  return {
    repo,
    env: { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` },
    nodeStarted: () => existsSync(record),
  }
}

function commit(
  { repo, env }: ReturnType<typeof hooked>,
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Record<string, string> = {},
) {
  repo.write(files)
  repo.git('add', '--all')
  return repo.tryGit(['commit', '-q', '-m', 'two'], { env: { ...env, ...more } })
}

test('an ordinary commit says nothing and starts no Node', ({ world }) => {
  const about = hooked(world)
  const ran = commit(about, { 'src/b.ts': lines(100), 'README.md': lines(20) })
  expect([ran.code, ran.said, about.nodeStarted()]).toEqual([0, '', false])
})

test('a policy as init writes it starts no Node either', ({ world }) => {
  const about = hooked(world)
  about.repo.write({ '.ai-signoff.yml': policyTemplate(enrolment) })
  about.repo.git('add', '--all')
  about.repo.git('commit', '--quiet', '--no-verify', '-m', 'policy')
  const ran = commit(about, { 'src/b.ts': lines(100) })
  expect([ran.code, ran.said, about.nodeStarted()]).toEqual([0, '', false])
})

test.for([
  'paths: [{ match: "src/**", floor: high }]',
  'pre-commit: block',
  'sign-off:\n  reviewable-lines: 50',
  'sign-off: { "reviewable-lines": 169 }',
])('a policy that says %j has Node asked about every commit', (rule, { world }) => {
  const about = hooked(world)
  about.repo.write({ '.ai-signoff.yml': `version: 1\n${rule}\n` })
  about.repo.git('add', '--all')
  about.repo.git('commit', '--quiet', '--no-verify', '-m', 'policy')
  commit(about, { 'src/b.ts': lines(1) })
  expect(about.nodeStarted()).toBe(true)
})

test('a policy that can not be read is told in one line, and the commit goes on', ({ world }) => {
  const about = hooked(world)
  about.repo.write({ '.ai-signoff.yml': 'version: 1\nrevokd: []\npathss: []\n' })
  about.repo.git('add', '--all')
  about.repo.git('commit', '--quiet', '--no-verify', '-m', 'policy')
  expect(commit(about, { 'src/b.ts': lines(200) })).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^ai-signoff: this commit was not scored: .* · unknown key `revokd`.* · .*\n$/),
  })
})

test.for([
  ['a large change', { 'src/b.ts': lines(200) }, 'what is staged is high (46 of 100)'],
  ['a sensitive one', { 'src/auth.ts': lines(60) }, 'what is staged is high (48 of 100)'],
  ['a touched floor', { 'package.json': '{}\n' }, 'at least high (dependency manifest): package.json'],
  ['a workflow', { '.github/workflows/ci.yml': 'on: push\n' }, 'what is staged is critical'],
  ['a case twin of the policy', { '.AI-signoff.yml': 'version: 1\n' }, 'the policy itself'],
  [
    'a change past the limit',
    { 'README.md': lines(612) },
    '612 reviewable lines, the limit is 400: consider splitting',
  ],
  ['code that claims to be binary', { 'a.js': Buffer.concat([Buffer.of(0), Buffer.alloc(20_000, 'x')]) }, 'is high'],
] as const)('%s gets one line and is committed', ([, files, says], { world }) => {
  const ran = commit(hooked(world), files)
  expect([ran.code, ran.said.split('\n')]).toEqual([0, [expect.stringContaining(says), '']])
})

test.for([
  ['is made', 'warn', 0],
  ['is held back', 'block', 1],
] as const)('where the commit %s, the command that it names shows the change', ([, mode, exit], { world }) => {
  const about = hooked(world)
  about.repo.write({ '.ai-signoff.yml': policyText({ 'pre-commit': mode }) })
  about.repo.git('add', '--all')
  about.repo.git('commit', '--quiet', '--no-verify', '-m', 'policy')
  const ran = commit(about, { 'src/b.ts': lines(200) })
  const [, named = ''] = / see: npx ai-signoff (.*)\n/.exec(ran.said) ?? []
  expect([ran.code, about.repo.cli(named.split(' ')).stdout]).toEqual([
    exit,
    expect.stringMatching(/^high {2}46 of 100\n/),
  ])
})

test('no program beside the shim: it says what to run and the commit goes on', ({ world }) => {
  const about = hooked(world)
  for (const name of ['pre-commit', 'lib.sh'])
    world.run('install', ['-D', join(projectDir, 'hooks', name), join(world.dir, 'alone/hooks', name)])
  writeScript(
    join(about.repo.dir, '.git/hooks/pre-commit'),
    `#!/bin/sh\nexec sh -e "${world.dir}/alone/hooks/pre-commit"\n`,
  )
  const ran = commit(about, { 'package.json': '{}\n' })
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('npx ai-signoff init')])
})

test('no Node in PATH: it says what to run and the commit goes on', ({ world }) => {
  const about = hooked(world)
  for (const name of ['git', 'sh', 'tr', 'grep']) {
    const place = world.run('sh', ['-c', `command -v ${name}`]).stdout.trim()
    world.run('mkdir', ['-p', join(world.dir, 'few')])
    symlinkSync(place, join(world.dir, 'few', name))
  }
  const ran = commit(about, { 'package.json': '{}\n' }, { PATH: join(world.dir, 'few') })
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('no node in PATH')])
})

test('a broken Node holds no commit back', ({ world }) => {
  const about = hooked(world)
  writeScript(join(world.dir, 'bin/node'), '#!/bin/sh\nexit 1\n')
  expect(commit(about, { 'package.json': '{}\n' }).code).toBe(0)
})

test('the end of a merge is silent', ({ world }) => {
  const about = hooked(world)
  const { repo } = about
  repo.git('switch', '-qc', 'topic')
  repo.git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'x')
  commit(about, { 'a.ts': 'theirs\n', 'b.ts': lines(500) })
  repo.git('switch', '-q', 'main')
  commit(about, { 'a.ts': 'ours\n' })
  repo.tryGit(['merge', 'topic'])
  const ran = commit(about, { 'a.ts': 'both\n' })
  expect([ran.code, ran.said]).toEqual([0, ''])
})

test('git commit -a and git commit PATH are scored by what they commit', ({ world }) => {
  const about = hooked(world)
  about.repo.write({ 'a.ts': lines(300) })
  const ran = about.repo.tryGit(['commit', '-q', '-m', 'two', 'a.ts'], { env: about.env })
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('is high')])
})

/** One path that a gitignore pattern of the table matches. */
const exampleOf = (pattern: string): string =>
  pattern.replace('**/', 'x/').replace(/^\//, '').replaceAll('*', 'x').replace(/\/$/, '/x')

test('the shim asks Node about every name that has a floor by default', ({ world }) => {
  const { repo } = hooked(world)
  writeScript(join(world.dir, 'bin/node'), '#!/bin/sh\necho asked >&2\n')
  const blob = repo.git('hash-object', '-w', 'a.ts')
  const names = [...defaultRules.flatMap(({ match }) => match).map(exampleOf), ...lockFiles.keys()]
  const silent = names.filter((name) => {
    repo.git('read-tree', 'HEAD')
    repo.git('update-index', '--add', '--cacheinfo', `100644,${blob},${name}`)
    const env = { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }
    return !world.run('sh', [join(projectDir, 'hooks/pre-commit')], { cwd: repo.dir, env }).said.includes('asked')
  })
  expect(silent).toEqual([])
})

test('the shim asks Node about 45 lines under any sensitive word', ({ world }) => {
  const { repo } = hooked(world)
  writeScript(join(world.dir, 'bin/node'), '#!/bin/sh\necho asked >&2\n')
  repo.write({ long: lines(45) })
  const blob = repo.git('hash-object', '-w', 'long')
  const silent = [...sensitiveWords].filter((word) => {
    repo.git('read-tree', 'HEAD')
    repo.git('update-index', '--add', '--cacheinfo', `100644,${blob},src/${word}.ts`)
    const env = { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }
    return !world.run('sh', [join(projectDir, 'hooks/pre-commit')], { cwd: repo.dir, env }).said.includes('asked')
  })
  expect(silent).toEqual([])
})
