// A history in which each commit has another shape that a change can have, and some that chance made; through one process.
import * as fc from 'fast-check'
import { commit, importAll, move, put, remove, submodule } from './history.ts'
import type { World, Repo } from './world.ts'

/** Whoever sees a failure of what chance made finds it again by this number. */
export const seed = 20260104

const text = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `line ${(from + at) % 17} of ${from + at}\n`).join('')
const pointer = (digit: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 12\n`
const huge = (word: string): string => `${Array.from({ length: 3000 }, (_, at) => `${word}${at}()`).join(';')}\n`

const start = [
  put('src/a.ts', text(0, 80)),
  put('src/old.ts', `import './a'\n${text(3, 60)}`),
  put('src/user.ts', "import { a } from './old'\nimport './a'\n"),
  put('src/mode.sh', text(0, 4)),
  put('src/type.ts', text(0, 30)),
  put('src/link', 'a.ts', '120000'),
  put('src/Case.ts', text(7, 40)),
  put('src/huge.js', huge('one')),
  put('src/gone.ts', text(100, 400)),
  put('src/crlf.ts', text(0, 50)),
  put('data.bin', `\0\u0001${text(0, 90)}`),
  put('asset.psd', pointer('1')),
  put('docs/move.md', text(0, 200)),
  put('gen/api.ts', text(0, 200)),
  put('sub/c.py', text(0, 5)),
  put('tsconfig.json', '{}\n'),
  put('.gitattributes', 'gen/** linguist-generated\n'),
  submodule('vendor/lib', '1'),
].join('')

const shapes: readonly string[] = [
  put('src/a.ts', text(5, 120)), // an edit
  move('src/old.ts', 'src/new.ts') + put('src/new.ts', `import './a'\n${text(5, 66)}`), // a rename with edits
  put('src/copy.ts', text(5, 120)), // a copy
  put('data.bin', `\0\u0002${text(0, 70)}`), // binary
  put('src/link', 'type.ts', '120000') + put('src/mode.sh', text(0, 4), '100755'), // a link and a mode
  put('src/type.ts', 'a.ts', '120000') + put('src/was-link.ts', text(0, 9)), // another type
  submodule('vendor/lib', '2') + submodule('vendor/new', '3'), // submodules
  put('vendor/lib', text(0, 600)) + submodule('src/user.ts', '4'), // a file in the place of one, and one in the place of a file
  put('asset.psd', pointer('2')) + put('src/model.ts', pointer('3')), // pointers to content elsewhere
  put('src/not-utf-8-\\377.ts', text(0, 20)) + put('ü/\\303.ts', text(0, 7)), // bytes that are no UTF-8
  move('src/Case.ts', 'src/case.ts'), // a name in another case
  put('src/huge.js', huge('two')), // one huge line in place of another
  put('src/crlf.ts', text(0, 50).replaceAll('\n', '\r\n')) + put('src/returns.ts', text(0, 300).replaceAll('\n', '\r')), // line ends
  remove('src/gone.ts'), // a deletion
  move('docs/move.md', 'src/move.ts') + move('gen/api.ts', 'src/api.ts'), // from where lines weigh little
  put('src/utf16.ts', text(0, 40).replaceAll(/[^]/g, '$&\0')) + put('src/empty.ts', ''), // UTF-16, nothing
  put('a "quoted"\nname.ts', text(0, 11)) + put(':(top)x.ts', text(0, 3)) + put('-rf', text(0, 3)), // names that git could read
  // The change itself says that nobody should look.
  put('.gitattributes', '*.ts -diff\n*.py linguist-generated\n') + put('sub/c.py', text(0, 90)),
]

const byChance = fc.array(
  fc.record({
    path: fc.constantFrom(
      'src/r.ts',
      'test/r.ts',
      'r.md',
      'r.bin',
      'gen/r.ts',
      'yarn.lock',
      'src/auth/r.ts',
      '\u2028.ts',
    ),
    lines: fc.array(fc.constantFrom('a', 'b', '\0', '\r', ' '.repeat(300), 'import "./a"', 'ü'), { maxLength: 40 }),
    mode: fc.constantFrom('100644', '100644', '100755', '120000'),
  }),
  { minLength: 1, maxLength: 4 },
)

const chances = fc
  .sample(byChance, { seed, numRuns: 12 })
  .map((files) => files.map(({ path, lines, mode }) => put(path, lines.join('\n'), mode)).join(''))

/** Its first commit is `start`, its last one HEAD. */
export function everyShape(world: World): Repo {
  const repo = world.repository('shapes')
  importAll(
    repo,
    [start, ...shapes, ...chances].map((commands) => commit('main', commands)),
  )
  repo.git('tag', 'start', repo.git('rev-list', '--max-parents=0', 'HEAD'))
  return repo
}
