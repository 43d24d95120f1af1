// Reads a change from git: every file between two trees, with line counts, sizes and attributes that depend on the objects alone.
import { isSubmodule, type Change, type FileChange } from '../model/change.ts'
import type { Sha256, TreeId } from '../model/ids.ts'
import { attributesAt, noAttributes, ofBoth } from './attributes.ts'
import { withHiddenBytes } from './hidden-bytes.ts'
import { sizesOf } from './objects.ts'
import { parseRawDiff, type RawFile } from './raw-diff.ts'
import type { Scratch } from './scratch.ts'
import { sha256 } from './sha256.ts'

// All that could bend the answer is said: rename detection and its limit, algorithm, drivers, submodules, order. The scratch
// repository has no attributes, and core.bigFileThreshold is pinned there.
const pinned = [
  ...'diff-tree -r -z --raw --numstat --full-index -M50% -l1000 --diff-algorithm=myers'.split(' '),
  ...'--no-ext-diff --no-textconv --ignore-submodules=none --no-relative -O/dev/null'.split(' '),
]

/** Throws Fault (undecided) when an object of the change is not in this clone. */
export function readChange(scratch: Scratch, base: TreeId, result: TreeId): Change {
  const files = parseRawDiff(scratch.git.bytes([...pinned, base, result])).map(withoutPointers)
  const blobs = files.filter((file) => !isSubmodule(file))
  const sizes = sizesOf(
    scratch.git,
    blobs.flatMap(({ oldId, newId }) => [oldId, newId]).filter((id) => id !== null),
  )
  const attributes = attributesAt(
    scratch,
    base,
    files.flatMap(({ path, from }) => (from === null ? [path] : [path, from])),
  )
  const told = (file: RawFile): FileChange => ({
    ...file,
    bytes: isSubmodule(file) ? null : bytesOf(file, sizes.get(file.oldId ?? '') ?? 0, sizes.get(file.newId ?? '') ?? 0),
    attributes: ofBoth(
      attributes.get(file.path) ?? noAttributes,
      attributes.get(file.from ?? file.path) ?? noAttributes,
    ),
  })
  return { base, result, files: withHiddenBytes(scratch.git, files.map(told), sizes) }
}

const bytesOf = ({ added }: RawFile, before: number, after: number): number =>
  added === null ? Math.max(before, after) : Math.max(0, after - before)

/** git counts a submodule's bump as one line, "Subproject commit …", which says nothing of its size. */
const withoutPointers = (file: RawFile): RawFile => (isSubmodule(file) ? { ...file, added: null, deleted: null } : file)

// :100644 100755 78981922… f2ba8f84… M\0src/a.ts\0
const listing = (scratch: Scratch, base: TreeId, result: TreeId): Buffer =>
  scratch.git.bytes([...'diff-tree -r -z --raw --full-index --no-renames -O/dev/null'.split(' '), base, result])

/** What a sign-off names its change by: SHA-256 of the raw listing, where a mode, an id and a path are all there is of a file. */
export function changeDigest(scratch: Scratch, base: TreeId, result: TreeId): Sha256 {
  return sha256(listing(scratch, base, result))
}

/** Every path that differs; of a rename, both. */
export function changedPaths(scratch: Scratch, base: TreeId, result: TreeId): string[] {
  const fields = listing(scratch, base, result).toString('latin1').split('\0')
  return fields.filter((_, index) => index % 2 === 1)
}
