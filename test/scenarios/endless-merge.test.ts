// Merging two commits that share many merge bases, which share many merge bases, and so on: git would be at it for years.
import { expect } from 'vitest'
import { Fault } from '../../src/errors.ts'
import { openRepository } from '../../src/git/repository.ts'
import { cleanMerges } from '../../src/git/replay.ts'
import { openScratch } from '../../src/git/scratch.ts'
import { parseCommitId, parseTreeId, type CommitId } from '../../src/model/ids.ts'
import { must } from '../support/signing.ts'
import { test, type World } from '../support/world.ts'

/** A merge of two commits on so many layers of four, each of which has all of the layer below for its parents. */
function mergeOn(
  world: World,
  layers: number,
): { repo: ReturnType<typeof openRepository>; merges: Parameters<typeof cleanMerges>[1] } {
  const history = world.repository('layers')
  const id = (text: string): CommitId => must(parseCommitId(text))
  const root = history.commit('Root', { 'a.txt': 'a\n' })
  const tree = history.git('rev-parse', 'HEAD^{tree}')
  let layer = [root]
  for (let at = 0; at < layers; at++)
    layer = ['a', 'b', 'c', 'd'].map((name) =>
      history.git('commit-tree', tree, ...layer.flatMap((parent) => ['-p', parent]), '-m', `${name} ${at}`),
    )
  const parents = layer.slice(0, 2)
  const made = history.git('commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'Merge')
  return {
    repo: openRepository(history.dir, world.env),
    merges: [{ id: id(made), tree: must(parseTreeId(tree)), parents: parents.map(id) }],
  }
}

test.for([
  ['two of which are soon merged', 2, 30_000],
  ['fourteen of which are given up', 14, 500],
] as const)('layers of merge bases, %s', ([, layers, most], { world }) => {
  const { repo, merges } = mergeOn(world, layers)
  const scratch = openScratch(repo)
  let found: string
  try {
    found = `${cleanMerges(scratch, merges, most).size} clean`
  } catch (error) {
    found = error instanceof Fault ? `${error.exitCode} ${error.code}` : String(error)
  } finally {
    scratch.dispose()
  }
  expect(found).toBe(layers === 2 ? '1 clean' : '3 took-too-long')
})
