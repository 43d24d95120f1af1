// What could stand in the git folder, in the work tree or in the store of objects, and bend how a change is read.
import { join } from 'node:path'
import { append, driver, git, lies, type Disturbance } from './disturbance.ts'

export const places: Readonly<Record<string, Disturbance>> = {
  '.git/info/attributes and a driver': (victim) => {
    append('.git/info/attributes', lies)(victim)
    append('.git/config', driver)(victim)
  },
  'core.attributesFile and a driver': (victim) => {
    append('../lies', lies)(victim)
    append('.git/config', `${driver}[core]\nattributesFile = WORLD/lies`)(victim)
  },
  'attributes of the work tree and the index': (victim) => {
    append('.gitattributes', lies)(victim)
    victim.repo.git('add', '.gitattributes')
  },
  'diff.orderFile': (victim) => {
    append('order', '*.md\n*.py')(victim)
    append('.git/config', '[diff]\norderFile = order')(victim)
  },
  'a worktree’s own configuration': (victim) => {
    append('.git/config', '[core]\nrepositoryFormatVersion = 1\n[extensions]\nworktreeConfig')(victim)
    append('.git/config.worktree', '[diff]\nexternal = LIAR\nrenames = copies\n[core]\nbigFileThreshold = 1')(victim)
  },
  'a replaced commit, tree and file': ({ repo }) => {
    for (const name of ['HEAD', 'HEAD^{tree}', 'HEAD:src/a.ts'])
      repo.git('replace', name, name.replace('HEAD', 'start'))
  },
  'a graft': (victim) => {
    const [head, start] = ['HEAD', 'start'].map((name) => victim.repo.git('rev-parse', name))
    append('.git/info/grafts', `${head} ${start}`)(victim)
  },
  'a commit-graph, a multi-pack-index, bitmaps': ({ repo }) => {
    repo.git('repack', '--quiet', '-adb')
    repo.git('commit-graph', 'write', '--reachable', '--changed-paths')
    repo.git('multi-pack-index', 'write')
  },
  'objects packed with long chains': git('repack', '--quiet', '-adf', '--depth=250', '--window=250'),
  'objects each in a file': ({ repo }) => {
    repo.git('repack', '--quiet', '-ad')
    const packs = join(repo.dir, '.git/objects/pack')
    const script = `mv '${packs}' '${packs}-old' && for one in '${packs}-old'/*.pack; do git unpack-objects -q <"$one"; done`
    repo.git('-c', `alias.loose=!${script}`, 'loose')
  },
  'alternates that are nowhere': append('.git/objects/info/alternates', '/nowhere/objects'),
  'an empty index': git('read-tree', '--empty'),
  'a split index': git('update-index', '--split-index'),
  'a sparse checkout': append('.git/info/sparse-checkout', '/none'),
  'another branch checked out': git('symbolic-ref', 'HEAD', 'refs/heads/none'),
  'a tag called like a commit': ({ repo }) => void repo.git('tag', repo.git('rev-parse', 'HEAD'), 'start'),
}
