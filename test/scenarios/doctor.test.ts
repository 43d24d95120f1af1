// ai-signoff doctor: what it finds in a clone, and of the key at hand, with real ssh-keygen and a real ssh-agent.
import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { securityKey } from '../support/signing.ts'
import { enrolledSoon, test } from '../support/package.ts'
import { inTerminal } from '../support/team.ts'
import { type Ran, type Repo, type World } from '../support/world.ts'

type Cli = (repo: { readonly dir: string }, args: readonly string[], options?: object) => Ran

/** A clone that was set up, and whose policy is in force: its first senior, and ~/.ssh/id_ed25519, is Ada. */
function healthy(world: World, pack: { readonly cli: Cli }, ...init: string[]): Repo {
  const repo = enrolledSoon(world)
  pack.cli(repo, ['init', '--yes', ...init])
  return inForce(repo)
}

function inForce(repo: Repo): Repo {
  repo.commit('Enrol', {})
  repo.git('push', '--quiet', 'origin', 'main')
  repo.git('remote', 'set-head', 'origin', 'main')
  return repo
}

interface Told {
  readonly code: number
  readonly [about: string]: unknown
}

/** State, finding and next step of each thing that was looked at. */
function told({ code, stdout, stderr }: Ran): Told {
  if (stdout === '') throw new Error(stderr)
  const { checks } = JSON.parse(stdout) as {
    checks: { about: string; state: string; says: string; next: string | null }[]
  }
  return {
    code,
    ...Object.fromEntries(checks.map(({ about, state, says, next }) => [about, `${state}: ${says} → ${next}`])),
  }
}

const json = ['doctor', '--format', 'json']
const key = (world: World): string => join(world.home, '.ssh/id_ed25519')

describe('in a clone where all is well, doctor', () => {
  test('says so, a line a check, and ends with 0', ({ world, pack }) => {
    const { code, stdout } = pack.cli(healthy(world, pack), ['doctor'])
    const marks = stdout.split('\n').flatMap((line) => /^([✓!✗]) (\w+)/.exec(line)?.slice(1).join(' ') ?? [])
    expect([code, marks]).toEqual([
      0,
      ['✓ git', '✓ node', '✓ history', '✓ hooks', '✓ remote', '✓ policy', '✓ tokens', '! key', '✓ roster', '! here'],
    ])
  })

  test('in a terminal without an agent finds that sign would go on', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const ran = inTerminal(world, [process.execPath, join(pack.dir, 'bin/ai-signoff.js'), 'doctor'], { cwd: repo.dir })
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('✓ here     no agent in the environment')])
  })

  test('below an agent finds that sign would refuse', ({ world, pack }) => {
    const ran = pack.cli(healthy(world, pack), json, { env: { CLAUDECODE: '1' } })
    expect(told(ran)).toMatchObject({
      code: 0,
      here: expect.stringContaining('an agent is at work here (claude-code)'),
    })
  })
})

describe('of the key at hand, doctor says that', () => {
  test('without a passphrase an agent could use it, and names the command for a better one', ({ world, pack }) => {
    expect(told(pack.cli(healthy(world, pack), json))).toMatchObject({
      code: 0,
      key: expect.stringMatching(
        /^doubtful: .*id_ed25519 \(SHA256:\S+\) has no passphrase: .*→ ssh-keygen -t ed25519-sk -O verify-required/,
      ),
      roster: 'fine: that key is of Ada Lovelace, senior, whose sign-offs count → null',
    })
  })

  test('with a passphrase, and no ssh-agent, it is asked for', ({ world, pack }) => {
    const repo = healthy(world, pack)
    world.run('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'a secret', '-f', key(world)])
    expect(told(pack.cli(repo, json))).toMatchObject({
      key: expect.stringMatching(
        /^doubtful: .* is locked by a passphrase, .*; there is no ssh-agent → ssh-keygen -t ed25519-sk/,
      ),
    })
  })

  /** What doctor says with an ssh-agent about, after some command. */
  const withAgent = (world: World, pack: { readonly dir: string }, repo: Repo, command: string): Told => {
    const doctor = `${command}; '${process.execPath}' '${join(pack.dir, 'bin/ai-signoff.js')}' ${json.join(' ')}`
    return told(world.run('ssh-agent', ['sh', '-c', doctor], { cwd: repo.dir }))
  }

  test('in an ssh-agent an agent could use it, whatever locks its file', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const lock = `ssh-add -q '${key(world)}'; ssh-keygen -q -p -P '' -N 'a secret' -f '${key(world)}' >/dev/null`
    const says =
      /^doubtful: .* is held by the ssh-agent: .*unless ssh-add -c .*→ ssh-add -d \S+id_ed25519; better: ssh-keygen -t ed25519-sk/
    expect(withAgent(world, pack, repo, lock)).toMatchObject({ key: expect.stringMatching(says) })
  })

  test('in an ssh-agent alone it can be used from there', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const move = `ssh-add -q '${key(world)}'; rm '${key(world)}'`
    expect(withAgent(world, pack, repo, move)).toMatchObject({
      key: expect.stringContaining('is held by the ssh-agent'),
    })
  })

  test('another key in the ssh-agent says nothing of it', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const { file } = world.key('other')
    expect(withAgent(world, pack, repo, `ssh-add -q '${file}'`)).toMatchObject({
      key: expect.stringContaining('has no passphrase'),
    })
  })

  test('its private half is missing', ({ world, pack }) => {
    const repo = healthy(world, pack)
    rmSync(key(world))
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      key: expect.stringMatching(/^doubtful: .*: its private half is not here, and there is no ssh-agent → ssh-add/),
    })
  })

  test('on hardware no agent can use it', ({ world, pack }) => {
    const hardware = join(world.home, '.ssh/id_ed25519_sk')
    mkdirSync(join(world.home, '.ssh'), { recursive: true })
    writeFileSync(`${hardware}.pub`, `${securityKey('ed25519', { flags: 1 }).line}\n`)
    writeFileSync(hardware, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAA\n')
    expect(told(pack.cli(healthy(world, pack), json))).toMatchObject({
      key: expect.stringMatching(/^fine: .*id_ed25519_sk \(SHA256:\S+\) is a security key: it wants a touch/),
      roster: expect.stringMatching(/^fine: /),
    })
  })

  test('it is nobody’s in the roster', ({ world, pack }) => {
    const repo = healthy(world, pack)
    repo.git('config', 'user.signingkey', world.key('stranger').file)
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      roster: expect.stringMatching(/^doubtful: that key is nobody's .*→ ask for a sign-off: Ada Lovelace/),
    })
  })

  test('it is of somebody whose sign-off does not count', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const linus = world.key('linus')
    const person = `  - { name: Linus Junior, emails: [linus@example.com], seniority: junior, keys: ["${linus.public}"] }\n`
    const policy = repo.git('show', 'HEAD:.ai-signoff.yml').replace('roster:\n', `roster:\n${person}`)
    repo.commit('Linus', { '.ai-signoff.yml': `${policy}\n` })
    repo.git('push', '--quiet', 'origin', 'main')
    repo.git('config', 'user.signingkey', linus.file)
    expect(told(pack.cli(repo, json))).toMatchObject({
      roster:
        'doubtful: that key is of Linus Junior, junior; sign-offs count from senior on → ask for a sign-off: Ada Lovelace',
    })
  })

  test('there is none, which breaks nothing', ({ world, pack }) => {
    const repo = healthy(world, pack)
    rmSync(join(world.home, '.ssh'), { recursive: true })
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      key: expect.stringMatching(/^doubtful: no key to sign with/),
    })
  })

  test('nothing of a private key is shown, whatever is wrong with it', ({ world, pack }) => {
    const repo = healthy(world, pack)
    writeFileSync(key(world), '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEsecretsecret\n')
    writeFileSync(`${key(world)}.pub`, '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEsecretsecret\n')
    const { said } = pack.cli(repo, ['doctor'])
    expect([said.includes('this is a private key'), said.includes('secret')]).toEqual([true, false])
  })
})

describe('doctor ends with 1 and says what to run', () => {
  type Breaking = (repo: Repo, world: World) => void
  const breakings: readonly [what: string, about: string, says: RegExp, Breaking][] = [
    [
      'when a hook is gone',
      'hooks',
      /does not run us at pre-push → npx ai-signoff init/,
      ({ dir }) => rmSync(join(dir, '.git/hooks/pre-push')),
    ],
    [
      'when a hook is another’s',
      'hooks',
      /does not run us at commit-msg → npx/,
      ({ dir }) => writeFileSync(join(dir, '.git/hooks/commit-msg'), '#!/bin/sh\n'),
    ],
    [
      'when git passes over a hook that may not be executed',
      'hooks',
      /git passes over pre-push in .*: not executable → npx/,
      ({ dir }) => chmodSync(join(dir, '.git/hooks/pre-push'), 0o644),
    ],
    [
      'when git looks for hooks elsewhere in the repository',
      'hooks',
      /does not run us at pre-commit, prepare-commit-msg, commit-msg, pre-push → npx/,
      (repo) => repo.git('config', 'core.hooksPath', '.git/nowhere'),
    ],
    [
      'when git looks for hooks outside the repository',
      'hooks',
      /outside this repository: .*→ git config --local core.hooksPath/,
      (repo, world) => repo.git('config', 'core.hooksPath', join(world.dir, 'shared')),
    ],
    [
      'when the program that hooks run is gone',
      'hooks',
      /the program that they run is not all there → npx/,
      ({ dir }) => rmSync(join(dir, '.git/ai-signoff/dist/hook.cjs')),
    ],
    [
      'when the remote has no policy yet, and this clone has',
      'policy',
      /origin has no .ai-signoff.yml on main.* → git push origin HEAD:main/,
      (repo) => repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1'),
    ],
    [
      'when the remote has a policy that does not parse',
      'policy',
      /.ai-signoff.yml at .*/,
      (repo) => {
        repo.commit('Break', { '.ai-signoff.yml': 'version: 1\nprotect: [main]\n' })
        repo.git('push', '--quiet', 'origin', 'main')
      },
    ],
    [
      'when the policy names another default branch than the remote',
      'policy',
      /its default-branch is main, the remote's is other: /,
      (repo) => {
        repo.git('push', '--quiet', 'origin', 'main:other')
        repo.git('remote', 'set-head', 'origin', 'other')
      },
    ],
  ]

  test.for(breakings)('%s', ([, about, says, breaks], { world, pack }) => {
    const repo = healthy(world, pack)
    const before = pack.cli(repo, ['doctor']).code
    breaks(repo, world)
    expect([before, told(pack.cli(repo, json))]).toEqual([
      0,
      expect.objectContaining({
        code: 1,
        [about]: expect.stringMatching(new RegExp(`^broken: .*${says.source}`, 's')),
      }),
    ])
  })

  test('in a shallow clone', ({ world, pack }) => {
    healthy(world, pack)
    world.run('git', ['clone', '--quiet', '--depth=1', `file://${join(world.dir, 'work.git')}`, 'shallow'])
    const ran = pack.cli({ dir: join(world.dir, 'shallow') }, json)
    expect(told(ran)).toMatchObject({ code: 1, history: expect.stringContaining('→ git fetch --unshallow') })
  })

  test('when hooks find no node', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const programs = join(world.dir, 'programs')
    mkdirSync(programs)
    symlinkSync(world.run('sh', ['-c', 'command -v git']).stdout.trim(), join(programs, 'git'))
    expect(told(pack.cli(repo, json, { env: { PATH: programs } }))).toMatchObject({
      code: 1,
      node: expect.stringMatching(/^broken: there is no node in PATH/),
    })
  })
})

describe('doctor doubts, and ends with 0,', () => {
  test('a clone that fetches notes over its own', ({ world, pack }) => {
    const repo = healthy(world, pack)
    repo.git('config', '--add', 'remote.origin.fetch', '+refs/notes/*:refs/notes/*')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      tokens: expect.stringMatching(
        /^doubtful: remote.origin.fetch has \+refs\/notes\/\*:refs\/notes\/\*, which throws away/,
      ),
    })
  })

  test('a clone that does not know the remote’s default branch', ({ world, pack }) => {
    const repo = healthy(world, pack)
    repo.git('remote', 'set-head', 'origin', '--delete')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      remote: expect.stringContaining('→ git remote set-head origin --auto'),
    })
  })

  test('hooks of another version', ({ world, pack }) => {
    const repo = healthy(world, pack)
    appendFileSync(join(repo.dir, '.git/ai-signoff/hooks/lib.sh'), '# older\n')
    expect(told(pack.cli(repo, json))).toMatchObject({
      code: 0,
      hooks: expect.stringMatching(/another version.*→ npx/),
    })
  })
})

test('outside a repository doctor can’t tell, in JSON as well', ({ world, pack }) => {
  const [text, machine] = [['doctor'], json].map((args) => pack.cli({ dir: world.dir }, args))
  expect([text?.code, machine?.code, JSON.parse(machine?.stdout ?? '')]).toEqual([
    2,
    2,
    expect.objectContaining({
      healthy: false,
      checks: [],
      fault: expect.objectContaining({ code: 'not-a-repository' }),
    }),
  ])
})

test('doctor changes nothing', ({ world, pack }) => {
  const repo = healthy(world, pack)
  const before = repo.git('for-each-ref') + repo.git('config', '--list') + repo.git('status', '--porcelain')
  pack.cli(repo, ['doctor'])
  expect(repo.git('for-each-ref') + repo.git('config', '--list') + repo.git('status', '--porcelain')).toBe(before)
})
