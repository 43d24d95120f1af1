// Processes as the system really shows them: scripts and copies of node that carry an agent's name.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { readAncestors } from '../../../src/gather/ancestors.ts'
import { agentsAmong, type Ancestry } from '../../../src/provenance/ancestors.ts'
import { test, writeScript, type World } from '../../support/world.ts'

/**
 * What a process sees above it, up to this test's own, when this command has started it, which prints its process id and waits for
 * its input to end.
 */
async function seenBelow(command: string, args: readonly string[], platform: string): Promise<Ancestry> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const { seen, unseen } = readAncestors(() => Number(said.toString()), platform)
    return { seen: seen.slice(0, -readAncestors(() => process.pid, platform).seen.length), unseen }
  } finally {
    child.stdin.end()
    await ended
  }
}

const waits = 'echo $$; read -r _ || :'
const inNode = 'console.log(process.pid); process.stdin.resume()'

function script(world: World, name: string, text: string): string {
  const path = join(world.dir, name)
  writeScript(path, `${text}\n`)
  return path
}

describe.each(['linux', 'darwin'])('as %s is asked, above us is', (platform) => {
  const agents = async (command: string, ...args: string[]): Promise<string[]> =>
    agentsAmong((await seenBelow(command, args, platform)).seen)

  test('a script of a shell that is called as an agent is', async ({ world }) => {
    expect(await agents(script(world, 'claude', `#!/bin/sh\n${waits}`))).toEqual(['claude-code'])
  })

  test('a script of node that npm put into PATH', async ({ world }) => {
    expect(await agents(script(world, 'gemini', `#!/usr/bin/env node\n${inNode}`))).toEqual(['gemini-cli'])
  })

  test('an executable of that name', async ({ world }) => {
    const copy = join(world.dir, 'codex')
    copyFileSync(process.execPath, copy)
    expect(await agents(copy, '-e', inNode)).toEqual(['codex'])
  })

  test('a process that took the name', async () => {
    expect(await agents(process.execPath, '-e', `process.title = 'claude'; ${inNode}`)).toEqual(['claude-code'])
  })

  test('one agent below another, the nearest first', async ({ world }) => {
    const inner = script(world, 'codex', `#!/bin/sh\n${waits}`)
    expect(await agents(script(world, 'claude', `#!/bin/sh\n'${inner}'\n:`))).toEqual(['codex', 'claude-code'])
  })

  test('no agent where only an argument is called so', async () => {
    expect(await agents('/bin/sh', '-c', waits, 'claude')).toEqual([])
  })

  test('a process whose name is made to be misread', async ({ world }) => {
    const odd = script(world, 'x) S 1 (\n1 1 claude', `#!/bin/sh\n${waits}`)
    const { seen, unseen } = await seenBelow(odd, [], platform)
    expect([seen.length, agentsAmong(seen), unseen]).toEqual([1, [], null])
  })
})

test.each(['linux', 'darwin'])('a process that has gone is not taken for the first one (%s)', (platform) => {
  const { pid } = spawnSync('true')
  expect(readAncestors(() => pid, platform)).toEqual({
    seen: [],
    unseen: `process ${pid} and those above it can't be seen`,
  })
})

test('a process that ends while we look hands us to another, which is looked at instead', () => {
  const { pid } = spawnSync('true')
  const parents = [pid, process.pid]
  const { seen, unseen } = readAncestors(() => parents.shift() ?? process.pid, 'linux')
  expect([seen[0]?.executable, unseen]).toEqual([process.execPath, null])
})

test('where nobody can look, that is said', () => {
  expect(readAncestors(() => process.ppid, 'win32')).toEqual({
    seen: [],
    unseen: 'on win32 the processes above this one are not looked at',
  })
})
