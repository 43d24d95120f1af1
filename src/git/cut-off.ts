// Behind which commits of a range a shallow clone ends: what lies there belongs to the range, and git says nothing of it.
import type { CommitId } from '../model/ids.ts'
import { idLines } from './history.ts'
import { requireObjects } from './objects.ts'
import type { Repository } from './repository.ts'

/**
 * Those that have a parent of which git does not know, unless the range begins right behind it.
 * Throws Fault (undecided) where git can't go on.
 * @param revisions ids, ^ids, options of rev-list; never anybody's text
 */
export function cutOffIn({ git, shallow }: Repository, revisions: readonly string[]): CommitId[] {
  if (!shallow) return []
  const begins = new Set(revisions)
  const orphans = idLines(git.text(['rev-list', '--max-parents=0', ...revisions, '--']))
  const objects = requireObjects(git, orphans)
  return orphans.filter((_, at) => parentsIn(objects[at]?.bytes).some((parent) => !begins.has(`^${parent}`)))
}

// tree 78981922…\nparent f2ba8f84…\nparent 0a1b2c3d…\nauthor …      a line elsewhere that reads like a parent is no header
function parentsIn(bytes: Buffer | undefined): string[] {
  const [, parents = ''] = /^tree [0-9a-f]+\n((?:parent [0-9a-f]+\n)*)/.exec(bytes?.toString('latin1') ?? '') ?? []
  return [...parents.matchAll(/parent ([0-9a-f]+)\n/g)].map(([, id = '']) => id)
}
