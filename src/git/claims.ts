// What sign-offs say of their commits, held against the commits themselves: every digest and not any. A signature makes a statement
// somebody's word, no more.
import type { CommitId } from '../model/ids.ts'
import type { Statement } from '../model/signoff.ts'
import { readGraph, type Graph } from './graph.ts'
import { presentCommits, treesOf } from './history.ts'
import { listings, type ListedFile } from './listing.ts'
import type { Scratch } from './scratch.ts'

export interface Claims {
  /** The history of the landing and of the sound statements. */
  readonly graph: Graph
  /** Why the statement is not true of its commits; null when it is. */
  contradiction(signed: Statement): string | null
  /** The files that a sound statement's change touches. */
  files(signed: Statement): readonly ListedFile[]
}

interface Tips {
  readonly oldTip: CommitId
  readonly newTip: CommitId
}

/** Asks of all the statements at once: six processes, however many there are. */
export function readClaims(scratch: Scratch, statements: readonly Statement[], { oldTip, newTip }: Tips): Claims {
  const whys = new Map(treeContradictions(scratch, statements))
  const here = statements.filter((signed) => !whys.has(signed))
  const changes = listings(
    scratch,
    here.map(({ base, tree }) => ({ base: base.tree, result: tree })),
  )
  const files = new Map(here.map((signed, index) => [signed, changes[index]?.files ?? []]))
  const bases = here.map(({ base }) => base.commit)
  const graph = readGraph(scratch.git, [newTip, ...here.map(({ head }) => head)], [oldTip, ...bases])
  for (const [index, signed] of here.entries()) {
    const why =
      changes[index]?.digest === signed.change
        ? historyContradiction(graph, signed)
        : 'its digest is not that of its change'
    if (why !== null) whys.set(signed, why)
  }
  return {
    graph,
    contradiction: (signed) => whys.get(signed) ?? null,
    files: (signed) => files.get(signed) ?? [],
  }
}

const absent = 'its commits are not in this clone (npx ai-signoff verify --fetch brings them where the remote has them)'

function treeContradictions(scratch: Scratch, statements: readonly Statement[]): [Statement, string][] {
  const named = [...new Set(statements.flatMap(({ base, head }) => [base.commit, head]))]
  const here = presentCommits(scratch.git, named)
  const trees = treesOf(scratch.git, here)
  const treeOf = new Map(here.map((id, index) => [id, trees[index] ?? null]))
  return statements.flatMap((signed): [Statement, string][] => {
    const [baseTree, tree] = [treeOf.get(signed.base.commit), treeOf.get(signed.head)]
    if (baseTree == null || tree == null) return [[signed, absent]]
    const same = baseTree === signed.base.tree && tree === signed.tree
    return same ? [] : [[signed, 'its trees are not those of its commits']]
  })
}

function historyContradiction(graph: Graph, { base, head, commits }: Statement): string | null {
  if (!graph.isAncestor(base.commit, head)) return 'its head does not come of its base'
  const between = graph.between(base.commit, head)
  const signed = new Set(commits)
  const same = between.length === signed.size && between.every((id) => signed.has(id))
  return same ? null : 'its list of commits is not that of its change'
}
