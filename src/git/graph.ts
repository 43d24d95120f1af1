// A part of the history in memory: read with few git processes, then asked as often as it takes.
import { parseCommitId, type CommitId } from '../model/ids.ts'
import type { Git } from './run.ts'

export interface Graph {
  /** Commits reachable from the tip and not from the other, parents before children. */
  between(not: CommitId, tip: CommitId): readonly CommitId[]
  /** A commit is its own ancestor here, as it is git's. */
  isAncestor(ancestor: CommitId, of: CommitId): boolean
  /** From `below` to the tip along first parents, both included; null where that way does not lead there. */
  firstParents(below: CommitId, tip: CommitId): readonly CommitId[] | null
  /** The commits between two that descend from the first of them. */
  since(base: CommitId, tip: CommitId): Since
  /** All such steps from one commit to the next, each once, whichever range is asked about. */
  edgesSince(ranges: readonly Range[]): readonly Edge[]
  /** Of such a way: what each commit but the first brings that those before it don't reach, parents before children. */
  steps(way: readonly CommitId[]): readonly (readonly CommitId[])[]
}

export interface Range {
  readonly base: CommitId
  readonly tip: CommitId
}

export interface Edge {
  readonly parent: CommitId
  readonly child: CommitId
}

export interface Since {
  commits(): readonly CommitId[]
  /** The first parent that is the base or descends from it; null of a commit that is not among these. */
  parentOf(commit: CommitId): CommitId | null
}

/**
 * The history of these commits, down to what all the bases share: the graph can be asked about these alone, and what lies between.
 * All of them are in this clone. Throws Fault (undecided) where a commit below them is not.
 */
export function readGraph(git: Git, tips: readonly CommitId[], bases: readonly [CommitId, ...CommitId[]]): Graph {
  const shared = commonAncestor(git, bases)
  const wanted = [...new Set([...tips, ...bases])].map((id) => `${id}\n`)
  const input = [...wanted, ...(shared === null ? [] : [`^${shared}\n`])].join('')
  return graphOf(git.text(['rev-list', '--topo-order', '--reverse', '--parents', '--stdin'], { input }))
}

const mostArguments = 500

/** null: there is none, so the whole history is read. */
function commonAncestor(git: Git, [first, ...others]: readonly [CommitId, ...CommitId[]]): CommitId | null {
  const rest = [...new Set(others)].filter((id) => id !== first)
  let shared: CommitId | null = first
  for (let at = 0; at < rest.length && shared !== null; at += mostArguments) {
    const some = rest.slice(at, at + mostArguments)
    const answer = git.ask(['merge-base', '--octopus', shared, ...some], { answers: [1] })
    shared = answer.code === 0 ? (parseCommitId(answer.stdout.toString('latin1').trim()) ?? null) : null
  }
  return shared
}

// 78981922… f2ba8f84… 0a1b2c3d…\n      a commit and its parents; parents come before children
function graphOf(text: string): Graph {
  const rows = text.split('\n').map((line) => line.split(' ').flatMap((word) => parseCommitId(word) ?? []))
  const place = new Map(rows.flatMap(([id], at) => (id === undefined ? [] : [[id, at] as const])))
  // Parents that are not in here are the shared ancestor, or below it.
  const parents = rows.map((row) => row.slice(1).flatMap((id) => place.get(id) ?? []))
  const reach = (tip: CommitId): Uint8Array => reachOf(parents, place.get(tip))
  const descents = new Map<CommitId, Uint16Array>()
  const descent = (base: CommitId): Uint16Array => {
    const known = descents.get(base) ?? descentOf(rows, place, base)
    descents.set(base, known)
    return known
  }
  return {
    between(not, tip) {
      const [had, has] = [reach(not), reach(tip)]
      return rows.flatMap(([id], at) => (id !== undefined && has[at] === 1 && had[at] === 0 ? [id] : []))
    },
    isAncestor: (ancestor, of) => ancestor === of || (descent(ancestor)[place.get(of) ?? rows.length] ?? 0) > 0,
    firstParents(below, tip) {
      const way = [tip]
      for (let id = tip; id !== below; way.push(id)) {
        const parent = rows[place.get(id) ?? rows.length]?.[1]
        if (parent === undefined) return null
        id = parent
      }
      return way.toReversed()
    },
    since(base, tip) {
      const [has, from] = [reach(tip), descent(base)]
      const isIn = (at: number): boolean => has[at] === 1 && (from[at] ?? 0) > 0
      return {
        commits: () => rows.flatMap(([id], at) => (id !== undefined && isIn(at) ? [id] : [])),
        parentOf(commit) {
          const at = place.get(commit) ?? rows.length
          return isIn(at) ? (rows[at]?.[from[at] ?? 0] ?? null) : null
        },
      }
    },
    edgesSince(ranges) {
      const edges = new Map<number, Edge>()
      for (const base of new Set(ranges.map((range) => range.base))) {
        const reached = new Uint8Array(rows.length)
        for (const range of ranges) if (range.base === base) reachMore(parents, reached, place.get(range.tip))
        for (const [at, number] of descent(base).entries()) {
          const [child, parent] = [rows[at]?.[0], rows[at]?.[number]]
          if (reached[at] !== 1 || number === 0 || child === undefined || parent === undefined) continue
          edges.set(at * mostParents + number, { parent, child })
        }
      }
      return [...edges.values()]
    },
    steps([below, ...way]) {
      const reached = below === undefined ? new Uint8Array() : reach(below)
      return way.map((tip) => reachMore(parents, reached, place.get(tip)).flatMap((at) => rows[at]?.[0] ?? []))
    },
  }
}

const mostParents = 0x10000

type Rows = readonly (readonly CommitId[])[]

/** At the place of each commit: which of its parents, counted from 1, is the first that descends from the base or is it; 0: none does. */
function descentOf(rows: Rows, place: ReadonlyMap<CommitId, number>, base: CommitId): Uint16Array {
  const from = new Uint16Array(rows.length)
  const descends = (id: CommitId): boolean => id === base || (from[place.get(id) ?? -1] ?? 0) > 0
  for (let at = (place.get(base) ?? -1) + 1; at < rows.length; at++) {
    const [, ...parents] = rows[at] ?? []
    from[at] = parents.findIndex(descends) + 1
  }
  return from
}

/** 1 at the place of each commit that this one reaches, itself included. */
function reachOf(parents: readonly (readonly number[])[], tip: number | undefined): Uint8Array {
  const reached = new Uint8Array(parents.length)
  reachMore(parents, reached, tip)
  return reached
}

/** Marks what the tip reaches, too, and says which were not marked before. */
function reachMore(parents: readonly (readonly number[])[], reached: Uint8Array, tip: number | undefined): number[] {
  const left = tip === undefined ? [] : [tip]
  const found: number[] = []
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (reached[at] === 1) continue
    reached[at] = 1
    found.push(at)
    left.push(...(parents[at] ?? []))
  }
  return found.toSorted((a, b) => a - b)
}
