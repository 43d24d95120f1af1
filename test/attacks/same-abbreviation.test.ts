import { createHash } from 'node:crypto'
import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  amendPastHooks,
  decide,
  landPastHooks,
  notSignedOff,
  tokenFor,
} from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

const blobId = (content: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex')

/** Two texts whose ids git shows as the same seven digits; some ten thousand tries. */
function twoAlike(contentOf: (number: number) => string): [string, string] {
  const seen = new Map<string, string>()
  for (let number = 0; ; number += 1) {
    const content = contentOf(number)
    const short = blobId(content).slice(0, 7)
    const earlier = seen.get(short)
    if (earlier !== undefined) return [earlier, content]
    seen.set(short, content)
  }
}

const attributes = '*.dat -diff\n'

const files: readonly [string, string, (number: number) => string][] = [
  ['a binary file', 'src/table.bin', (number) => `\0${number}`],
  ['a text that is marked as -diff', 'src/table.dat', (number) => `export const harmless = ${number}\n`],
]

/** As it is in a repository that has the one file and not the other, whose ids git would else tell apart. */
function patchId(world: World, name: string, file: Readonly<Record<string, string>>): string {
  const alone = world.repository(name)
  alone.commit('Attributes', { '.gitattributes': attributes })
  alone.commit('Table', file)
  const { stdout: input } = alone.tryGit(['diff', 'HEAD~1', 'HEAD'])
  return alone.tryGit(['patch-id', '--stable'], { input }).stdout.replace(/ .*\n/, '')
}

describe('swapped after signing for one whose id has the same seven digits, and with it the patch-id,', () => {
  test.for(files)('%s is another change', ([, path, contentOf], { world }) => {
    const team = createTeam(world)
    team.ada.write({ '.gitattributes': attributes })
    landPastHooks(team, 'Attributes')
    const [good, bad] = twoAlike(contentOf)
    agentsChange(team, { [path]: good })
    const tokens = [tokenFor(team)]
    const before = decide(team, { tokens })
    team.ada.write({ [path]: bad })
    amendPastHooks(team.ada)
    const patchIds = [good, bad].map((content, index) => patchId(world, `alone-${index}`, { [path]: content }))
    expect(patchIds).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/), patchIds[0]])
    expect([before, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })
})
