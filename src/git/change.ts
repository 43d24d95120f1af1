// Reads a change from git: every file between two trees, with line counts, sizes and attributes that depend on the objects alone.
import { isSubmodule, noAttributes, type Change, type FileChange, type LinguistAttributes } from '../model/change.ts'
import type { BlobId, Path, TreeId } from '../model/ids.ts'
import { attributesAt } from './attributes.ts'
import { withHiddenBytes } from './hidden-bytes.ts'
import { sizesOf } from './objects.ts'
import { pairLine, type TreePair } from './listing.ts'
import { parseRawDiffs, type RawFile } from './raw-diff.ts'
import { inLargePieces } from './run.ts'
import type { Scratch } from './scratch.ts'

// All that could bend the answer is said: rename detection and its limit, algorithm, drivers, submodules, order. The scratch
// repository has no attributes, and core.bigFileThreshold is pinned there.
const pinned = [
  ...'diff-tree --stdin -r -z --raw --numstat --full-index -M50% -l1000 --diff-algorithm=myers'.split(' '),
  ...'--no-ext-diff --no-textconv --ignore-submodules=none --no-relative -O/dev/null'.split(' '),
]

/** Throws Fault (undecided) when an object of the change is not in this clone. */
export function readChange(scratch: Scratch, base: TreeId, result: TreeId): Change {
  const [change] = readChanges(scratch, [{ base, result }], base)
  if (change === undefined) throw new Error('no change read')
  return change
}

/** In the order asked; a handful of processes, however many. @param attributesOf the tree whose .gitattributes hold for all. */
export function readChanges(scratch: Scratch, pairs: readonly TreePair[], attributesOf: TreeId): Change[] {
  if (pairs.length === 0) return []
  const changes = filesOf(scratch.git.bytes(pinned, { input: pairs.map(pairLine).join('') }), pairs)
  const told = tellAll(scratch, changes.flat(), attributesOf)
  let at = 0
  return pairs.map((pair, index) => ({ ...pair, files: told.slice(at, (at += changes[index]?.length ?? 0)) }))
}

/** Which files each of the pairs changes, and their lines; while other work goes on. */
export async function streamFiles(scratch: Scratch, pairs: readonly TreePair[]): Promise<RawFile[][]> {
  if (pairs.length === 0) return []
  const input = pairs.map(pairLine).join('')
  return filesOf(await scratch.git.throughFiles(pinned, scratch.dir, { input, env: inLargePieces }), pairs)
}

const filesOf = (output: Buffer, pairs: readonly TreePair[]): RawFile[][] =>
  parseRawDiffs(output, pairs.map(pairLine)).map((files) => files.map(withoutPointers))

/** Sizes, attributes and hidden bytes of all the files, asked once; in their order. */
function tellAll(scratch: Scratch, files: readonly RawFile[], attributesOf: TreeId): FileChange[] {
  const sizes = sizesOf(scratch.git, blobsOf(files))
  const attributes = attributesAt(scratch, attributesOf, pathsOf(files))
  const told = files.map((file) => tell(file, sizes, attributes))
  return withHiddenBytes(scratch.git, told, sizes)
}

/** Of both sides. */
export const blobsOf = (files: readonly RawFile[]): BlobId[] =>
  files
    .flatMap(({ oldMode, newMode, oldId, newId }) => [blobOf(oldMode, oldId), blobOf(newMode, newId)])
    .filter((id) => id !== null)

/** Both of a rename. */
export const pathsOf = (files: readonly RawFile[]): Path[] =>
  files.flatMap(({ path, from }) => (from === null ? [path] : [path, from]))

/** All but the bytes that its lines hide. */
export const tell = (
  file: RawFile,
  sizes: ReadonlyMap<string, number>,
  attributes: ReadonlyMap<string, LinguistAttributes>,
): FileChange => {
  const oldBytes = sizes.get(blobOf(file.oldMode, file.oldId) ?? '') ?? null
  const newBytes = sizes.get(blobOf(file.newMode, file.newId) ?? '') ?? null
  return {
    ...file,
    bytes: isSubmodule(file) ? null : bytesOf(file, oldBytes ?? 0, newBytes ?? 0),
    oldBytes,
    newBytes,
    attributes: attributes.get(file.path) ?? noAttributes,
    fromAttributes: file.from === null ? null : (attributes.get(file.from) ?? noAttributes),
  }
}

/** null: absent, or a submodule's commit, which is none of this repository's objects. */
const blobOf = (mode: string, id: BlobId | null): BlobId | null => (mode === '160000' ? null : id)

const bytesOf = ({ added }: RawFile, before: number, after: number): number =>
  added === null ? Math.max(before, after) : Math.max(0, after - before)

/** git counts a submodule's bump as one line, "Subproject commit …", which says nothing of its size. */
const withoutPointers = (file: RawFile): RawFile => (isSubmodule(file) ? { ...file, added: null, deleted: null } : file)
