// Has a signed change landed before? The branch had it once, at some commit since the signed base: what was taken back needs a new
// sign-off to land again.
import { isZeroId, type TreeId } from '../model/ids.ts'
import type { Grounds, Question } from './coverage.ts'
import type { Range } from './graph.ts'
import { requireTreesOf } from './history.ts'
import type { ListedFile } from './listing.ts'
import { canReplay, replayAll } from './replay.ts'
import type { Scratch } from './scratch.ts'
import type { Touches } from './touches.ts'

interface Place {
  readonly question: Question
  readonly tree: TreeId
}

/**
 * Every commit since the signed base is asked, not first parents only: a merge with swapped parents would hide the first landing.
 * The change is in a tree when the replay onto it changes nothing, and when the replay onto some other of these trees makes it: what
 * landed on a moved block or a renamed file is not always found again by a merge of its own result.
 */
export function spent(grounds: Grounds, questions: readonly Question[], touches: Touches): (string | null)[] {
  const exactly = new Set(questions.filter(({ signed, step }) => touches.had(signed.tree, rangeOf({ signed, step }))))
  const open = questions.filter((question) => !exactly.has(question) && allTouched(grounds, question, touches))
  const carried = new Set(carriedIn(grounds, placesOf(grounds, open)))
  return questions.map((question) =>
    exactly.has(question) || carried.has(question) ? 'its change has landed before' : null,
  )
}

/** Where the branch may have had the change: after the signed base, up to where the step begins. */
export const rangeOf = ({ signed, step }: Question): Range => ({ base: signed.base.commit, tip: step.oldTip })

/** The distinct trees there. */
function placesOf({ scratch, claims }: Grounds, questions: readonly Question[]): Place[] {
  const commits = questions.map((question) => {
    const { base, tip } = rangeOf(question)
    return claims.graph.since(base, tip).commits()
  })
  const treeOf = requireTreesOf(scratch.git, commits.flat())
  return questions.flatMap((question, index) =>
    [...new Set(commits[index]?.map(treeOf))].map((tree) => ({ question, tree })),
  )
}

/** A file of the change that nobody has touched since is as the signed base had it: the change is nowhere. */
function allTouched({ claims }: Grounds, question: Question, touches: Touches): boolean {
  const touched = touches.in(rangeOf(question))
  return claims.files(question.signed).every(({ path }) => touched(path))
}

function carriedIn({ scratch, claims }: Grounds, places: readonly Place[]): Question[] {
  if (!canReplay(scratch)) return []
  const touched = new Set(touchedPlaces(scratch, claims, places).map(({ question }) => question))
  const asked = places.filter(({ question }) => touched.has(question))
  const had = treesOfEach(asked)
  const results = replayAll(
    scratch,
    asked.map(({ question: { signed }, tree }) => ({ base: signed.base.tree, head: signed.tree, onto: tree })),
  )
  return asked.flatMap(({ question }, index) => {
    const made = results[index] ?? null
    return made !== null && had.get(question)?.has(made) === true ? [question] : []
  })
}

function treesOfEach(places: readonly Place[]): Map<Question, Set<TreeId>> {
  const trees = new Map<Question, Set<TreeId>>()
  for (const { question, tree } of places) trees.set(question, (trees.get(question) ?? new Set()).add(tree))
  return trees
}

const mostProbes = 3

/**
 * The same, tree by tree: one that has a file of the change still as the signed base had it is without the change. (A folder's rename
 * could carry the file elsewhere; replay.ts has git take that for a conflict.)
 */
function touchedPlaces(scratch: Scratch, claims: Grounds['claims'], places: readonly Place[]): Place[] {
  const probes = places.flatMap((place) =>
    probesOf(claims.files(place.question.signed)).map((file) => ({ place, file })),
  )
  if (probes.length === 0) return [...places]
  const input = probes.map(({ place, file }) => `${place.tree}:${file.path}\n`).join('')
  const answers = scratch.git.text(['cat-file', '--batch-check=%(objectname)'], { input }).split('\n')
  const untouched = new Set(probes.flatMap(({ place, file }, index) => (answers[index] === file.oldId ? [place] : [])))
  return places.filter((place) => !untouched.has(place))
}

/**
 * Files that the signed base had, with other bytes, and whose names can stand on a line of their own and mean what they say.
 * (That a file isn't there yet can't be asked this way: git's "missing" may mean its bytes.)
 */
const probesOf = (files: readonly ListedFile[]): ListedFile[] =>
  files
    .filter(({ oldId, newId }) => !isZeroId(oldId) && oldId !== newId)
    .filter(({ path }) => /^[^.\n\udc80-\udcff][^\n\udc80-\udcff]*$/u.test(path))
    .slice(0, mostProbes)
