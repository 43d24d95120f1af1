// Nothing in the environment speaks of an agent; the processes above a commit do, or only seem to.
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { editor, hookedRepository, message, recordingNode } from '../support/provenance.ts'
import { projectDir, test, writeScript, type Repo, type World } from '../support/world.ts'

const commit = 'git commit --quiet --allow-empty -m Second'

/** How a program is started that runs shell text and waits for it. */
type Way = (world: World, text: string) => readonly string[]

/** An executable of that name; `-c TEXT` is shell text to it. */
function program(world: World, name: string): string {
  const path = join(world.dir, name)
  mkdirSync(dirname(path), { recursive: true })
  copyFileSync(realpathSync('/bin/sh'), path)
  return path
}

const executable =
  (name: string, ...words: string[]): Way =>
  (world, text) => [program(world, name), '-c', `${text}; :`, ...words]

const shellScript =
  (name: string): Way =>
  (world, text) => {
    writeScript(join(world.dir, name), `#!/bin/sh\n${text}\n:\n`)
    return [join(world.dir, name)]
  }

const inNode = (text: string): string => `require('child_process').execSync(${JSON.stringify(text)})`

const nodeScript =
  (name: string, ...options: string[]): Way =>
  (world, text) => {
    writeScript(join(world.dir, name), inNode(text))
    return [process.execPath, ...options, join(world.dir, name)]
  }

const nodeCalled =
  (title: string): Way =>
  (_, text) => [process.execPath, '-e', `process.title = '${title}'; ${inNode(text)}`]

/** A link to a program that has another name. */
const link =
  (name: string, target: string): Way =>
  (world, text) => {
    symlinkSync(program(world, target), join(world.dir, name))
    return [join(world.dir, name), '-c', `${text}; :`]
  }

const startedAs =
  (called: string): Way =>
  (world, text) => ['bash', '-c', 'exec -a "$0" "$1" -c "$2"', called, program(world, 'thing'), `${text}; :`]

const below =
  (outer: Way, inner: Way): Way =>
  (world, text) =>
    outer(world, inner(world, text).map(quoted).join(' '))

/** Libraries are then below the program in memory. */
const withoutStackLimit =
  (way: Way): Way =>
  (world, text) => ['bash', '-c', 'ulimit -s "$(ulimit -H -s)"; exec "$@"', 'bash', ...way(world, text)]

const quoted = (word: string): string => `'${word}'`

function commitBelow(world: World, way: Way, env: Record<string, string> = {}): Repo {
  const repo = hookedRepository(world)
  const [first = '', ...words] = way(world, commit)
  const ran = world.run(first, words, { cwd: repo.dir, env })
  if (ran.code !== 0) throw new Error(ran.said)
  return repo
}

/** The same, the hooks run by that shell. */
function commitThrough(world: World, shell: string, way: Way, env: Record<string, string> = {}): Repo {
  const repo = hookedRepository(world)
  const hook = join(world.dir, 'hooks/prepare-commit-msg')
  writeScript(hook, readFileSync(hook, 'utf8').replace('exec sh', `exec ${shell}`))
  const [first = '', ...words] = way(world, commit)
  world.run(first, words, { cwd: repo.dir, env })
  return repo
}

/** Folders for PATH with other tools than this machine's. */
const toolSets: Record<string, (world: World) => string> = {
  'busybox’s tools': (world) => {
    const busybox = world.run('sh', ['-c', 'command -v busybox']).stdout.trim()
    mkdirSync(join(world.dir, 'tools'))
    for (const name of ['grep', 'sed', 'tr', 'ls', 'tail', 'sha256sum'])
      symlinkSync(busybox, join(world.dir, 'tools', name))
    return join(world.dir, 'tools')
  },
  'a grep that can’t tell words apart': (world) => {
    const real = world.run('sh', ['-c', 'command -v grep']).stdout.trim()
    writeScript(join(world.dir, 'tools/grep'), `#!/bin/sh\ncase $1 in *z*) exit 2 ;; esac\nexec '${real}' "$@"\n`)
    return join(world.dir, 'tools')
  },
  'a grep that fails at everything': (world) => {
    writeScript(join(world.dir, 'tools/grep'), '#!/bin/sh\nexit 2\n')
    return join(world.dir, 'tools')
  },
}

const said = (repo: Repo): string[] => message(repo).match(/^Assisted-by: \S+|level=\S+ sources=\S+/gm) ?? []

describe('a commit is an agent’s that is made below', () => {
  const ways: Record<string, readonly [Way, agent: string]> = {
    'an executable called so': [executable('codex'), 'Codex'],
    'a script of a shell': [shellScript('claude'), 'Claude'],
    'a script in a folder with a line break in its name': [shellScript('one\ntwo/claude'), 'Claude'],
    'a package’s script of node': [nodeScript('lib/node_modules/@openai/codex/bin/codex.js', '--no-warnings'), 'Codex'],
    'a script of node without an ending': [nodeScript('bin/gemini'), 'Gemini'],
    'a process that took the name': [nodeCalled('claude'), 'Claude'],
    'an executable called after its version': [executable('share/claude/versions/2.1.330'), 'Claude'],
    'an executable that a link calls something else': [link('helper', 'codex'), 'Codex'],
    'an executable that was told another name': [startedAs('/usr/local/bin/crush'), 'Crush'],
    'an executable that a link calls something else, with libraries below it': [
      withoutStackLimit(link('helper', 'codex')),
      'Codex',
    ],
    'a script of bash, with libraries below that': [
      withoutStackLimit((world, text) => {
        writeScript(join(world.dir, 'claude'), `${text}\n:\n`)
        return ['bash', join(world.dir, 'claude')]
      }),
      'Claude',
    ],
    'an editor that an agent opened': [below(shellScript('claude'), executable('vim', 'notes.md')), 'Claude'],
  }
  test.for(Object.entries(ways))('%s', ([, [way, agent]], { world }) => {
    expect(said(commitBelow(world, way))).toEqual([`Assisted-by: ${agent}:unknown`, 'level=generated sources=hook,env'])
  })

  test('an agent, with an editor', ({ world }) => {
    const repo = hookedRepository(world)
    writeScript(join(world.dir, 'claude'), '#!/bin/sh\ngit commit --quiet --allow-empty\n:\n')
    const env = { GIT_EDITOR: editor(world, 'Second\n') }
    world.run(join(world.dir, 'claude'), [], { cwd: repo.dir, env })
    expect(said(repo)).toEqual(['Assisted-by: Claude:unknown', 'level=generated sources=hook,env'])
  })

  test('an agent that runs another: both, the nearest first', ({ world }) => {
    const repo = commitBelow(world, below(shellScript('claude'), executable('codex')), { GEMINI_CLI: '1' })
    expect(said(repo)).toEqual([
      'Assisted-by: Codex:unknown',
      'Assisted-by: Claude:unknown',
      'Assisted-by: Gemini:unknown',
      'level=generated sources=hook,env',
    ])
  })

  test.for(['dash', 'bash', 'busybox sh'])('an agent, in hooks that %s runs', (shell, { world }) => {
    expect(said(commitThrough(world, shell, executable('codex')))).toEqual([
      'Assisted-by: Codex:unknown',
      'level=generated sources=hook,env',
    ])
  })

  describe.for(Object.entries(toolSets))('with %s', ([, tools]) => {
    test.for(Object.entries(ways))('%s', ([, [way, agent]], { world }) => {
      const env = { PATH: `${tools(world)}:${world.env['PATH']}` }
      expect(said(commitThrough(world, 'busybox sh', way, env))).toEqual([
        `Assisted-by: ${agent}:unknown`,
        'level=generated sources=hook,env',
      ])
    })
  })
})

describe('a commit is a person’s, and starts no Node, that is made below', () => {
  const ways: Record<string, Way> = {
    'android-app': executable('android-app'),
    pngcrush: executable('pngcrush', 'a.png'),
    'an editor opened on gemini.md': executable('vim', 'gemini.md'),
    'an editor opened on a file called claude': executable('vim', 'claude'),
    'a multiplexer’s session called claude': executable('tmux', 'new', '-s', 'claude'),
    'a shell': shellScript('terminal'),
    'a shell in a folder called as an agent': shellScript('claude/codex/terminal'),
    'an editor with agents in it': executable('cursor'),
    'an editor’s node': nodeScript('share/code/bootstrap-fork.js', '--max-old-space-size=3072'),
    'lint-staged': nodeScript('node_modules/lint-staged/bin/lint-staged.js'),
    'a program whose words hold an agent’s name': nodeScript('api/example/compile.js'),
    'a process that calls itself something like an agent': nodeCalled('claude.app'),
  }
  test.for(Object.entries(ways))('%s', ([, way], { world }) => {
    const { env, mark } = recordingNode(world)
    expect([said(commitBelow(world, way, env)), existsSync(mark)]).toEqual([['level=none sources=hook'], false])
  })

  test.for(Object.entries(toolSets))('an editor opened on gemini, with %s', ([, tools], { world }) => {
    const env = { PATH: `${tools(world)}:${world.env['PATH']}` }
    const repo = commitThrough(world, 'busybox sh', executable('vim', '-u', 'gemini'), env)
    expect(said(repo)).toEqual(['level=none sources=hook'])
  })

  test('npm run', ({ world }) => {
    const repo = hookedRepository(world)
    repo.write({ 'package.json': JSON.stringify({ scripts: { save: commit } }) })
    world.run('npm', ['run', '--silent', 'save'], { cwd: repo.dir })
    expect(said(repo)).toEqual(['level=none sources=hook'])
  })
})

describe('asked as on macOS, ps tells the hooks', () => {
  /** Sources what hooks source, and asks ps. */
  const ask = `sh -ec 'for each in agents above; do . "${projectDir}/hooks/$each.sh"; done
git_process= agent_above=; ai_signoff_ask_ps; echo "agent: $agent_above"; echo $git_arguments'`
  const told = (world: World, way: Way): string => {
    const [first = '', ...words] = way(world, ask)
    return world.run(first, words).stdout
  }
  const git: Way = (world, text) => {
    writeScript(join(world.dir, 'ask'), `#!/bin/sh\n${text}\n`)
    return ['git', '-c', `alias.ask=!${join(world.dir, 'ask')}`, 'ask', '--amend']
  }

  test('of an agent', ({ world }) => {
    expect(told(world, shellScript('claude'))).toContain('agent: yes')
  })

  test('of git, its arguments, and nobody else', ({ world }) => {
    expect(told(world, git)).toMatch(/agent: \ngit -c \S+ ask --amend\n/)
  })
})
