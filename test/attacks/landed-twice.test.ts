import { describe, expect } from 'vitest'
import {
  agentsChange,
  allowed,
  commitPastHooks,
  decide,
  landPastHooks,
  notSignedOff,
  tokenFor,
} from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** How the signed change came to main the first time. */
const ways: readonly [string, (team: Team) => void][] = [
  ['as it was signed', () => {}],
  [
    'by a squash',
    (team) => {
      team.ada.git('reset', '--quiet', '--soft', 'origin/main')
      commitPastHooks(team.ada, 'Refresh sessions (#1)')
    },
  ],
  [
    'by a merge commit',
    (team) => {
      const head = team.id('HEAD')
      team.ada.git('reset', '--quiet', '--hard', 'origin/main')
      team.ada.git('merge', '--quiet', '--no-ff', '--no-edit', head)
    },
  ],
]

const push = (team: Team): string => team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')

describe.for(ways)('a token is spent by a landing %s', ([, land]) => {
  test('and does not cover the same change after main has reverted it', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const tokens = [tokenFor(team)]
    land(team)
    const first = decide(team, { tokens })
    push(team)
    team.ada.git('rm', '--quiet', 'src/session.ts')
    commitPastHooks(team.ada, 'Take it back: it broke everything')
    push(team)
    team.ada.git('checkout', head, '--', 'src/session.ts')
    commitPastHooks(team.ada, 'Refresh sessions')
    expect([first, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })
})

interface Hidden {
  readonly says: string
  /** The files on which the change is signed, in the change, on main when it lands, and when it has landed. */
  readonly base: Files
  readonly signed: Files
  readonly moved: Files
  readonly landed: Files
}

type Files = Readonly<Record<string, string>>

const several = (count: number, line: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`)

const block = several(8, (at) => `  step${at}()`).join('')
const around = (middle: string): Files => ({ 'src/session.ts': `open()\n${middle}close()\n` })

const plain = several(40, (at) => `line number ${at} of this file()`)
const reviewed = (lines: readonly string[]): string[] =>
  lines.map((line, at) => (at < 40 && at % 4 === 0 ? `reviewed text ${at * 7} of its own()\n` : line))
const elsewhere = [
  ...plain.map((line, at) => (at % 4 === 2 ? `elsewhere ${at * 13}, other words()\n` : line)),
  ...several(12, (at) => `an appended thing ${at * 31}()`),
]

/** Merged with the signed change once more, what landed is a conflict: git sees other hunks, or no rename, in the sum of both. */
const hidden: readonly Hidden[] = [
  {
    says: 'beside a block that main took out',
    base: around(`${block}wait()\nrest()\n`),
    signed: around(`${block}wait()\nrest()\n${block}`),
    moved: around('wait()\nrest()\n'),
    landed: around(`wait()\nrest()\n${block}`),
  },
  {
    says: 'in a file that main renamed and changed',
    base: { 'src/session.ts': plain.join('') },
    signed: { 'src/session.ts': reviewed(plain).join('') },
    moved: { 'src/other.ts': elsewhere.join('') },
    landed: { 'src/other.ts': reviewed(elsewhere).join('') },
  },
]

function become(team: Team, files: Files): void {
  team.ada.git('rm', '--quiet', '-r', '--ignore-unmatch', 'src')
  team.ada.write(files)
}

describe.for(hidden)('a token is spent where a merge of its own result finds nothing: $says', (files) => {
  test('landed, taken back, landed again', ({ world }) => {
    const team = createTeam(world)
    become(team, files.base)
    landPastHooks(team, 'Sessions')
    become(team, files.signed)
    commitPastHooks(team.ada, 'Refresh sessions')
    const tokens = [tokenFor(team)]
    team.ada.git('reset', '--quiet', '--hard', 'origin/main')
    become(team, files.moved)
    landPastHooks(team, 'Elsewhere')
    become(team, files.landed)
    commitPastHooks(team.ada, 'Refresh sessions (#1)')
    const first = decide(team, { tokens })
    push(team)
    become(team, files.moved)
    landPastHooks(team, 'Take it back')
    become(team, files.landed)
    commitPastHooks(team.ada, 'Refresh sessions (#2)')
    expect([first, decide(team, { tokens })]).toEqual([allowed, notSignedOff('sign-off-other-change')])
  })
})
