// A large change in each shape that could make it look small: what `score` says of it, and what the gate does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { landPolicy } from '../support/attack.ts'
import { commit, importAll, move, put, remove, submodule } from '../support/history.ts'
import { createTeam, type Team } from '../support/team.ts'
import { createWorld } from '../support/world.ts'

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, at) => `export const ${word}${at} = ${at}\n`).join('')
const some = lines(300)
const joined = (ending: string): string => some.replaceAll('\n', ending)
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12\n`
const huge = (word: string, count: number): string => `${lines(count, word).replaceAll('\n', ';')}\n`

const base = [
  put('src/small.ts', lines(3)),
  put('src/lines.ts', lines(400)),
  put('src/huge.ts', huge('one', 600)),
  put('docs/code.md', some),
  put('test/code.ts', some),
  put('dist/code.js', some),
  put('src/auth/run.ts', lines(9)),
  put('bin/tool', some),
  submodule('lib', '1'),
].join('')

/** Points for 300 lines of source, and for the hundred that nobody sees. */
const [whole, unseen] = [49, 40]

const shapes: readonly [string, commands: string, score: number][] = [
  ['as they are', put('src/a.ts', some), whole],
  [
    'one in each of 300 files',
    Array.from({ length: 300 }, (_, at) => put(`src/${at}.ts`, `f(${at})\n`)).join(''),
    whole,
  ],
  ['in a copy', put('src/copy.ts', lines(400)) + put('src/lines.ts', lines(401)), 52],
  [
    'in a renamed file',
    move('src/lines.ts', 'src/moved.ts') + put('src/moved.ts', lines(400) + lines(300, 'more')),
    whole,
  ],
  [
    'in a file like one that is deleted',
    remove('src/lines.ts') + put('test/a.ts', 'f()\n') + put('src/other.ts', lines(400) + lines(300, 'more')),
    whole,
  ],
  ['in a file renamed by case', move('src/small.ts', 'src/Small.ts') + put('src/Small.ts', lines(303)), whole],
  ['in a file that can be run', put('src/a.sh', some, '100755'), whole],
  ['under a path that is no UTF-8', put('src/\\377.ts', some), whole],
  ['under a path with a line break and a tab', put('src/a\n\tb.ts', some), whole],
  ['under a path that reads like an option', put('--no-renames.ts', some), whole],
  ['-diff', put('.gitattributes', '* -diff\n') + put('src/a.ts', some), whole],
  ['binary', put('.gitattributes', '* binary\n') + put('src/a.ts', some), whole],
  ['linguist-generated', put('.gitattributes', '* linguist-generated\n') + put('src/a.ts', some), whole],
  ['linguist-vendored', put('src/.gitattributes', '* linguist-vendored\n') + put('src/a.ts', some), whole],
  ['with CRLF in place of LF, all of them', put('src/lines.ts', lines(400).replaceAll('\n', '\r\n')), 52],
  ['with CR', put('src/a.ts', joined('\r')), 38],
  ['with form feeds', put('src/a.ts', joined('\f')), 38],
  ['with U+2028', put('src/a.ts', joined('\u2028')), 38],
  ['with a NUL', put('src/a.ts', `${some}//\0\n`), 46],
  ['in UTF-16', put('src/a.ts', some.replaceAll(/[^]/g, '$&\0')), 52],
  ['as one line', put('src/a.ts', huge('a', 300)), 37],
  ['as one line, shorter than the one it replaces', put('src/huge.ts', huge('two', 300)), 37],
  ['behind 40,000 blanks', put('src/a.ts', `${' '.repeat(40_000)}${huge('a', 300)}`), 53],
  ['as a pointer to content elsewhere', put('src/a.ts', pointer), unseen],
  ['in a submodule at a commit that nobody has', submodule('vendor/lib', '2'), unseen],
  ['in a submodule that is bumped', submodule('lib', '3'), unseen],
  ['in a file in the place of a submodule', put('lib', some), 46],
  ['in a submodule in the place of a file', submodule('src/small.ts', '4'), unseen],
  ['behind a link', put('src/a.ts', '../docs/code.md', '120000'), unseen],
  ['behind a link in the place of a file', put('src/small.ts', '../docs/code.md', '120000'), unseen],
  ['moved from documentation', move('docs/code.md', 'src/code.ts'), 46],
  ['moved from generated files', move('dist/code.js', 'src/code.js'), 46],
  ['moved from tests', move('test/code.ts', 'src/code.ts'), 46],
  ['in a file that has no ending, and runs from now on', put('bin/tool', some, '100755'), 46],
  ['deleted', remove('src/lines.ts'), 40],
  ['deleted, where all is one line', remove('src/huge.ts'), 32],
  ['deleted by a move to documentation', move('src/lines.ts', 'docs/lines.md'), 36],
  ['deleted by a link in their place', put('src/lines.ts', 'small.ts', '120000'), 40],
]

/** What has no size stays what it touches. */
const sensitive: readonly [string, commands: string, score: number][] = [
  ['a file that can now be run', put('src/auth/run.ts', lines(9), '100755'), 12],
  ['an empty file', put('src/auth/empty.ts', ''), 12],
  ['another name', move('src/auth/run.ts', 'src/auth/Run.ts'), 12],
  ['a name elsewhere', move('src/auth/run.ts', 'src/run.ts'), 12],
]

const world = createWorld()
let team: Team
beforeAll(() => {
  team = createTeam(world)
  const table = '{ low: 0, medium: 1, high: 1, critical: 1 }'
  landPolicy(team, `requirements: { none: ${table}, assisted: 1, generated: 1, undeclared: ${table} }\n`)
  importAll(team.ada, [commit('base', base, team.id('HEAD'))])
  importAll(team.ada, [commit('before', pages('old', 'before'), team.id('HEAD'))])
  const renamed = `${remove('docs/old')}${pages('new', 'after')}${put('src/a.ts', some)}`
  importAll(team.ada, [commit('renamed', renamed, team.id('before'))])
  importAll(
    team.ada,
    [...shapes, ...sensitive].map(([, commands], at) => commit(`shape-${at}`, commands, team.id('base'))),
  )
}, 60_000)
afterAll(() => world.dispose())

/** Renames with an edit: git pairs none where there are more than a thousand. */
const renames = 1001
const page = (at: number, title: string): string => `# ${title}\n${lines(20, `page${at}n`)}`
const pages = (folder: string, title: string): string =>
  Array.from({ length: renames }, (_, at) => put(`docs/${folder}/${title}-${at}.md`, page(at, title))).join('')

interface Told {
  readonly code: number
  readonly score: number
}

/** `score` says it, and `verify` does with its decision. */
function told(range: string): { readonly score: number; readonly gate: Told } {
  const scored = JSON.parse(team.ada.cli(['score', range, '--format', 'json']).stdout) as { score: number }
  const { code, stdout } = team.ada.cli(['verify', range, '--target', 'main', '--format', 'json'])
  const { refs } = JSON.parse(stdout) as { refs: { score: number }[] }
  return { score: scored.score, gate: { code, score: refs[0]?.score ?? 0 } }
}

describe('300 lines of source, or more, weigh much, by score and gate:', () => {
  test.each(shapes.map(([name, , score], at) => ({ name, score, at })))('$name ($score)', ({ score, at }) => {
    expect(told(`base..shape-${at}`)).toEqual({ score, gate: { code: 1, score } })
  })
})

describe('what has no lines weighs what it touches, by score and gate:', () => {
  test.each(sensitive.map(([name, , score], at) => ({ name, score, at })))('$name', ({ score, at }) => {
    expect(told(`base..shape-${shapes.length + at}`)).toEqual({ score, gate: { code: 0, score } })
  })
})

test('renames that are too many for git to pair hide no lines beside them', () => {
  const score = 57
  expect(told('before..renamed')).toEqual({ score, gate: { code: 1, score } })
})
