// What a configuration or a file in the git folder tells git bends nothing anywhere: verify, with its score, the hook of the client
// and the hook of the server say word for word what they said without it.
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askEverywhere, type Everywhere } from '../support/everywhere.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let place: Everywhere
let before: readonly unknown[]
beforeAll(() => {
  place = askEverywhere(world)
  before = place.answers()
}, 60_000)
afterAll(() => world.dispose())

const inWorld = (path: string): string => place.at(path)

test('without a bend: refused thrice, and scored', () => {
  expect(before).toMatchObject([{ code: 1 }, { code: 1 }, { code: 1 }])
  expect(before[0]).toMatchObject({ stdout: expect.stringMatching(/"score":\s*[1-9]/) })
})

test('git that is asked plainly is bent', () => {
  place.answers()
  place.team.ada.git('-c', `diff.external=${inWorld('liar')}`, 'diff', 'HEAD~1', 'HEAD')
  expect(place.liarWasRun()).toBe(true)
})

/** Lines of configuration that clone and server get at once. */
const configurations: readonly [string, () => string][] = [
  ['core.hooksPath', () => `[core]\n\thooksPath = ${inWorld('nothing')}\n`],
  ['core.fsmonitor', () => `[core]\n\tfsmonitor = ${inWorld('liar')}\n`],
  [
    'aliases of what we call',
    () => `[alias]\n${aliases('rev-list', 'diff-tree', 'cat-file', 'merge-tree', 'for-each-ref')}`,
  ],
  ['diff.external', () => `[diff]\n\texternal = ${inWorld('liar')}\n`],
  [
    'textconv and a diff driver',
    () =>
      `[diff "lie"]\n\ttextconv = ${inWorld('liar')}\n\tcommand = ${inWorld('liar')}\n\tbinary = true\n${attributes('* diff=lie')}`,
  ],
  ['core.attributesFile', () => attributes('* -diff binary linguist-generated linguist-vendored -text')],
  [
    'clean and smudge filters',
    () =>
      `[filter "lie"]\n\tclean = ${inWorld('liar')}\n\tsmudge = ${inWorld('liar')}\n\tprocess = ${inWorld('liar')}\n\trequired = true\n${attributes('* filter=lie')}`,
  ],
  [
    'a merge driver',
    () => `[merge "lie"]\n\tdriver = ${inWorld('liar')}\n[merge]\n\tdefault = lie\n\trenames = false\n`,
  ],
  [
    'core.quotePath, core.precomposeUnicode, core.ignoreCase',
    () => '[core]\n\tquotePath = false\n\tprecomposeUnicode = true\n\tignoreCase = true\n',
  ],
  ['core.bigFileThreshold', () => '[core]\n\tbigFileThreshold = 1\n'],
  [
    'core.fileMode, core.symlinks, core.autocrlf, core.whitespace',
    () => '[core]\n\tfileMode = false\n\tsymlinks = false\n\tautocrlf = true\n\twhitespace = cr-at-eol\n',
  ],
  [
    'core.pager, core.editor, color.ui',
    () => `[core]\n\tpager = ${inWorld('liar')}\n\teditor = ${inWorld('liar')}\n[color]\n\tui = always\n`,
  ],
  [
    'core.abbrev, core.warnAmbiguousRefs, core.notesRef',
    () => '[core]\n\tabbrev = 4\n\twarnAmbiguousRefs = false\n\tnotesRef = refs/notes/other\n',
  ],
  [
    'diff.orderFile, diff.noprefix, diff.renames',
    () =>
      `[diff]\n\torderFile = ${inWorld('order')}\n\tnoprefix = true\n\tmnemonicPrefix = true\n\trenames = copies\n\trenameLimit = 1\n`,
  ],
  [
    'diff.algorithm, diff.context, diff.relative, diff.ignoreSubmodules',
    () =>
      '[diff]\n\talgorithm = patience\n\tindentHeuristic = false\n\tcontext = 0\n\tinterHunkContext = 99\n\trelative = true\n\tignoreSubmodules = all\n\twsErrorHighlight = all\n',
  ],
  [
    'log, format and mailmap',
    () =>
      `[log]\n\tshowSignature = true\n\tmailmap = true\n\tdate = raw\n[format]\n\tpretty = %h\n[mailmap]\n\tfile = ${inWorld('mailmap')}\n`,
  ],
  ['i18n', () => '[i18n]\n\tlogOutputEncoding = UTF-16\n\tcommitEncoding = latin1\n'],
  [
    'gpg programs',
    () =>
      `[gpg]\n\tprogram = ${inWorld('liar')}\n\tformat = ssh\n[gpg "ssh"]\n\tprogram = ${inWorld('liar')}\n\tallowedSignersFile = ${inWorld('signers')}\n`,
  ],
  [
    'submodules and the index',
    () =>
      '[submodule]\n\trecurse = true\n[index]\n\tsparse = true\n\tversion = 4\n[core]\n\tsparseCheckout = true\n\tuntrackedCache = true\n',
  ],
  [
    'include.path',
    () => {
      writeFileSync(
        inWorld('included'),
        `[diff]\n\texternal = ${inWorld('liar')}\n[core]\n\tfsmonitor = ${inWorld('liar')}\n`,
      )
      return `[include]\n\tpath = ${inWorld('included')}\n[includeIf "gitdir:/"]\n\tpath = ${inWorld('included')}\n`
    },
  ],
  [
    'a partial clone that is none',
    () => `[remote "lie"]\n\turl = ext::${inWorld('liar')}\n\tpromisor = true\n[protocol]\n\tallow = always\n`,
  ],
]

const aliases = (...names: readonly string[]): string =>
  names.map((name) => `\t${name} = !${inWorld('liar')}\n`).join('')

function attributes(lines: string): string {
  writeFileSync(inWorld('attributes'), `${lines}\n`)
  return `[core]\n\tattributesFile = ${inWorld('attributes')}\n`
}

describe('in the configuration of clone and server:', () => {
  test.each(configurations)('%s', (_, lines) => {
    const paths = place.folders.map((folder) => join(folder, 'config'))
    const kept = paths.map((path) => readFileSync(path))
    for (const path of paths) appendFileSync(path, lines())
    const bent = place.answers()
    for (const [at, path] of paths.entries()) writeFileSync(path, kept[at] ?? '')
    expect([bent, place.liarWasRun()]).toEqual([before, false])
  })
})

/** Files in the git folders of clone and server. */
const files: readonly [string, () => readonly [path: string, text: string]][] = [
  [
    'a graft that makes the agent’s commit vanish',
    () => ['info/grafts', `${place.team.id('HEAD')} ${place.team.id('HEAD~2')}\n`],
  ],
  ['info/attributes', () => ['info/attributes', '* -diff binary merge=union linguist-generated\n']],
  ['a replace ref', () => [`refs/replace/${place.team.id('HEAD')}`, `${place.team.id('decoy')}\n`]],
]

describe('in the folder of clone and server:', () => {
  test.each(files)('%s', (_, file) => {
    const [name, text] = file()
    const paths = place.folders.map((folder) => join(folder, name))
    for (const path of paths) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    const bent = place.answers()
    for (const path of paths) rmSync(path)
    expect(bent).toEqual(before)
  })

  test('a forged shallow file: nothing is decided', () => {
    for (const folder of place.folders) writeFileSync(join(folder, 'shallow'), `${place.team.id('HEAD')}\n`)
    const undecided = place.answers()
    for (const folder of place.folders) rmSync(join(folder, 'shallow'))
    expect(undecided).toMatchObject([{ code: 3 }, { code: 3 }, { code: 3 }])
  })
})
