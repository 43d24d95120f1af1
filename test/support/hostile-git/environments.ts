// What the environment could tell git of how to read a change.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { append, environment, inWorld, lies, personal, type Disturbance } from './disturbance.ts'

export const environments: Readonly<Record<string, Disturbance>> = {
  'HOME with a .gitconfig': personal('home2/.gitconfig', (file) => ({ HOME: dirname(file), XDG_CONFIG_HOME: '' })),
  XDG_CONFIG_HOME: personal('xdg/git/config', (file) => ({ XDG_CONFIG_HOME: dirname(dirname(file)) })),
  'attributes of XDG_CONFIG_HOME': (victim) => {
    append('../xdg/git/attributes', lies)(victim)
    return { XDG_CONFIG_HOME: join(victim.world.dir, 'xdg') }
  },
  GIT_CONFIG_SYSTEM: personal('system', (file) => ({ GIT_CONFIG_SYSTEM: file, GIT_CONFIG_NOSYSTEM: '0' })),
  GIT_CONFIG_GLOBAL: personal('global', (file) => ({ GIT_CONFIG_GLOBAL: file })),
  GIT_CONFIG: personal('config', (file) => ({ GIT_CONFIG: file })),
  GIT_CONFIG_COUNT: inWorld(({ liar }) => ({
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'diff.renames',
    GIT_CONFIG_VALUE_0: 'false',
    GIT_CONFIG_KEY_1: 'diff.external',
    GIT_CONFIG_VALUE_1: liar,
  })),
  GIT_CONFIG_PARAMETERS: environment({
    GIT_CONFIG_PARAMETERS: "'diff.algorithm'='patience' 'core.bigfilethreshold'='1'",
  }),
  GIT_EXTERNAL_DIFF: inWorld(({ liar }) => ({ GIT_EXTERNAL_DIFF: liar, GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE: '1' })),
  GIT_DIFF_OPTS: environment({ GIT_DIFF_OPTS: '--unified=0 -w' }),
  'GIT_ATTR_SOURCE, GIT_ATTR_NOSYSTEM': environment({ GIT_ATTR_SOURCE: 'HEAD', GIT_ATTR_NOSYSTEM: '0' }),
  GIT_LITERAL_PATHSPECS: environment({ GIT_LITERAL_PATHSPECS: '1' }),
  GIT_GLOB_PATHSPECS: environment({ GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1' }),
  GIT_NOGLOB_PATHSPECS: environment({ GIT_NOGLOB_PATHSPECS: '1' }),
  GIT_DIR: inWorld(({ repo }) => ({ GIT_DIR: join(repo.dir, '.git') })),
  GIT_WORK_TREE: inWorld(({ world }) => ({ GIT_WORK_TREE: world.home })),
  GIT_COMMON_DIR: inWorld(({ repo }) => ({ GIT_DIR: join(repo.dir, '.git'), GIT_COMMON_DIR: join(repo.dir, '.git') })),
  'GIT_INDEX_FILE, GIT_INDEX_VERSION': environment({ GIT_INDEX_FILE: '/nowhere/index', GIT_INDEX_VERSION: '4' }),
  GIT_OBJECT_DIRECTORY: environment({ GIT_OBJECT_DIRECTORY: '/nowhere' }),
  GIT_ALTERNATE_OBJECT_DIRECTORIES: environment({ GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nowhere' }),
  GIT_QUARANTINE_PATH: environment({ GIT_QUARANTINE_PATH: '/nowhere', GIT_OBJECT_DIRECTORY: '/nowhere' }),
  GIT_REPLACE_REF_BASE: environment({ GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_NO_REPLACE_OBJECTS: '' }),
  'GIT_GRAFT_FILE, GIT_SHALLOW_FILE': inWorld(({ repo, world }) => {
    writeFileSync(join(world.dir, 'graft'), `${repo.git('rev-parse', 'HEAD')}\n`)
    return { GIT_GRAFT_FILE: join(world.dir, 'graft'), GIT_SHALLOW_FILE: join(world.dir, 'graft') }
  }),
  'GIT_NAMESPACE, GIT_PREFIX': environment({ GIT_NAMESPACE: 'x', GIT_PREFIX: 'src/', GIT_INTERNAL_SUPER_PREFIX: 'x/' }),
  GIT_CEILING_DIRECTORIES: inWorld(({ world }) => ({ GIT_CEILING_DIRECTORIES: world.dir })),
  'GIT_OPTIONAL_LOCKS, GIT_FLUSH': environment({
    GIT_OPTIONAL_LOCKS: '1',
    GIT_FLUSH: '1',
    GIT_NO_LAZY_FETCH: '0',
    POSIXLY_CORRECT: '1',
  }),
  'GIT_TRACE and its kin': inWorld(({ world }) =>
    Object.fromEntries(
      ['TRACE', 'TRACE_SETUP', 'TRACE_PERFORMANCE', 'TRACE_PACK_ACCESS', 'TRACE2', 'TRACE2_EVENT'].map((name) => [
        `GIT_${name}`,
        join(world.dir, 'traced'),
      ]),
    ),
  ),
  'GIT_TRACE on standard error': environment({ GIT_TRACE: '2', GIT_TRACE2: '1' }),
  'GIT_PAGER, GIT_EDITOR': inWorld(({ liar }) => ({ GIT_PAGER: liar, PAGER: liar, GIT_EDITOR: liar, LESSOPEN: liar })),
  'GIT_DEFAULT_HASH, GIT_DEFAULT_REF_FORMAT': environment({
    GIT_DEFAULT_HASH: 'sha256',
    GIT_DEFAULT_REF_FORMAT: 'reftable',
  }),
  'GIT_TEST_*': environment({ GIT_TEST_COMMIT_GRAPH: '1', GIT_TEST_SPLIT_INDEX: '1', GIT_TEST_DEFAULT_HASH: 'sha256' }),
  'another language': environment({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'de' }),
  'another time zone': environment({
    TZ: 'Pacific/Kiritimati',
    GIT_COMMITTER_DATE: '2040-01-01',
    GIT_TEST_DATE_NOW: '9',
  }),
  'another terminal': environment({ TERM: 'xterm-256color', COLUMNS: '20', FORCE_COLOR: '3', CLICOLOR_FORCE: '1' }),
  'TMPDIR below the work tree, with attributes in it': (victim) => {
    append('tmp/.gitattributes', lies)(victim)
    return { TMPDIR: join(victim.repo.dir, 'tmp') }
  },
}
