// What doctor says of the key at hand, with real ssh-keygen and a real ssh-agent.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { healthy, json, keyFile, told, type Told } from '../support/doctor.ts'
import { test, type Package } from '../support/package.ts'
import { securityKey } from '../support/signing.ts'
import type { Repo, World } from '../support/world.ts'

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
    world.run('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'a secret', '-f', keyFile(world)])
    expect(told(pack.cli(repo, json))).toMatchObject({
      key: expect.stringMatching(
        /^doubtful: .* is locked by a passphrase, .*; there is no ssh-agent → ssh-keygen -t ed25519-sk/,
      ),
    })
  })

  /** What doctor says with an ssh-agent about, after some command. */
  const withAgent = (world: World, pack: Package, repo: Repo, command: string): Told => {
    const doctor = `${command}; '${process.execPath}' '${join(pack.dir, 'bin/ai-signoff.js')}' ${json.join(' ')}`
    return told(world.run('ssh-agent', ['sh', '-c', doctor], { cwd: repo.dir }))
  }

  test('in an ssh-agent an agent could use it, whatever locks its file', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const lock = `ssh-add -q '${keyFile(world)}'; ssh-keygen -q -p -P '' -N 'a secret' -f '${keyFile(world)}' >/dev/null`
    const says =
      /^doubtful: .* is held by the ssh-agent: .*unless ssh-add -c .*→ ssh-add -d \S+id_ed25519; better: ssh-keygen -t ed25519-sk/
    expect(withAgent(world, pack, repo, lock)).toMatchObject({ key: expect.stringMatching(says) })
  })

  test('in an ssh-agent alone it can be used from there', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const move = `ssh-add -q '${keyFile(world)}'; rm '${keyFile(world)}'`
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
    rmSync(keyFile(world))
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
    repo.git('push', '--quiet', '--no-verify', 'origin', 'main')
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
    writeFileSync(keyFile(world), '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEsecretsecret\n')
    writeFileSync(`${keyFile(world)}.pub`, '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEsecretsecret\n')
    const { said } = pack.cli(repo, ['doctor'])
    expect([said.includes('this is a private key'), said.includes('secret')]).toEqual([true, false])
  })
})
