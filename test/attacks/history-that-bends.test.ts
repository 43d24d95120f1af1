import { expect } from 'vitest'
import { blob, tree, type Entry } from '../support/notes.ts'
import { policyText } from '../support/policy-text.ts'
import { lines, scoredAlone, scoredEach } from '../support/score-each.ts'
import { test, type Repo } from '../support/world.ts'

const policy = policyText({ paths: [{ match: ['src/**'], floor: 'critical' }] })
const noFloors = policyText()
const asWritten = 'dist/** -linguist-generated\n'

type Form = (repo: Repo) => readonly Entry[]

/** What a tree of the history has that nobody's git wrote, or that git reads otherwise than its name says. */
const forms: readonly [string, Form][] = [
  [
    'two policies, the one with floors first',
    (repo) => [its(repo, policyFile, policy), its(repo, policyFile, noFloors)],
  ],
  [
    'two policies, the one with floors last',
    (repo) => [its(repo, policyFile, noFloors), its(repo, policyFile, policy)],
  ],
  ['a policy in a mode that git writes otherwise', (repo) => [{ ...its(repo, policyFile, policy), mode: '100664' }]],
  ['a policy behind a later name', (repo) => [its(repo, 'a.js', 'a\n'), its(repo, policyFile, policy)]],
  ['two .gitattributes', (repo) => [its(repo, attributes, asWritten), its(repo, attributes, '# none\n')]],
  [
    'two .gitattributes that say nothing',
    (repo) => [its(repo, attributes, '# one\n'), its(repo, attributes, '# two\n')],
  ],
  ['two .gitattributes, turned', (repo) => [its(repo, attributes, '# none\n'), its(repo, attributes, asWritten)]],
  [
    '.gitattributes where git takes none',
    (repo) => [{ name: '.git', mode: '40000', id: tree(repo, its(repo, attributes, asWritten)) }],
  ],
  [
    '.gitattributes that is a folder',
    (repo) => [{ name: attributes, mode: '40000', id: tree(repo, its(repo, attributes, asWritten)) }],
  ],
  ['.gitattributes that is a link', (repo) => [{ ...its(repo, attributes, asWritten), mode: '120000' }]],
]

const policyFile = '.ai-signoff.yml'
const attributes = '.gitattributes'

const its = (repo: Repo, name: string, content: string): Entry => ({ name, id: blob(repo, content) })

/** A commit of these, and of files that all have. */
function commit(repo: Repo, parent: string | null, entries: readonly Entry[], count: number): string {
  const folder = (name: string): Entry => ({
    name,
    mode: '40000',
    id: tree(repo, its(repo, 'a.js', lines(count, name))),
  })
  const parents = parent === null ? [] : ['-p', parent]
  return repo.git('commit-tree', '-m', 'one', ...parents, tree(repo, ...entries, folder('dist'), folder('src')))
}

test.for(forms)('a history with %s bends no score, neither its own nor others', ([, form], { world }) => {
  const repo = world.repository('r')
  const sound = [its(repo, policyFile, policy), its(repo, attributes, asWritten)]
  const inTurn = [sound, form(repo), sound, [], form(repo), sound.slice(1)]
  let tip: string | null = null
  for (const [at, entries] of inTurn.entries()) tip = commit(repo, tip, entries, 9 + at)
  repo.git('update-ref', 'refs/heads/main', commit(repo, tip, [], 20))
  const commits = repo.git('rev-list', '--max-count=6', 'main').split('\n')
  expect(scoredEach(repo, 'main~6..main')).toEqual(commits.map((id) => scoredAlone(repo, id)))
})

test('two .gitattributes in a folder leave the scores of changes elsewhere as they are', ({ world }) => {
  const repo = world.repository('r')
  const texts = [asWritten, '# none\n'].map((text) => its(repo, attributes, text))
  const folder = (count: number): Entry => ({
    name: 'a',
    mode: '40000',
    id: tree(repo, ...texts, its(repo, 'a.js', lines(count))),
  })
  const before = commit(repo, null, [folder(1)], 9)
  const elsewhere = commit(repo, before, [its(repo, 'README.md', lines(50)), folder(1)], 9)
  const there = commit(repo, elsewhere, [its(repo, 'README.md', lines(50)), folder(2)], 9)
  repo.git('update-ref', 'refs/heads/main', there)
  expect([scoredEach(repo, `${before}..main`), scoredAlone(repo, there).score]).toEqual([
    [scoredAlone(repo, there), scoredAlone(repo, elsewhere)],
    null,
  ])
})

test('nobody says how much a change weighs upon two .gitattributes, in either order', ({ world }) => {
  const repo = world.repository('r')
  const codes = [
    [asWritten, '# none\n'],
    ['# none\n', asWritten],
  ].map((texts) => {
    const twice = texts.map((text) => its(repo, attributes, text))
    const id = commit(repo, commit(repo, null, twice, 9), twice, 20)
    return repo.cli(['score', id]).code
  })
  expect(codes).toEqual([3, 3])
})
