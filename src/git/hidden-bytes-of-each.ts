// The bytes that many changes hide, as hidden-bytes.ts finds them for one, while next to no text is kept: of nearly all files the new text
// is looked at in passing and is plain.
import { longLine, type FileChange } from '../model/change.ts'
import { mostRead, suspectsIn, withHiddenBytes } from './hidden-bytes.ts'
import { plainTexts } from './plain-texts.ts'
import type { Git } from './run.ts'

type Sizes = ReadonlyMap<string, number>

/**
 * Each change's files, which count for as many lines as those that withHiddenBytes gives alone. Of plain texts `bytes` is what they grew
 * by: too little to count for more lines than were added.
 */
export async function withHiddenBytesOfEach(
  git: Git,
  changes: readonly (readonly FileChange[])[],
  sizes: Sizes,
): Promise<FileChange[][]> {
  const suspects = changes.map((files) => suspectsIn(files, sizes))
  const ids = new Set(suspects.flat().flatMap(({ newId }) => newId ?? []))
  const plain = await plainTexts(git, [...ids], longLine)
  const found = new Map<FileChange, FileChange>()
  for (const files of readTogether(suspects, sizes, plain))
    withHiddenBytes(git, files, sizes).forEach((seen, at) => found.set(files[at] ?? seen, seen))
  return changes.map((files) => files.map((file) => found.get(file) ?? file))
}

/** As many changes at a time as are read for one, without their plain texts. */
function readTogether(
  changes: readonly (readonly FileChange[])[],
  sizes: Sizes,
  plain: ReadonlySet<string>,
): (readonly FileChange[])[] {
  let together: FileChange[] = []
  let left = mostRead
  const groups = [together]
  for (const all of changes) {
    // Of one that is past what is read of one, which files are read hangs on all of them.
    const tooMuch = textBytes(all, sizes) > mostRead
    const files = tooMuch ? all : all.filter(({ newId }) => newId !== null && !plain.has(newId))
    const bytes = textBytes(files, sizes)
    if (tooMuch || bytes > left) {
      together = []
      groups.push(together)
      left = mostRead
    }
    together.push(...files)
    left -= bytes
  }
  return groups
}

const textBytes = (files: readonly FileChange[], sizes: Sizes): number =>
  files.reduce((sum, { oldId, newId }) => sum + (sizes.get(oldId ?? '') ?? 0) + (sizes.get(newId ?? '') ?? 0), 0)
