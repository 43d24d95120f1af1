import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, allowed, commitPastHooks, decide, landPastHooks, refused, tokenFor } from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

const source = 'src/big.ts'
const lines = 'export const line = 1\n'.repeat(300)

interface Scored {
  readonly reviewable: number
  readonly files: readonly { readonly path: string; readonly points: number; readonly added: number | null }[]
}

/** What the file with 300 lines weighs in HEAD's change. */
function weightOf(team: Team, path: string): { points: number | undefined; added: number | null | undefined } {
  const { files } = JSON.parse(team.ada.cli(['score', 'HEAD', '--format', 'json']).stdout) as Scored
  const file = files.find((one) => one.path === path)
  return { points: file?.points, added: file?.added }
}

const attributes = [
  '-diff',
  'binary',
  'linguist-generated',
  'linguist-vendored=true',
  'linguist-documentation',
  'diff=none',
  'export-ignore -text filter=lfs',
]
const places = ['.gitattributes', 'src/.gitattributes', '.git/info/attributes']

describe.for(places)('300 lines weigh what they weigh, though %s of the change', (place) => {
  test.for(attributes)('says %j', (attribute, { world }) => {
    const team = createTeam(world)
    team.ada.git('config', 'diff.none.textconv', 'true')
    team.ada.git('config', 'diff.none.binary', 'true')
    team.ada.write({ [source]: lines })
    commitPastHooks(team.ada, 'Much')
    const plain = weightOf(team, source)
    mkdirSync(dirname(join(team.ada.dir, place)), { recursive: true })
    writeFileSync(join(team.ada.dir, place), `* ${attribute}\n`)
    team.ada.git('add', '--all')
    commitPastHooks(team.ada, 'Much', '--amend')
    expect([plain.added, weightOf(team, source)]).toEqual([300, plain])
  })
})

test('a file that git takes for binary is weighed by its bytes, never as nothing', ({ world }) => {
  const team = createTeam(world)
  team.ada.write({ [source]: `${lines}//\u0000\n` })
  commitPastHooks(team.ada, 'Much')
  expect(weightOf(team, source)).toMatchObject({
    added: null,
    points: expect.toSatisfy((points: number) => points > 30),
  })
})

test('.gitattributes is critical by itself', ({ world }) => {
  const team = createTeam(world)
  team.ada.commit('Hide it', { 'src/.gitattributes': '* -diff\n' })
  const { level } = JSON.parse(team.ada.cli(['score', 'HEAD', '--format', 'json']).stdout) as { level: string }
  expect(level).toBe('critical')
})

test('3,000 statements weigh what they weigh, though no line break of git’s is between them', ({ world }) => {
  const team = createTeam(world)
  const statements = Array.from({ length: 3000 }, (_, index) => `export const statement${index} = ${index}`)
  team.ada.commit('As lines', { 'src/lines.ts': statements.join('\n') })
  team.ada.commit('As one line', { 'src/line.ts': statements.join(';') })
  team.ada.commit('With CR', { 'src/returns.ts': statements.join('\r') })
  const scores = ['HEAD~2', 'HEAD~1', 'HEAD'].map((commit) => {
    const told = JSON.parse(team.ada.cli(['score', commit, '--format', 'json']).stdout) as Scored & { level: string }
    return [told.level, told.reviewable > 400]
  })
  expect(scores).toEqual([
    ['critical', true],
    ['critical', true],
    ['critical', true],
  ])
})

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12\n`

/** What a commit of these contents, one after the other, weighs at last. */
function weightAfter(team: Team, contents: readonly string[]): number {
  for (const content of contents) team.ada.commit('Table', { 'src/table.ts': content })
  return weightOf(team, 'src/table.ts').points ?? 0
}

test.for([
  ['as a new file', [pointer]],
  ['in place of code', [lines, pointer]],
  ['moved on to other content', [pointer, pointer.replace('size 12', 'size 13')]],
  ['with blanks before it and CRLF', [`\n${pointer.replaceAll('\n', '\r\n')}`]],
] as const)('a pointer to content that git does not have weighs as a hundred lines, %s', ([, contents], { world }) => {
  const team = createTeam(world)
  const [threeLines, hundredLines] = [12, 40]
  const three = weightAfter(team, ['one()\ntwo()\nthree()\n'])
  expect([three, weightAfter(team, contents)]).toEqual([threeLines, hundredLines])
})

test('a huge line in place of one as long weighs as much as when it was new', ({ world }) => {
  const team = createTeam(world)
  const line = (word: string): string => `${Array.from({ length: 2000 }, (_, at) => `${word}${at}()`).join(';')}\n`
  const asNew = weightAfter(team, [line('one')])
  expect([asNew > 30, weightAfter(team, [line('two')])]).toEqual([true, asNew])
})

test('a short line in a file with huge ones weighs as a line', ({ world }) => {
  const team = createTeam(world)
  const huge = `const table = '${'0123456789'.repeat(3000)}'\n`
  const word = weightAfter(team, [`${huge}one()\n`, `${huge}two()\n`])
  expect(word).toBeLessThan(10)
})

test('a line in a text that is too large to be read weighs as all of it', ({ world }) => {
  const team = createTeam(world)
  const large = 'export const line = 1\n'.repeat(800_000)
  const mostForSize = 60
  expect(weightAfter(team, [`${large}one()\n`, `${large}two()\n`])).toBe(mostForSize)
})

describe('a push can’t say that its own files were generated, and need no reading', () => {
  const long = { 'src/big.ts': lines.repeat(2) }
  const excuse = { '.gitattributes': 'src/** linguist-generated\n' }

  test('the branch can, before', ({ world }) => {
    const team = createTeam(world)
    team.ada.write(excuse)
    landPastHooks(team, 'Generated')
    agentsChange(team, long)
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(allowed)
  })

  test('not with the files', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team, { ...long, ...excuse })
    expect(decide(team, { tokens: [tokenFor(team)] })).toEqual(refused('past-reviewable-limit'))
  })

  test('nor in a step of its own, before theirs', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team, excuse)
    const first = tokenFor(team)
    const base = team.id('HEAD')
    team.ada.git('checkout', '--quiet', '-b', 'long', 'origin/main')
    agentsChange(team, long)
    const second = tokenFor(team)
    team.ada.git('checkout', '--quiet', '-B', 'both', base)
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-edit', 'long')
    expect(decide(team, { tokens: [first, second] }).says[0]).toBe('past-reviewable-limit')
  })
})
