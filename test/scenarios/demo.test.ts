// The demo, as a newcomer or a newcomer's agent starts it: no terminal, anywhere, and nothing is left behind.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { bin, createWorld, test, writeScript, type Ran, type World } from '../support/world.ts'

interface Played extends Ran {
  readonly tmp: string
  /** How long it took, in milliseconds. */
  readonly took: number
}

/** In a folder that is no repository, with a TMPDIR of its own, as the child of some program. */
function play(world: World, env: Readonly<Record<string, string>> = {}, above: readonly string[] = []): Played {
  const tmp = join(world.dir, 'tmp')
  mkdirSync(tmp)
  const began = performance.now()
  const [command, ...args] = [...above, process.execPath, bin, 'demo']
  const ran = world.run(command, args, { env: { TMPDIR: tmp, ...env } })
  return { ...ran, tmp, took: performance.now() - began }
}

const control = /(?!\n)[\p{Cc}\p{Cf}]/u

describe('the demo, without a terminal', () => {
  const world = createWorld()
  let played: Played
  beforeAll(() => {
    played = play(world)
  })
  afterAll(() => world.dispose())

  test('ends well', () => {
    expect(played).toMatchObject({ code: 0, stdout: expect.stringContaining('That was the whole story'), stderr: '' })
  })

  test('is refused, can not be signed by the agent, is signed, lands, verifies, and is refused again', () => {
    const turns = played.stdout.match(/^✗ refs\S+|^✗ not signed|^✓ signed|^✓ refs\S+ allowed(?=.* signed off by)/gm)
    expect(turns).toEqual([
      '✗ refs/heads/main:',
      '✗ not signed',
      '✓ signed',
      '✓ refs/heads/main: allowed',
      '✓ refs/heads/main: allowed',
      '✗ refs/heads/main:',
    ])
  })

  test('leaves nothing in TMPDIR, and nothing at home', () => {
    expect([readdirSync(played.tmp), readdirSync(world.home)]).toEqual([[], []])
  })

  test('ends within 30 seconds', () => {
    expect(played.took).toBeLessThan(30_000)
  })

  test('prints no control character, and not where it played', () => {
    expect([control.exec(played.stdout), played.stdout.includes(played.tmp)]).toEqual([null, false])
  })
})

describe('the demo', () => {
  test('ends as well inside an agent that forces colours, and still prints no control character', ({ world }) => {
    const agent = join(world.dir, 'claude')
    writeScript(agent, '#!/bin/sh\n"$@"\nexit $?\n')
    const { code, stdout } = play(world, { CLAUDECODE: '1', FORCE_COLOR: '1' }, [agent])
    expect([code, control.exec(stdout)]).toEqual([0, null])
  })

  test('does not touch the repository that the caller’s variables name', ({ world }) => {
    const repo = world.repository('mine')
    repo.commit('Start', { a: '1\n' })
    const before = repo.git('for-each-ref')
    const theirs = { GIT_DIR: join(repo.dir, '.git'), GIT_WORK_TREE: repo.dir, AI_SIGNOFF_TOKEN: 'none' }
    const { code } = play(world, {
      ...theirs,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.name',
      GIT_CONFIG_VALUE_0: 'x',
    })
    expect([code, repo.git('for-each-ref'), repo.git('status', '--short')]).toEqual([0, before, ''])
  })

  // It signs by calling a function with a person who says yes: nothing that is typed may lead there.
  test.for(['--yes', '--key=id', '--reason=x', '--target=main', 'sign', 'HEAD'])('takes no %s', (word, { world }) => {
    expect(world.run(process.execPath, [bin, 'demo', word])).toMatchObject({ code: 2, stdout: '' })
  })
})
