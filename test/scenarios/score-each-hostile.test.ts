// `score --each` and `score COMMIT` agree on each commit of a history that somebody made to have them disagree.
import { expect } from 'vitest'
import { blob, folder, tree } from '../support/notes.ts'
import { policyText } from '../support/policy-text.ts'
import { lines, scoredAlone, scoredEach } from '../support/score-each.ts'
import { test, type Repo } from '../support/world.ts'

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 1\n`
const huge = (word: string): string => `${word.repeat(40_000)}\n`

/** Each makes one commit or more, upon those before it. */
const steps: readonly ((repo: Repo) => void)[] = [
  (repo) => repo.commit('texts', { 'src/a.ts': lines(90), 'src/b.ts': lines(60, 'b'), 'dist/c.js': huge('c') }),
  (repo) => {
    repo.git('mv', 'src/a.ts', 'lib.ts')
    repo.commit('a rename with an edit', { 'lib.ts': lines(80) + huge('a') })
  },
  (repo) => repo.commit('a pointer for a text', { 'src/b.ts': pointer, 'new.bin': `${pointer}${' '.repeat(800)}` }),
  (repo) => repo.commit('one huge line for another', { 'dist/c.js': huge('d'), 'lib.ts': huge('a') + lines(80) }),
  (repo) => repo.commit('binaries', { 'a.png': Buffer.alloc(9000), 'b.dat': Buffer.from([0, 1, 2]), empty: '' }),
  (repo) => repo.commit('carriage returns', { 'src/cr.ts': 'one line\r'.repeat(3000) }),
  (repo) =>
    repo.commit('attributes', { '.gitattributes': '*.ts -diff linguist-generated\ndist/* -linguist-generated\n' }),
  (repo) =>
    repo.commit('upon them', { 'lib.ts': lines(99), 'dist/c.js': huge('c'), 'src/.gitattributes': '* binary\n' }),
  (repo) =>
    repo.commit('a policy', { '.ai-signoff.yml': policyText({ paths: [{ match: ['src/**'], floor: 'high' }] }) }),
  (repo) => {
    repo.git('update-index', '--chmod=+x', 'lib.ts')
    repo.git('commit', '-q', '-m', 'a mode')
  },
  (repo) => {
    const module = `160000,${repo.git('rev-parse', 'HEAD')}`
    const link = `120000,${blob(repo, 'lib.ts')}`
    for (const entry of [`${module},module`, `${module},src/cr.ts`, `${link},src/b.ts`])
      repo.git('update-index', '--add', '--cacheinfo', entry)
    repo.git('commit', '-q', '-m', 'other types')
    repo.git('reset', '-q', '--hard')
  },
  (repo) => {
    repo.git('checkout', '-q', '-b', 'side', 'HEAD~4')
    repo.commit('on the side', { 'side.ts': lines(30), '.ai-signoff.yml': 'version: 9\n' })
    repo.commit('upon a policy that cannot be read', { 'side.ts': lines(40) })
    repo.git('rm', '-q', '.ai-signoff.yml')
    repo.commit('back', {})
    repo.git('checkout', '-q', 'main')
    repo.git('merge', '-q', '-m', 'merge', 'side')
  },
  (repo) => {
    const names = Buffer.from('caf\xe9/\n\tb.ts\0', 'latin1')
    const id = blob(repo, lines(9))
    repo.tryGit(['update-index', '-z', '--index-info'], {
      input: Buffer.concat([Buffer.from(`100644 ${id}\t`), names]),
    })
    repo.git('commit', '-q', '-m', 'a name that is no text')
  },
  (repo) => {
    const other = repo.git(
      'commit-tree',
      '-m',
      'a root',
      tree(repo, folder(repo, 'src', { name: 'z.ts', id: blob(repo, lines(70)) })),
    )
    repo.git('merge', '-q', '-s', 'ours', '--allow-unrelated-histories', '-m', 'two roots', other)
  },
  (repo) => {
    repo.git('commit', '-q', '--allow-empty', '-m', 'nothing')
    repo.git('rm', '-rqf', 'src', 'dist')
    repo.commit('folders are gone', {})
  },
]

test('each commit of a hostile history has the score that it has alone', ({ world }) => {
  const repo = world.repository('r')
  repo.commit('nothing yet', { 'README.md': 'r\n' })
  const first = repo.git('rev-parse', 'HEAD')
  for (const step of steps) step(repo)
  const told = scoredEach(repo, `${first}..`)
  expect(told).toEqual(
    repo
      .git('rev-list', `${first}..`)
      .split('\n')
      .map((id) => scoredAlone(repo, id)),
  )
})
