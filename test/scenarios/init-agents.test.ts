// ai-signoff init --agents: entries in agents' hook files that call us, beside what is there; and uninstall, which gives the bytes back.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentIds, hooked, othersFile } from '../support/agents.ts'
import { enrolledSoon, test, type Package } from '../support/package.ts'
import type { Ran, Repo } from '../support/world.ts'

const pathOf = (id: string): string => hooked(id).hookFile.path
const read = (repo: Repo, path: string): string => readFileSync(join(repo.dir, path), 'utf8')
const init = (pack: Package, repo: Repo, ...more: string[]): Ran => pack.cli(repo, ['init', '--yes', ...more])
const claudeFile = '.claude/settings.json'

/** The commands of a file that call one of our shims, as the agent would run them. */
function commandsIn(text: string, shim: string): string[] {
  const found: string[] = []
  JSON.parse(text, (key: string, value: unknown) => {
    if (['command', 'bash'].includes(key) && typeof value === 'string' && value.includes(shim)) found.push(value)
    return value
  })
  return found
}

describe.each(agentIds)('for %s, init --agents', (id) => {
  const path = pathOf(id)

  test('writes a file whose commands reach the shims, with the agent’s JSON', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo, `--agents=${id}`)
    const [before = ''] = commandsIn(read(repo, path), 'agent-before')
    const [after = ''] = commandsIn(read(repo, path), 'agent-after')
    const codes = [before, after].map(
      (command) => world.run('sh', ['-c', command], { cwd: repo.dir, input: '{"a":1}\n' }).code,
    )
    expect([codes, pack.log()]).toEqual([
      [0, 0],
      [`ours agent-before ${id}`, '  {"a":1}', `ours agent-after ${id}`, '  {"a":1}'],
    ])
  })

  test('hands the shim’s refusal on', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo, `--agents=${id}`)
    const [before = ''] = commandsIn(read(repo, path), 'agent-before')
    expect(world.run('sh', ['-c', before], { cwd: repo.dir, env: { STUB_REFUSES: '1' } }).code).toBe(2)
  })

  test('and uninstall leave no trace in a fresh repository', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo, `--agents=${id}`)
    pack.cli(repo, ['uninstall', '--yes', '--policy'])
    expect(repo.git('status', '--porcelain', '--ignored')).toBe('')
    expect(existsSync(join(repo.dir, dirname(path)))).toBe(false)
  })

  test('and uninstall give a file with others’ hooks its bytes and its mode back', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const text = othersFile(hooked(id), '\t')
    repo.write({ [path]: text })
    world.run('chmod', ['600', join(repo.dir, path)])
    init(pack, repo, `--agents=${id}`)
    const between = read(repo, path)
    pack.cli(repo, ['uninstall', '--yes'])
    expect([between === text, read(repo, path), statSync(join(repo.dir, path)).mode & 0o777]).toEqual([
      false,
      text,
      0o600,
    ])
  })

  test('has nothing to do a second time', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.write({ [path]: othersFile(hooked(id)) })
    init(pack, repo, `--agents=${id}`)
    expect(init(pack, repo, `--agents=${id}`).stderr).toMatch(/^Nothing to do/)
  })
})

describe('which agents', () => {
  const files = (repo: Repo): string[] => agentIds.filter((id) => existsSync(join(repo.dir, pathOf(id))))

  test('are none, unless asked', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.write({ '.cursor/rules': '' })
    init(pack, repo)
    expect(files(repo)).toEqual([])
  })

  test('are those with a folder or a file here, without a list', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.write({ '.cursor/rules': '', 'GEMINI.md': '' })
    init(pack, repo, '--agents')
    expect(files(repo)).toEqual(['cursor', 'gemini-cli'])
  })

  test('is Claude Code, without a list and where none is here', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo, '--agents')
    expect(files(repo)).toEqual(['claude-code'])
  })

  test('are the seven that --help names', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const [list = ''] = /claude,\S+,droid/.exec(pack.cli(repo, ['init', '--help']).stdout.replace(/,\s+/g, ',')) ?? []
    init(pack, repo, `--agents=${list}`)
    expect(files(repo)).toEqual(agentIds)
  })

  test.for(['nobody', 'aider', ''])('are not "%s", of whose hook file nothing is known', (name, { world, pack }) => {
    const repo = enrolledSoon(world)
    const { code, stderr } = init(pack, repo, `--agents=claude,${name}`)
    expect([code, stderr, existsSync(join(repo.dir, '.ai-signoff.yml'))]).toEqual([
      2,
      expect.stringMatching(
        /is no agent whose hook file is known here\n {2}next {3}npx ai-signoff init --agents=claude-code,/,
      ),
      false,
    ])
  })

  test('are none on a server', ({ world, pack }) => {
    const { code, stderr } = pack.cli({ dir: world.bare('server.git') }, ['init', '--yes', '--agents'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/no agent to name here/)])
  })
})

describe('the plan', () => {
  test('is shown by --dry-run, and nothing is written', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const { stdout } = pack.cli(repo, ['init', '--dry-run', '--agents=claude'])
    expect([stdout, existsSync(join(repo.dir, '.claude'))]).toEqual([
      expect.stringMatching(/\n {2}write \.claude\/settings\.json, for Claude\n/),
      false,
    ])
  })

  test('is asked for like the rest', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const { code } = pack.cli(repo, ['init', '--agents=claude'])
    expect([code, existsSync(join(repo.dir, '.claude'))]).toEqual([2, false])
  })

  test('tells what a person has to do in Codex', ({ world, pack }) => {
    const { stderr } = init(pack, enrolledSoon(world), '--agents=codex')
    expect(stderr).toMatch(/commit \.codex\/hooks\.json[^]*in Codex, type \/hooks and trust/)
  })

  test('is not begun where one of the files can’t be', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeFileSync(join(repo.dir, '.windsurf'), 'a file where a folder must be')
    const { code, stderr } = init(pack, repo, '--agents=claude,windsurf')
    expect([
      code,
      stderr,
      existsSync(join(repo.dir, '.claude')),
      existsSync(join(repo.dir, '.ai-signoff.yml')),
    ]).toEqual([
      3,
      expect.stringMatching(/\.windsurf\/hooks\.json: ENOTDIR.*\n {2}next {3}mend that path/),
      false,
      false,
    ])
  })

  test('is taken back where the disk takes no more of it', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    init(pack, repo)
    repo.write({ '.windsurf/hooks.json': `${JSON.stringify({ mine: 'x'.repeat(20_000) })}\n` })
    const before = read(repo, '.windsurf/hooks.json')
    const limited = `ulimit -f 16; exec '${process.execPath}' '${join(pack.dir, 'bin/ai-signoff.js')}' init --yes --agents=claude,windsurf`
    const { code, stderr } = world.run('sh', ['-c', limited], { cwd: repo.dir })
    expect([code, stderr, existsSync(join(repo.dir, '.claude')), read(repo, '.windsurf/hooks.json')]).toEqual([
      3,
      expect.stringMatching(/nothing was changed: EFBIG/),
      false,
      before,
    ])
  })
})

test('init without --agents mends the entries that an older version wrote', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo, '--agents=claude')
  const now = read(repo, claudeFile)
  repo.write({ [claudeFile]: now.replaceAll('exec cat >/dev/null', 'exit 0') })
  init(pack, repo)
  expect(read(repo, claudeFile)).toBe(now)
})

test('uninstall leaves a file alone in which nothing is ours, whatever it is', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo)
  repo.write({ [claudeFile]: '// not JSON\n', '.cursor/hooks.json': othersFile(hooked('cursor')) })
  const { code, stderr } = pack.cli(repo, ['uninstall', '--yes'])
  expect([code, stderr, read(repo, claudeFile)]).toEqual([
    0,
    expect.not.stringMatching(/\.claude|\.cursor/),
    '// not JSON\n',
  ])
})

test('uninstall finds entries of ours however the file spells them', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo, '--agents=claude')
  repo.write({ [claudeFile]: read(repo, claudeFile).replaceAll('/hooks/agent', String.raw`\/hooks\/agent`) })
  pack.cli(repo, ['uninstall', '--yes'])
  expect(existsSync(join(repo.dir, '.claude'))).toBe(false)
})

test('init --agents makes the spool, for its owner alone', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo, '--agents=claude')
  expect(statSync(join(repo.dir, '.git/ai-signoff/spool')).mode & 0o777).toBe(0o700)
})

test('init without agents makes no spool', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo)
  expect(existsSync(join(repo.dir, '.git/ai-signoff/spool'))).toBe(false)
})

test('uninstall takes along what agents’ hooks have kept', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo, '--agents=claude')
  repo.write({ '.git/ai-signoff/spool/1': 'x', '.git/ai-signoff/captured/2': 'x' })
  pack.cli(repo, ['uninstall', '--yes'])
  expect(existsSync(join(repo.dir, '.git/ai-signoff'))).toBe(false)
})

test('uninstall names a file with comments that has lines of ours, and does nothing', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  init(pack, repo, '--agents=claude')
  repo.write({ [claudeFile]: `// mine\n${read(repo, claudeFile)}` })
  const { code, stderr } = pack.cli(repo, ['uninstall', '--yes'])
  expect([code, stderr, existsSync(join(repo.dir, '.git/ai-signoff'))]).toEqual([
    2,
    expect.stringMatching(
      /next {3}take out of \.claude\/settings\.json by hand what names ai-signoff\/hooks\/agent-before/,
    ),
    true,
  ])
})

describe('a hook file that is not to be touched is left as it is, with the lines to add', () => {
  const byHand =
    /stays as it is\n {2}next {3}add to the "hooks" of \.claude\/settings\.json by hand: \{"PreToolUse":\[\{"matcher":"Bash"/
  type Prepare = (repo: Repo) => void
  const odd: readonly [what: string, says: RegExp, Prepare][] = [
    ['one with comments', /is not plain JSON/, (repo) => repo.write({ [claudeFile]: '{ // mine\n}\n' })],
    ['one that is a list', /is JSON, and not an object/, (repo) => repo.write({ [claudeFile]: '[]\n' })],
    ['one whose hooks are no object', /has "hooks" that/, (repo) => repo.write({ [claudeFile]: '{"hooks": 1}\n' })],
    [
      'one with an event that is no list',
      /"PostToolUse" that/,
      (repo) => repo.write({ [claudeFile]: '{"hooks": {"PostToolUse": "x"}}\n' }),
    ],
    [
      'one that is huge',
      /is larger than 1048576 bytes/,
      (repo) => repo.write({ [claudeFile]: `{"a": "${'x'.repeat(1 << 20)}"}` }),
    ],
    [
      'one that is nested without end',
      /is not plain JSON/,
      (repo) => repo.write({ [claudeFile]: '['.repeat(400_000) + ']'.repeat(400_000) }),
    ],
  ]
  test.for(odd)('%s', ([, says, prepare], { world, pack }) => {
    const repo = enrolledSoon(world)
    prepare(repo)
    const before = read(repo, claudeFile)
    const { code, stderr } = init(pack, repo, '--agents=claude')
    expect([code, stderr, stderr, read(repo, claudeFile), existsSync(join(repo.dir, '.ai-signoff.yml'))]).toEqual([
      2,
      expect.stringMatching(says),
      expect.stringMatching(byHand),
      before,
      false,
    ])
  })

  test('and with those lines added to a file with comments, init goes on', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.write({ [claudeFile]: '{ // mine\n}\n' })
    const [, hooks] = /by hand: (.*)\n/.exec(init(pack, repo, '--agents=claude').stderr) ?? []
    repo.write({ [claudeFile]: `{ // mine\n"hooks": ${hooks} }\n` })
    expect(init(pack, repo, '--agents=claude').code).toBe(0)
  })
})

test('a file of Droid’s that newer versions read instead is named', ({ world, pack }) => {
  const repo = enrolledSoon(world)
  repo.write({ '.factory/hooks.json': '{}\n' })
  expect(init(pack, repo, '--agents=droid').stderr).toMatch(
    /add to \.factory\/hooks\.json by hand, for newer versions of it: \{"PreToolUse"/,
  )
})
