import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentTable } from '../../src/provenance/agents.ts'
import type { VariableRule } from '../../src/provenance/agents/row.ts'
import { agentsChange, commitPastHooks, landPolicy } from '../support/attack.ts'
import { createTeam, senior, strictRules } from '../support/team.ts'
import { bin, test, writeScript } from '../support/world.ts'

/** The least that sets a rule off. */
const environmentOf = ({ name, equals, contains, alongside }: VariableRule): Record<string, string> => ({
  [name]: equals ?? contains ?? '1',
  ...(alongside === undefined ? {} : { [alongside]: '1' }),
})

const environments = [
  ...agentTable.flatMap((row) => (row.variables ?? []).map(environmentOf)),
  ...agentTable.flatMap((row) => (row.sessionVariable === undefined ? [] : [{ [row.sessionVariable]: 'x' }])),
  { AI_AGENT: 'claude-code' },
  { AI_AGENT: 'nobody-knows_1.2' },
  { AI_AGENT: '???' },
]

describe('sign refuses', () => {
  test('in a terminal with any variable that an agent sets', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const sign = (env: Record<string, string>): number => team.sign(team.grace, ['--yes', '--print'], { env }).code
    expect(sign({})).toBe(0)
    const signed = environments.filter((env) => sign(env) !== 1).map((env) => JSON.stringify(env))
    expect({ head, signed }).toEqual({ head: team.id('HEAD'), signed: [] })
  })

  test('when its prompt would be answered by a pipe, by nothing, or not at all', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const answers = [
      team.ada.cli(['sign', '--key', team.grace.file], { input: 'y\n' }),
      team.ada.cli(['sign', '--yes', '--key', team.grace.file], { input: 'y\n' }),
      world.run('sh', ['-c', `yes | '${process.execPath}' '${bin}' sign --yes --key '${team.grace.file}'`], {
        cwd: team.ada.dir,
      }),
      world.run('sh', ['-c', `'${process.execPath}' '${bin}' sign --yes --key '${team.grace.file}' <&-`], {
        cwd: team.ada.dir,
      }),
    ]
    expect(answers.map(({ code, stderr }) => [code, stderr.includes('there is no terminal here')])).toEqual(
      answers.map(() => [1, true]),
    )
    expect(team.ada.tryGit(['rev-parse', '--verify', 'refs/notes/ai-signoff']).code).not.toBe(0)
  })

  test('when its terminal is half one: a person who sees nothing, or can’t answer', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const codes = ['2>/dev/null', '</dev/null'].map((half) => {
      const command = `'${process.execPath}' '${bin}' sign --yes --key '${team.grace.file}' ${half}`
      return world.run('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: team.ada.dir }).code
    })
    expect(codes).toEqual([1, 1])
  })

  test('when the branch moved while the signer read', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const seen = join(world.dir, 'seen')
    const reader = join(world.dir, 'reader')
    // Waits until the change is shown, has somebody else do something, then answers the question.
    const meanwhile = (command: string): string => `#!/bin/sh
( i=0; until grep -q 'signer   Grace' '${seen}' 2>/dev/null || [ $i -gt 200 ]; do sleep 0.1; i=$((i + 1)); done
  ${command}; printf y ) |
script --quiet --flush --return --command "'${process.execPath}' '${bin}' sign --print --key '${team.grace.file}'" '${seen}'
`
    const signWhile = (command: string) => {
      writeScript(reader, meanwhile(command))
      world.run('rm', ['-f', seen])
      return world.run(reader, [], { cwd: team.ada.dir })
    }
    const other = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'Another')
    const undisturbed = signWhile(':')
    const moved = signWhile(`git update-ref HEAD ${other}`)
    expect([undisturbed.code, moved.code, moved.said.includes('moved while you read')]).toEqual([0, 1, true])
  })

  test('when the key would sign, but another person’s change', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    team.ada.write({ 'docs/more.md': 'more\n' })
    commitPastHooks(team.ada, 'More', '--author=Grace Hopper <grace@example.com>')
    expect(team.sign(team.grace, ['--yes', '--print'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('had a hand in this change'),
    })
  })
})

describe('sign tells whom it refuses', () => {
  const agent = { env: { CLAUDECODE: '1' } }

  test('whom to ask, for which command, and to offer the change first', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team).slice(0, 10)
    const asked = `ask Grace Hopper to run this, in a terminal of their own, which no agent has started: npx ai-signoff sign ${head} --target main`
    const before = team.ada.cli(['sign'], agent).stderr
    team.push(['--quiet', 'origin', 'HEAD:feature'])
    const after = team.ada.cli(['sign'], agent).stderr
    expect([before, after].map((said) => said.split('  next   ')[1])).toEqual([
      `push the change to a branch, then ${asked}\n`,
      `${asked}\n`,
    ])
  })

  test('to ask nobody whom the policy revokes', ({ world }) => {
    const seniors = senior('Barbara Liskov', world.key('barbara')) + strictRules
    const team = createTeam(world, { rules: seniors })
    agentsChange(team)
    const before = team.ada.cli(['sign'], agent).stderr
    landPolicy(team, `${seniors}revoked: [{ person: Grace Hopper }]\n`)
    agentsChange(team)
    const after = team.ada.cli(['sign'], agent).stderr
    expect([before, after].map((said) => /ask (.*) to run this/.exec(said)?.[1])).toEqual([
      'Grace Hopper or Barbara Liskov',
      'Barbara Liskov',
    ])
  })

  test('as much as can be told where nothing can be looked up', ({ world }) => {
    const said = world.run(process.execPath, [bin, 'sign', '$(x)'], agent).stderr
    expect(said).toContain("which no agent has started: npx ai-signoff sign '$(x)'")
  })
})

test('sign warns of a key that an agent could use unnoticed, and not of one that a passphrase locks', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const warning = 'your key has no passphrase: whatever runs as you, an agent too, can sign with it unnoticed'
  const open = team.sign(team.grace, [], { type: 'n' })
  world.run('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'a secret', '-f', team.grace.file])
  const locked = team.sign(team.grace, [], { type: 'n' })
  expect([open, locked].map(({ said }) => [said.includes('signer   Grace'), said.includes(warning)])).toEqual([
    [true, true],
    [true, false],
  ])
})

describe('sign keeps nothing when it is stopped at its question', () => {
  test.for([
    ['by Ctrl-C, typed', 'printf "\\003"', ':'],
    ['by a signal', ':', 'kill -INT "$pid"'],
    ['by the end of the terminal', ':', 'kill -HUP "$pid"'],
  ] as const)('%s', ([, typed, done], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const seen = join(world.dir, 'seen')
    const waiting = `i=0; until grep -q 'signer   Grace' '${seen}' 2>/dev/null || [ $i -gt 200 ]; do sleep 0.1; i=$((i + 1)); done; sleep 1`
    const command = `pid=$$; ( ${waiting}; ${done} ) & exec '${process.execPath}' '${bin}' sign --key '${team.grace.file}'`
    writeScript(join(world.dir, 'inside'), `#!/bin/sh\n${command}\n`)
    writeScript(
      join(world.dir, 'reader'),
      `#!/bin/sh\n( ${waiting}; ${typed}; sleep 2 ) | script --quiet --flush --return --command '${join(world.dir, 'inside')}' '${seen}'\n`,
    )
    const stopped = world.run(join(world.dir, 'reader'), [], { cwd: team.ada.dir })
    const kept = team.ada.tryGit(['rev-parse', '--verify', '--quiet', 'refs/notes/ai-signoff']).code === 0
    expect([stopped.said.includes('signer   Grace'), stopped.code === 0, kept]).toEqual([true, false, false])
  })
})

test('sign asks no signing program that the repository names', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  const proof = join(world.dir, 'was-run')
  writeScript(join(world.dir, 'liar'), `#!/bin/sh\ntouch '${proof}'\nexit 0\n`)
  for (const name of ['gpg.ssh.program', 'gpg.program', 'gpg.ssh.defaultKeyCommand'])
    team.ada.git('config', name, join(world.dir, 'liar'))
  const signed = team.sign(team.grace, ['--yes'])
  expect([signed.code, team.push().code, existsSync(proof)]).toEqual([0, 0, false])
})

describe('sign believes no ssh-keygen', () => {
  const fakes: readonly [string, string][] = [
    ['says that it signed, and did not', 'exit 0'],
    ['signs with another key', 'for last; do :; done; cp "$OTHER" "$last.sig"; exit 0'],
  ]

  test.for(fakes)('that %s', ([, script], { world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const stranger = world.key('stranger')
    world.run('sh', ['-c', `echo x > x && ssh-keygen -q -Y sign -n ai-signoff -f '${stranger.file}' x`])
    writeScript(join(world.dir, 'fake/ssh-keygen'), `#!/bin/sh\n${script}\n`)
    const env = { PATH: `${join(world.dir, 'fake')}:${world.env['PATH']}`, OTHER: join(world.dir, 'x.sig') }
    const sound = team.sign(team.grace, ['--yes', '--print']).code
    const faked = team.sign(team.grace, ['--yes'], { env })
    expect([sound, faked.code, team.push().code]).toEqual([0, 2, 1])
    expect(faked.said).toContain('check which ssh-keygen is first in PATH')
  })
})
