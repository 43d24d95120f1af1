// What git is told, by configuration, files or the environment, bends nothing anywhere: verify, with its score, the hook of the
// client and the hook of the server say word for word what they said without it.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guard } from '../support/server.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { createWorld, writeScript, type Ran, type RunOptions } from '../support/world.ts'

const world = createWorld()
let team: Team
let before: readonly unknown[]
afterAll(() => world.dispose())

const inWorld = (path: string): string => join(world.dir, path)

/** Ada's agent made a change of many kinds; the server has its objects on another branch, and its hook is on. */
beforeAll(() => {
  team = createTeam(world)
  const { ada } = team
  ada.commit('Prepare', { 'src/Größe.ts': 'export const a = 1\n'.repeat(9), 'run.sh': 'echo\n', 'b.bin': '\0\u0001' })
  ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  guard(team)
  ada.git('mv', 'src/Größe.ts', 'src/größer.ts')
  chmodSync(join(ada.dir, 'run.sh'), 0o755)
  ada.commit('Refresh', { 'src/auth.ts': '  export const a = 1\n'.repeat(30), 'b.bin': '\0\u0002' }, asClaude)
  ada.commit('And a word', { 'readme.md': '# Begin\n' })
  ada.git('branch', 'decoy', ada.git('commit-tree', 'HEAD~2^{tree}', '-p', 'HEAD~2', '-m', 'Nothing'))
  ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:feature', 'decoy')
  writeScript(inWorld('liar'), `#!/bin/sh\n: >'${inWorld('liar-was-run')}'\nexit 0\n`)
  before = answers()
}, 60_000)

const outcome = ({ code, stdout, stderr }: Ran): unknown => ({ code, stdout, stderr })

/** All that is said of the change, in every place that says something. */
function answers(env: RunOptions['env'] = {}): readonly unknown[] {
  const { ada, remote } = team
  rmSync(inWorld('liar-was-run'), { force: true })
  const [old, head] = [ada.git('rev-parse', 'origin/main'), ada.git('rev-parse', 'HEAD')]
  const verify = ada.cli(['verify', `${old}..${head}`, '--target', 'main', '--format', 'json'], { env })
  const push = world.run('sh', [inWorld('hooks/pre-push'), 'origin', remote], {
    cwd: ada.dir,
    env,
    input: `refs/heads/main ${head} refs/heads/main ${old}\n`,
  })
  const receive = world.run('sh', ['hooks/pre-receive'], {
    cwd: remote,
    env: { ...env, GIT_DIR: '.' },
    input: `${old} ${head} refs/heads/main\n`,
  })
  return [verify, push, receive].map(outcome)
}

test('without a bend: refused thrice, and scored', () => {
  expect(before).toMatchObject([{ code: 1 }, { code: 1 }, { code: 1 }])
  expect(before[0]).toMatchObject({ stdout: expect.stringMatching(/"score":\s*[1-9]/) })
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

const configFiles = (): string[] => [join(team.ada.dir, '.git/config'), join(team.remote, 'config')]

describe('in the configuration of clone and server:', () => {
  test.each(configurations)('%s', (_, lines) => {
    const kept = configFiles().map((path) => readFileSync(path))
    for (const [at, path] of configFiles().entries()) writeFileSync(path, `${String(kept[at])}${lines()}`)
    const bent = answers()
    for (const [at, path] of configFiles().entries()) writeFileSync(path, kept[at] ?? '')
    expect([bent, existsSync(inWorld('liar-was-run'))]).toEqual([before, false])
  })
})

/** Files in the git folders of clone and server. */
const files: readonly [string, () => readonly [path: string, text: string]][] = [
  ['a graft that makes the agent’s commit vanish', () => ['info/grafts', `${team.id('HEAD')} ${team.id('HEAD~2')}\n`]],
  ['info/attributes', () => ['info/attributes', '* -diff binary merge=union linguist-generated\n']],
  ['a replace ref', () => [`refs/replace/${team.id('HEAD')}`, `${team.id('decoy')}\n`]],
]

const folders = (): string[] => [join(team.ada.dir, '.git'), team.remote]

describe('in the folder of clone and server:', () => {
  test.each(files)('%s', (_, file) => {
    const [name, text] = file()
    const paths = folders().map((folder) => join(folder, name))
    for (const path of paths) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    const bent = answers()
    for (const path of paths) rmSync(path)
    expect(bent).toEqual(before)
  })

  test('a forged shallow file: nothing is decided', () => {
    for (const folder of folders()) writeFileSync(join(folder, 'shallow'), `${team.id('HEAD')}\n`)
    const undecided = answers()
    for (const folder of folders()) rmSync(join(folder, 'shallow'))
    expect(undecided).toMatchObject([{ code: 3 }, { code: 3 }, { code: 3 }])
  })
})

const environments: readonly [string, () => Record<string, string>][] = [
  ['GIT_WORK_TREE', () => ({ GIT_WORK_TREE: world.home })],
  ['GIT_INDEX_FILE', () => ({ GIT_INDEX_FILE: inWorld('none') })],
  [
    'GIT_CONFIG_COUNT',
    () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'diff.external', GIT_CONFIG_VALUE_0: inWorld('liar') }),
  ],
  ['GIT_CONFIG_PARAMETERS', () => ({ GIT_CONFIG_PARAMETERS: `'diff.external'='${inWorld('liar')}'` })],
  [
    'GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM',
    () => {
      writeFileSync(inWorld('global'), `[diff]\n\texternal = ${inWorld('liar')}\n[core]\n\tbigFileThreshold = 1\n`)
      return { GIT_CONFIG_GLOBAL: inWorld('global'), GIT_CONFIG_SYSTEM: inWorld('global'), GIT_CONFIG_NOSYSTEM: '0' }
    },
  ],
  ['GIT_ATTR_SOURCE', () => ({ GIT_ATTR_SOURCE: 'HEAD' })],
  ['GIT_OBJECT_DIRECTORY', () => ({ GIT_OBJECT_DIRECTORY: inWorld('none') })],
  ['GIT_ALTERNATE_OBJECT_DIRECTORIES', () => ({ GIT_ALTERNATE_OBJECT_DIRECTORIES: inWorld('none') })],
  ['GIT_QUARANTINE_PATH', () => ({ GIT_QUARANTINE_PATH: inWorld('none'), GIT_OBJECT_DIRECTORY: inWorld('none') })],
  [
    'GIT_REPLACE_REF_BASE, GIT_GRAFT_FILE, GIT_SHALLOW_FILE',
    () => ({ GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_GRAFT_FILE: inWorld('none'), GIT_SHALLOW_FILE: inWorld('none') }),
  ],
  [
    'GIT_TRACE and its kin',
    () => ({
      GIT_TRACE: inWorld('liar-was-run'),
      GIT_TRACE2_EVENT: inWorld('liar-was-run'),
      GIT_TRACE_SETUP: inWorld('liar-was-run'),
    }),
  ],
  ['GIT_EXTERNAL_DIFF, GIT_DIFF_OPTS', () => ({ GIT_EXTERNAL_DIFF: inWorld('liar'), GIT_DIFF_OPTS: '-u0' })],
  [
    'GIT_PAGER, GIT_EDITOR, GIT_SEQUENCE_EDITOR',
    () => ({ GIT_PAGER: inWorld('liar'), GIT_EDITOR: inWorld('liar'), PAGER: inWorld('liar') }),
  ],
  [
    'GIT_DEFAULT_HASH, GIT_LITERAL_PATHSPECS, GIT_NOTES_REF',
    () => ({ GIT_DEFAULT_HASH: 'sha256', GIT_LITERAL_PATHSPECS: '1', GIT_NOTES_REF: 'refs/notes/other' }),
  ],
  [
    'GIT_COMMIT_GRAPH_PARANOIA, GIT_TEST_COMMIT_GRAPH',
    () => ({ GIT_COMMIT_GRAPH_PARANOIA: 'false', GIT_TEST_COMMIT_GRAPH: '1' }),
  ],
  ['LANG, LC_ALL', () => ({ LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' })],
]

describe('in the environment:', () => {
  test.each(environments)('%s', (_, env) => {
    expect([answers(env()), existsSync(inWorld('liar-was-run'))]).toEqual([before, false])
  })

  test('GIT_NAMESPACE, which alone a server says it can’t judge', () => {
    const bent = answers({ GIT_NAMESPACE: 'elsewhere' })
    expect([bent.slice(0, 2), bent[2]]).toEqual([before.slice(0, 2), expect.objectContaining({ code: 3 })])
  })
})
