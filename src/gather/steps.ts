// Where along a landing's first parents a signed change may have landed. These are guesses, cheap ones: whether a step is what was
// signed, coverage.ts decides. A step that nobody guesses is judged with all that no sign-off covers.
import type { Grounds, LandedStep } from '../git/coverage.ts'
import { requireTreesOf, treesOf } from '../git/history.ts'
import { listings, type ListedFile } from '../git/listing.ts'
import type { CommitTree } from '../git/replay.ts'
import type { CommitId, TreeId } from '../model/ids.ts'
import type { Statement } from '../model/signoff.ts'

/** For each statement the steps that may be its change; the same step is the same object, whoever it is guessed for. */
export function likelySteps(grounds: Grounds, landing: LandedStep, statements: readonly Statement[]): LandedStep[][] {
  const links = statements.length === 0 ? [] : linksOf(grounds, landing)
  if (links.length < 2) return statements.map(() => [])
  const guesses = guesser(grounds, links, statements)
  const stepBetween = stepper(links)
  return statements.map((signed) => guesses(signed).flatMap(([from, to]) => stepBetween(from, to) ?? []))
}

/** One first parent to the next, and all that it brings. */
interface Link {
  readonly from: CommitId
  readonly to: CommitId
  readonly fromTree: TreeId
  readonly toTree: TreeId
  readonly commits: readonly CommitTree[]
}

/** None where the first parents do not lead to the old tip: then nothing says in which order things landed. */
function linksOf({ scratch, claims: { graph } }: Grounds, { oldTip, newTip, commits: landed }: LandedStep): Link[] {
  const way = graph.firstParents(oldTip, newTip)
  if (way === null) return []
  const treeOf = requireTreesOf(scratch.git, way)
  const known = new Map(landed.map((commit) => [commit.id, commit]))
  return graph.steps(way).flatMap((brought, index) => {
    const [from, to] = [way[index], way[index + 1]]
    if (from === undefined || to === undefined) return []
    const commits = brought.flatMap((id) => known.get(id) ?? [])
    return [{ from, to, fromTree: treeOf(from), toTree: treeOf(to), commits }]
  })
}

/** Places of the first and the last link of a step. */
type Span = readonly [number, number]

const mostGuesses = 16

/** Where its commits are; else where the same paths are touched: by one link (a squash, a merge), or by as many as it has commits (a rebase). */
function guesser({ scratch, claims }: Grounds, links: readonly Link[], statements: readonly Statement[]) {
  const linkOf = new Map(links.flatMap(({ commits }, at) => commits.map(({ id }) => [id, at] as const)))
  const unseen = statements.filter(({ commits }) => !commits.some((id) => linkOf.has(id)))
  const places = placesByPaths(unseen.length === 0 ? [] : touchedBy(scratch, links))
  const firstPaths = pathsOfFirst(scratch, unseen)
  return (signed: Statement): Span[] => {
    const at = signed.commits.flatMap((id) => linkOf.get(id) ?? [])
    if (at.length > 0) return [[Math.min(...at), Math.max(...at)]]
    const alone = places(keyOf(claims.files(signed))).map((place): Span => [place, place])
    const more = signed.commits.length - 1
    const inARow = more === 0 ? [] : places(firstPaths.get(signed) ?? '')
    return [...alone, ...inARow.map((place): Span => [place, place + more])].slice(0, mostGuesses)
  }
}

const keyOf = (files: readonly ListedFile[]): string => files.map(({ path }) => path).join('\0')

const touchedBy = (scratch: Grounds['scratch'], links: readonly Link[]): string[] =>
  listings(
    scratch,
    links.map(({ fromTree, toTree }) => ({ base: fromTree, result: toTree })),
  ).map(({ files }) => keyOf(files))

function placesByPaths(keys: readonly string[]): (key: string) => readonly number[] {
  const places = new Map<string, number[]>()
  for (const [at, key] of keys.entries()) {
    const same = places.get(key)
    if (same === undefined) places.set(key, [at])
    else same.push(at)
  }
  return (key) => (key === '' ? [] : (places.get(key) ?? []))
}

/** What the first of several signed commits touches. */
function pathsOfFirst(scratch: Grounds['scratch'], statements: readonly Statement[]): Map<Statement, string> {
  const several = statements.filter(({ commits }) => commits.length > 1)
  const first = several.flatMap(({ commits }) => commits[0] ?? [])
  const [own, parents] = [treesOf(scratch.git, first), treesOf(scratch.git, first, '^1')]
  const pairs = several.flatMap((signed, index) => {
    const [base, result] = [parents[index], own[index]]
    return base == null || result == null ? [] : [{ signed, base, result }]
  })
  return new Map(
    listings(scratch, pairs)
      .map(({ files }, index) => [pairs[index]?.signed, keyOf(files)] as const)
      .flatMap(([signed, key]) => (signed === undefined ? [] : [[signed, key] as const])),
  )
}

/** The step over some links; null where they are not there, or are all of the landing: that was asked already. */
function stepper(links: readonly Link[]): (from: number, to: number) => LandedStep | null {
  const made = new Map<string, LandedStep>()
  return (from, to) => {
    const [first, last] = [links[from], links[to]]
    if (first === undefined || last === undefined || to - from + 1 === links.length) return null
    const key = `${from} ${to}`
    const step = made.get(key) ?? {
      oldTip: first.from,
      newTip: last.to,
      oldTree: first.fromTree,
      newTree: last.toTree,
      commits: links.slice(from, to + 1).flatMap(({ commits }) => commits),
    }
    made.set(key, step)
    return step
  }
}
