// An agent runs `sign` in a terminal, with every variable that would name it taken away: the processes above tell.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { sign } from '../../src/commands/sign.ts'
import type { Context } from '../../src/context.ts'
import { agentsChange } from '../support/attack.ts'
import { createTeam, inTerminal, type Team } from '../support/team.ts'
import { bin, projectDir, test, writeScript, type Ran, type World } from '../support/world.ts'

const signing = (team: Team): string[] => [process.execPath, bin, 'sign', '--yes', '--print', '--key', team.grace.file]

/** A terminal in which this program runs `sign` as its child. */
const signedBelow = (team: Team, program: readonly string[]): Ran =>
  inTerminal(team.world, [...program, ...signing(team)], { cwd: team.ada.dir })

/** A script that runs whatever it is given and waits for it. */
function runner(world: World, name: string): string[] {
  const path = join(world.dir, 'bin', name)
  writeScript(path, '#!/bin/sh\n"$@"\nexit $?\n')
  return [path]
}

describe('sign sees above it', () => {
  test('a script called as an agent, and one that is not', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const [person, agent] = [runner(world, 'terminal'), runner(world, 'claude')].map((program) =>
      signedBelow(team, program),
    )
    expect([person?.code, agent?.code]).toEqual([0, 1])
    expect(agent?.said).toContain('an agent is at work here (claude-code)')
  })

  test('an executable called as an agent', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const program = (name: string): string[] => {
      const path = join(world.dir, name)
      copyFileSync(process.execPath, path)
      const run = `const [command, ...args] = process.argv.slice(1)
        process.exit(require('child_process').spawnSync(command, args, { stdio: 'inherit' }).status)`
      return [path, '-e', run]
    }
    expect([signedBelow(team, program('nodes')).code, signedBelow(team, program('claude')).code]).toEqual([0, 1])
  })

  test('agents behind shells, multiplexed behind one another', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const chain = ['claude', 'shell', 'codex', 'shell'].flatMap((name) => runner(world, name))
    expect(signedBelow(team, chain)).toMatchObject({
      code: 1,
      said: expect.stringContaining('an agent is at work here (codex, claude-code)'),
    })
  })

  test('with AI_AGENT and all its like emptied', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const emptied = ['env', '-i', `PATH=${process.env['PATH']}`, `HOME=${world.home}`, 'TERM=dumb']
    const before = signedBelow(team, emptied)
    expect([before.code, signedBelow(team, [...runner(world, 'gemini'), ...emptied]).code]).toEqual([0, 1])
  })
})

describe('sign takes for a person', () => {
  test('whoever sits above it under a name that only holds an agent’s', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const names = ['android-app', 'pngcrush', 'cursor', 'claude.sh']
    expect(names.filter((name) => signedBelow(team, runner(world, name)).code !== 0)).toEqual([])
  })

  test('whoever works in a folder called as an agent, in an editor’s terminal', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const env = { CURSOR_TRACE_ID: 'x', AI_AGENT: '', CLAUDECODE: '0', GOOSE_PROVIDER: 'openai' }
    const program = runner(world, 'claude/codex/terminal')
    expect(inTerminal(world, [...program, ...signing(team)], { cwd: team.ada.dir, env }).code).toBe(0)
  })
})

test('where the processes above can’t be looked at, sign goes by the environment and says so', async ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  let said = ''
  const context: Context = {
    cwd: team.ada.dir,
    env: world.env,
    now: new Date(),
    terminal: true,
    color: false,
    columns: 80,
    ancestors: () => ({ seen: [], unseen: 'on win32 the processes above this one are not looked at' }),
    packageDir: projectDir,
    stdin: () => Buffer.alloc(0),
    out: () => {},
    say: (text) => void (said += text),
    confirm: () => Promise.resolve(true),
  }
  const code = await sign(context, 'HEAD', { key: team.grace.file, reason: '', checked: [], print: true })
  expect([code, said]).toEqual([
    0,
    expect.stringContaining('! agents were looked for in the environment; on win32 the processes above'),
  ])
})

test('not stopped, and said so: an agent that leaves its own tree, in a terminal of its making, with a key that anybody can use', ({
  world,
}) => {
  const team = createTeam(world)
  agentsChange(team)
  const leaves = join(world.dir, 'bin/codex')
  writeScript(leaves, `#!/bin/sh\nexec 3<&0; sh -c '"$@"; echo "ended with $?"' sh "$@" <&3 &\n`)
  const terminal = ['script', '--quiet', '--return', '--command', signing(team).join(' '), '/dev/null']
  expect(world.run(leaves, terminal, { cwd: team.ada.dir }).said).toContain('ended with 0')
})
