// The history that is read once and asked often answers as git does, on histories of any shape.
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { readGraph, type Graph } from '../../src/git/graph.ts'
import { createGit, type Git } from '../../src/git/run.ts'
import { parseCommitId, type CommitId } from '../../src/model/ids.ts'
import { must } from '../support/signing.ts'
import { test, type World } from '../support/world.ts'

/** Each commit's parents, as places of earlier ones; a commit without is a root. */
const histories = fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 3 }), { minLength: 2, maxLength: 12 })

/** By fast-import, which takes any shape; places that are not earlier are left out. */
function commitsOf(world: World, name: string, history: readonly (readonly number[])[]): { git: Git; ids: CommitId[] } {
  const repo = world.repository(name)
  const text = history.map((parents, at) => {
    const [first, ...others] = parents.filter((parent) => parent < at).map((parent) => `:${parent + 1}`)
    const from = first === undefined ? '' : `from ${first}\n${others.map((other) => `merge ${other}\n`).join('')}`
    const head = `reset refs/heads/b${at}\ncommit refs/heads/b${at}\nmark :${at + 1}\n`
    return `${head}committer A <a@example.com> ${1_770_000_000 + at} +0000\ndata 2\n${at % 10}\n\n${from}`
  })
  const { code, said } = world.run('git', ['fast-import', '--quiet'], { cwd: repo.dir, input: text.join('') })
  if (code !== 0) throw new Error(said)
  const ids = history.map((_, at) => must(parseCommitId(repo.git('rev-parse', `refs/heads/b${at}`))))
  return { git: createGit(repo.dir, world.env), ids }
}

const sorted = (ids: readonly string[]): string[] => ids.toSorted()
const idsIn = (text: string): string[] => sorted(text.split('\n').filter(Boolean))

function expectAsGit(git: Git, graph: Graph, base: CommitId, tip: CommitId): void {
  const isAncestor = git.ask(['merge-base', '--is-ancestor', base, tip], { answers: [1] }).code === 0
  const between = idsIn(git.text(['rev-list', tip, `^${base}`]))
  const descending = idsIn(git.text(['rev-list', '--ancestry-path', tip, `^${base}`]))
  const firstParents = git.text(['rev-list', '--first-parent', tip]).split('\n')
  const way = firstParents.includes(base) ? firstParents.slice(0, firstParents.indexOf(base) + 1).toReversed() : null
  expect({
    isAncestor: graph.isAncestor(base, tip),
    between: sorted(graph.between(base, tip)),
    since: isAncestor ? sorted(graph.since(base, tip).commits()) : [],
    way: graph.firstParents(base, tip),
  }).toEqual({ isAncestor, between, since: isAncestor ? descending : [], way })
}

test('ancestors, ranges, what descends from a base, and first parents are git’s', ({ world }) => {
  let count = 0
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(), (history, some, other) => {
      const { git, ids } = commitsOf(world, `history-${count++}`, history)
      const [base, tip] = [must(ids[some % ids.length]), must(ids[other % ids.length])]
      expectAsGit(git, readGraph(git, [tip, ...ids], [base]), base, tip)
    }),
    { numRuns: 40, seed: 1 },
  )
})

test('each step of a way brings what git says lies between its ends', ({ world }) => {
  let count = 0
  fc.assert(
    fc.property(histories, fc.nat(), (history, some) => {
      const { git, ids } = commitsOf(world, `history-${count++}`, history)
      const tip = must(ids[some % ids.length])
      const way = git
        .text(['rev-list', '--first-parent', '--reverse', tip])
        .split('\n')
        .map((id) => must(parseCommitId(id)))
      const [base, ...tips] = way
      const asGit = tips.map((id, index) =>
        idsIn(git.text(['rev-list', id, ...way.slice(0, index + 1).map((had) => `^${had}`)])),
      )
      expect(
        readGraph(git, [tip], [must(base)])
          .steps(way)
          .map(sorted),
      ).toEqual(asGit)
    }),
    { numRuns: 25, seed: 2 },
  )
})
