// What reach costs: a change of one file in a repository of 20,000 source files, with nothing kept of the import graph, with what
// their blobs import kept, and with the graph kept; beside the same change where only documentation changes and no graph is read.
import { test, type Repo, type World } from '../support/world.ts'
import { bin } from '../support/world.ts'
import { table, timings } from './stopwatch.ts'

const folders = 200
const filesEach = 25
/** Four languages, so many files of each. */
const each = folders * filesEach
const importsEach = 8
const linesEach = 120

test('reach', ({ world }) => {
  const repo = manyFiles(world)
  const score = (range: string): string => `'${process.execPath}' '${bin}' score ${range}`
  const kept = '.git/ai-signoff/imports'
  const cases = [
    { name: 'documentation alone', run: score('words') },
    { name: 'cold: nothing kept, and as the gate does it', before: `rm -rf ${kept}`, run: score('round') },
    { name: 'another tree: blobs kept', before: `rm -f ${kept}/graph-*`, run: score('round') },
    { name: 'warm: graph kept', run: score('round') },
  ]
  const found = timings(
    world,
    cases.map((one) => ({ ...one, cwd: repo.dir })),
    5,
  )
  const rows = [...found].map(([name, { wall, cpu }]) => [name, wall.toFixed(0), cpu.toFixed(0)])
  console.log(repo.cli(['score', 'round']).stdout.split('\n').slice(0, 7).join('\n'))
  console.log(table([['', 'wall ms', 'CPU ms'], ...rows]))
})

/** The commit `round` changes a file that others import, `words` one that nobody does. */
function manyFiles(world: World): Repo {
  const repo = world.repository('many')
  const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  const commit = (ref: string, files: readonly (readonly [string, string])[]): string =>
    [
      `commit refs/heads/${ref}\nauthor ${by}\ncommitter ${by}\n${data(ref)}`,
      ref === 'main' ? '' : 'from refs/heads/main\n',
      ...files.map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    ].join('')
  const input = [
    commit('main', allFiles()),
    commit('round', [['web/f0/m0.ts', `${textOf('ts', 0)}\n// rounded\n`]]),
    commit('words', [['docs/read.md', '# Read\n']]),
  ].join('')
  const done = world.run('git', ['fast-import', '--quiet'], { cwd: repo.dir, input })
  if (done.code !== 0) throw new Error(done.said)
  return repo
}

const languages = ['ts', 'py', 'go', 'java'] as const
type Ending = (typeof languages)[number]

function allFiles(): [string, string][] {
  const settings: [string, string][] = [
    ['go.mod', 'module example.org/many\n'],
    ['tsconfig.json', '{"compilerOptions":{"paths":{"@/*":["./web/*"]}}}'],
    ['pyproject.toml', ''],
  ]
  return [
    ...settings,
    ...languages.flatMap((ending) =>
      Array.from({ length: each }, (_, at): [string, string] => [pathOf(ending, at), textOf(ending, at)]),
    ),
  ]
}

const folderAt = (at: number): string => `f${Math.floor(at / filesEach)}`

function pathOf(ending: Ending, at: number): string {
  const top = { ts: 'web', py: 'app', go: 'pkg', java: 'jvm' }[ending]
  return `${top}/${folderAt(at)}/${ending === 'java' ? 'M' : 'm'}${at}.${ending}`
}

/** Every file imports some near it, some far, and what everybody imports. */
function textOf(ending: Ending, at: number): string {
  const imported = Array.from({ length: importsEach }, (_, number) =>
    number === 0 ? 0 : (at * 31 + number * number * 97) % each,
  )
  const body = Array.from({ length: linesEach }, (_, line) => `  call_${at}_${line}("text", ${line}) // why`).join('\n')
  const text = {
    ts: (to: number) =>
      to % 2 === 0
        ? `import { a${to} } from '@/${folderAt(to)}/m${to}'`
        : `import b${to} from '../${folderAt(to)}/m${to}.js'`,
    py: (to: number) => `from app.${folderAt(to)} import m${to}`,
    go: (to: number) => `import "example.org/many/pkg/${folderAt(to)}"`,
    java: (to: number) => `import many.${folderAt(to)}.M${to};`,
  }[ending]
  const head = { ts: '', py: '', go: `package ${folderAt(at)}\n`, java: `package many.${folderAt(at)};\n` }[ending]
  return `${head}${[...new Set(imported)].map(text).join('\n')}\n${ending === 'py' ? body.replaceAll('//', '#') : body}\n`
}
