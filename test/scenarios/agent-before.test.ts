// The guard as agents meet it: the shim that their hook files start, with their own payloads, in an enrolled clone.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentBefore, bash, payloadOf } from '../support/agent-hook.ts'
import { recordingNode } from '../support/provenance.ts'
import { createTeam } from '../support/team.ts'
import { test, writeScript, type Ran, type World } from '../support/world.ts'

const push = 'git push origin HEAD:main'
const why =
  "ai-signoff: `git push` to the protected `main` is denied here: what lands there is a person's step, after the sign-offs that the policy asks for. Push a branch of its own (git push -u origin HEAD:my-change), and ask a person to land it."

/** What an agent gets to know. */
const told = ({ code, stdout, stderr }: Ran): unknown => ({ code, stdout, stderr })
const allowed = { code: 0, stdout: '', stderr: '' }

describe('a push to a protected branch is denied in the way that each agent understands', () => {
  const byCode = { code: 2, stdout: '', stderr: `${why}\n` }
  const json = (answer: unknown): unknown => ({ code: 0, stdout: `${JSON.stringify(answer)}\n`, stderr: '' })
  const cursor = json({ permission: 'deny', user_message: why, agent_message: why })
  const decision = { permissionDecision: 'deny', permissionDecisionReason: why }
  const copilot = json({ ...decision, hookSpecificOutput: { hookEventName: 'PreToolUse', ...decision } })

  test.for([
    ['claude-code', 'claude-code.bash', byCode],
    ['codex', 'codex.bash', byCode],
    ['codex', 'codex.shell-list', byCode],
    ['gemini-cli', 'gemini-cli.run-shell-command', byCode],
    ['windsurf', 'windsurf.pre-run-command', byCode],
    ['droid', 'droid.execute', byCode],
    ['cursor', 'cursor.pre-tool-use-shell', cursor],
    ['cursor', 'cursor.before-shell-execution', cursor],
    ['copilot', 'copilot.bash', copilot],
    ['copilot', 'vscode.run-in-terminal', copilot],
    // Others run Claude Code's hook file as well, and take its exit code.
    ['claude-code', 'vscode.run-in-terminal', byCode],
    ['claude-code', 'cursor.pre-tool-use-shell', byCode],
  ] as const)('%s: %s', ([agent, payload, answer], { world }) => {
    const { ada } = createTeam(world)
    const cwd = { cwd: ada.dir }
    const ran = [push, 'git push origin HEAD:topic'].map((command) =>
      told(agentBefore(world, agent, payloadOf(payload, command, ada.dir), cwd)),
    )
    expect(ran).toEqual([answer, allowed])
  })
})

test('as init installs it, from any folder of any worktree', ({ world }) => {
  const { remote } = createTeam(world)
  const repo = world.clone(remote, 'repo')
  const { code, said } = repo.cli(['init', '--yes', '--agents=claude'])
  expect([code, said]).toEqual([0, expect.stringContaining('.claude/settings.json')])
  repo.git('worktree', 'add', '--quiet', '../beside')
  const settings = readFileSync(join(repo.dir, '.claude/settings.json'), 'utf8')
  const line = /"command": ("(?:[^"\\]|\\.)*agent-before(?:[^"\\]|\\.)*")/.exec(settings)?.[1] ?? '""'
  const ran = [repo.dir, join(repo.dir, 'src'), join(world.dir, 'beside')].map((cwd) =>
    told(world.run('sh', ['-c', JSON.parse(line) as string], { cwd, input: bash(push, cwd) })),
  )
  expect(ran).toEqual(Array.from({ length: 3 }, () => ({ code: 2, stdout: '', stderr: `${why}\n` })))
})

const denied = (world: World, command: string, cwd: string): boolean =>
  agentBefore(world, 'claude-code', bash(command, cwd)).code === 2

describe('what is protected, the policy of the repository says', () => {
  test('at HEAD and in the work tree', ({ world }) => {
    const { ada } = createTeam(world)
    ada.write({
      '.ai-signoff.yml': ada.git('show', 'HEAD:.ai-signoff.yml').replace('main, "release/*"', 'main, trunk'),
    })
    const branches = ['main', 'release/9', 'trunk', 'topic']
    expect(branches.map((branch) => denied(world, `git push origin HEAD:${branch}`, ada.dir))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('in the folder that the command goes to', ({ world }) => {
    const { ada } = createTeam(world)
    const other = world.repository('other')
    other.commit('First', { a: '' })
    const ran = [
      'git push origin main',
      `cd '${ada.dir}' && git push origin main`,
      'git -C ../ada push origin main',
    ].map((command) => denied(world, command, other.dir))
    expect(ran).toEqual([false, true, true])
  })

  test('one that nobody can read protects main', ({ world }) => {
    const { ada } = createTeam(world)
    ada.commit('Broken', { '.ai-signoff.yml': 'version: [' })
    const ran = ['main', 'release/9'].map((branch) => denied(world, `git push origin HEAD:${branch}`, ada.dir))
    expect(ran).toEqual([true, false])
  })

  test('a push without a destination goes where git would take it', ({ world }) => {
    const { ada } = createTeam(world)
    const onMain = denied(world, 'git push', ada.dir)
    ada.git('switch', '--quiet', '--create', 'topic', '--track', 'origin/main')
    const onTopic = denied(world, 'git push', ada.dir)
    ada.git('config', 'push.default', 'upstream')
    expect([onMain, onTopic, denied(world, 'git push', ada.dir)]).toEqual([true, false, true])
  })
})

test('an agent that would sign is told whom to ask', ({ world }) => {
  const { ada } = createTeam(world)
  expect(agentBefore(world, 'claude-code', bash('npx ai-signoff sign HEAD', ada.dir)).stderr).toBe(
    "ai-signoff: `ai-signoff sign` is denied here: a sign-off is a person's word, given in their own terminal. Ask Grace Hopper to run it.\n",
  )
})

test('names that somebody chose drive no terminal', ({ world }) => {
  const { ada } = createTeam(world)
  const { stderr } = agentBefore(world, 'claude-code', bash(`git -c $'includeIf.\\e[31m=x' commit`, ada.dir))
  expect(stderr).toContain(String.raw`includeIf.\x1b[31m`)
})

describe('its own trouble lets the tool be used', () => {
  test('no Node', ({ world }) => {
    const { ada } = createTeam(world)
    const tools = join(world.dir, 'tools')
    mkdirSync(tools)
    for (const tool of ['sh', 'cat', 'tr']) symlinkSync(world.run('which', [tool]).stdout.trim(), join(tools, tool))
    const { code, stdout } = agentBefore(world, 'claude-code', bash(push, ada.dir), { env: { PATH: tools } })
    expect([code, stdout]).toEqual([0, ''])
  })

  test.for([1, 2, 3, 139])('a Node that ends with %i', (exit, { world }) => {
    const { ada } = createTeam(world)
    writeScript(join(world.dir, 'bin/node'), `#!/bin/sh\nexit ${exit}\n`)
    const env = { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }
    const { code, stdout } = agentBefore(world, 'claude-code', bash(push, ada.dir), { env })
    expect([code, stdout]).toEqual([0, ''])
  })

  test.for([
    '',
    '{"command":"git push origin main"',
    '[]',
    'git push origin main',
    '{"tool_name":{}, "git":1}',
    '\0git',
  ])('a payload that is none: %j', (input, { world }) => {
    expect(told(agentBefore(world, 'claude-code', input))).toEqual(allowed)
  })

  test('a folder that is not there', ({ world }) => {
    expect(told(agentBefore(world, 'claude-code', bash('git push origin main', join(world.dir, 'gone'))))).toEqual(
      allowed,
    )
  })

  test('an agent that nobody knows', ({ world }) => {
    expect(told(agentBefore(world, 'nobody', bash('git commit -n', world.dir)))).toEqual(allowed)
  })
})

describe('what is about nothing of ours starts no Node', () => {
  test.for([
    ['ls -la && npm test', false],
    ["sed -n '1,40p' src/app.ts | head", false],
    ['echo "a\tb" \\\n  "c"', false],
    ['git status', true],
    ['g"i"t status', true],
  ] as const)('%j: %s', ([command, starts], { world }) => {
    const { env, mark } = recordingNode(world)
    agentBefore(world, 'claude-code', bash(command, '/home/ada/app'), { env })
    expect(existsSync(mark)).toBe(starts)
  })
})
