// The shell's cheap look before Node is started: whatever the guard denies gets past it, however it is spelt.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { objectionToScript } from '../../src/guard/guard.ts'
import { readToolCall } from '../../src/provenance/payload.ts'
import { agentBefore, bash, payloadOf } from '../support/agent-hook.ts'
import { denied } from '../support/denied.ts'
import { chanceOf, type Chance } from '../support/fuzz/random.ts'
import { test, writeScript, type World } from '../support/world.ts'

/** Tells which payloads reach Node: this one says no to each. */
function looker(world: World): (payload: string, agent?: string) => boolean {
  writeScript(join(world.dir, 'bin/node'), '#!/bin/sh\necho denied\n')
  const env = { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }
  return (payload, agent = 'claude-code') => agentBefore(world, agent, payload, { env }).code === 2
}

/** A folder whose name is none of the words that are looked for. */
const place = '/home/ada/app'

test('every script that is denied is looked at', ({ world }) => {
  const reaches = looker(world)
  expect(denied.filter((script) => !reaches(bash(script, place)))).toEqual([])
})

test('a script inside of JSON inside of JSON too, as Copilot tells it', ({ world }) => {
  const reaches = looker(world)
  const scripts = ['g"i"t commit -n', 'g\\\nit commit -n', `g$'\\x69't commit -n`, `g'i't commit -n`]
  expect(scripts.filter((script) => !reaches(payloadOf('copilot.bash', script, place), 'copilot'))).toEqual([])
})

/** Ways to write a letter in the middle of a word that bash undoes. */
const spellings: readonly [(letter: string) => string, ...((letter: string) => string)[]] = [
  (letter) => letter,
  (letter) => `"${letter}"`,
  (letter) => `'${letter}'`,
  (letter) => `\\${letter}`,
  (letter) => `$'${letter}'`,
  (letter) => `$"${letter}"`,
  (letter) => `$'\\x${hex(letter, 2)}'`,
  (letter) => `$'\\${letter.charCodeAt(0).toString(8)}'`,
  (letter) => `$'\\u${hex(letter, 4)}'`,
  (letter) => `\\\n${letter}`,
  (letter) => `""''${letter}`,
]
const hex = (letter: string, digits: number): string => letter.charCodeAt(0).toString(16).padStart(digits, '0')

const spelt = (word: string, chance: Chance): string =>
  word
    .split('')
    .map((letter) => (letter === ' ' ? ' ' : chance.pick(spellings)(letter)))
    .join('')

const withCodes = (json: string, chance: Chance): string =>
  json.replace(/[A-Za-z'-]/g, (letter) => (chance.below(4) === 0 ? `\\u${hex(letter, 4)}` : letter))

const plain = ['git commit -n', 'ai-signoff sign', 'ssh-keygen -Y sign', 'env HUSKY=0 true', 'GIT commit -n']

describe('a word that quotes, codes and broken lines hide', () => {
  test.for(plain)('%s', (script, { world }) => {
    const reaches = looker(world)
    const scripts = Array.from({ length: 60 }, (_, seed) => spelt(script, chanceOf(seed)))
    const seen = scripts.filter((text) => objectionToScript(text, () => null) !== null)
    expect([seen.length, seen.filter((text) => !reaches(bash(text, place)))]).toEqual([60, []])
  })

  test.for(plain)("in JSON's own codes: %s", (script, { world }) => {
    const reaches = looker(world)
    const payloads = Array.from({ length: 40 }, (_, seed) =>
      bash('COMMAND', place).replace('COMMAND', () => withCodes(script, chanceOf(seed))),
    )
    const read = payloads.map((payload) => readToolCall('claude-code', payload)?.command)
    expect([read.every((text) => text === script), payloads.filter((payload) => !reaches(payload))]).toEqual([true, []])
  })
})
