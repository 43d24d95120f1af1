// Which .gitattributes the trees have that commits are made upon: each tree told by how it differs from the one before, since neighbours
// of a history are much alike.
import type { TreeId } from '../model/ids.ts'
import { anyTwice, areSilent, isAttributesFile, type AttributesFile } from './attributes.ts'
import { streamListings, type ListedFile } from './listing.ts'
import type { Scratch } from './scratch.ts'

/** All that a tree has. Trees that have the same share one, within a stretch of history. */
export interface AttributesFiles {
  /** None of them says anything of kinds of files, and each stands there once. */
  readonly silent: boolean
  readonly files: readonly AttributesFile[]
}

/** Told in the order asked; a call goes on where the last one ended. Throws Fault (undecided) when a tree is not here. */
export type AttributesFilesReader = (bases: readonly TreeId[]) => Promise<AttributesFiles[]>

/** Of which the files are kept, however many a history has. */
const mostKnown = 64

const pathspec = ':(glob)**/.gitattributes'

export function createAttributesFilesReader(scratch: Scratch, emptyTree: TreeId): AttributesFilesReader {
  let last = emptyTree
  const entries = new Map<string, Entry>()
  // Where branches are merged, neighbours have the one's and the other's in turn.
  const known = new Map<string, AttributesFiles>()
  const have = (): AttributesFiles => {
    const name = [...entries]
      .map(([key, { times }]) => `${times} ${key}`)
      .toSorted()
      .join('\0')
    const files = known.get(name) ?? filesIn(scratch, entries)
    if (known.size >= mostKnown) known.clear()
    known.set(name, files)
    return files
  }
  let now = have()
  const step = (differing: readonly ListedFile[]): AttributesFiles => {
    const changed = differing.filter(({ path }) => isAttributesFile(path))
    update(entries, changed)
    return changed.length === 0 ? now : (now = have())
  }
  return async (bases) => {
    const pairs = bases.map((result, at) => ({ base: bases[at - 1] ?? last, result }))
    last = bases.at(-1) ?? last
    return (await streamListings(scratch, pairs, [pathspec])).map(step)
  }
}

interface Entry {
  readonly file: AttributesFile
  readonly times: number
}

/** Counted, since a malformed tree may have an entry twice: git lists each entry of either side that the other one lacks. */
function update(entries: Map<string, Entry>, differing: readonly ListedFile[]): void {
  const count = (path: string, mode: string, id: string, by: 1 | -1): void => {
    const key = `${mode} ${id} ${path}`
    const times = (entries.get(key)?.times ?? 0) + by
    if (times === 0) entries.delete(key)
    else entries.set(key, { file: { mode, id, path }, times })
  }
  for (const { path, oldMode, oldId, newMode, newId } of differing) {
    if (isFile(oldMode)) count(path, oldMode, oldId, -1)
    if (isFile(newMode)) count(path, newMode, newId, 1)
  }
}

/** As git reads them: no links. */
const isFile = (mode: string): boolean => mode.startsWith('100')

function filesIn({ git }: Scratch, entries: ReadonlyMap<string, Entry>): AttributesFiles {
  const files = [...entries.values()].flatMap(({ file, times }) => Array.from({ length: times }, () => file))
  return { silent: !anyTwice(files) && areSilent(git, files), files }
}
