// The files that a commit in the making changes, with their lines before and after.
import type { Repository } from '../../git/repository.ts'
import { stagedPaths, textOf } from '../../git/staged.ts'
import { stagedFrom, type Staged, type StagedFile } from '../../provenance/capture/meaning.ts'
import { addedLines, bodyOf, linesOf } from '../../provenance/capture/lines.ts'

/** Throws Fault (undecided). */
export function stagedFiles(repo: Repository, amends: boolean): Staged {
  const paths = stagedPaths(repo, amends)
  const texts = textOf(
    repo,
    paths.flatMap(({ before, now }) => [before, now]).filter((id) => id !== null),
  )
  const linesAt = (id: string | null): string[] | null => {
    const text = id === null ? '' : texts.get(id)
    return text === undefined || text.length > longest || isPointer(text) ? null : linesOf(text)
  }
  return stagedFrom(paths.map(({ path, before, now }) => stagedFile(path, now, linesAt(before), linesAt(now))))
}

function stagedFile(path: string, blob: string | null, before: string[] | null, now: string[] | null): StagedFile {
  if (now === null) return { path, blob, content: null }
  const old = before ?? []
  return { path, blob, content: { before: bodyOf(old), now: bodyOf(now), added: bodyOf(addedLines(now, old)) } }
}

/** Characters. To look for thousands of edits in a longer text takes longer than anybody waits; a file that is not compared is all an agent's. */
const longest = 1 << 20

/** What git-lfs stages in a file's place. */
const isPointer = (text: string): boolean => text.startsWith('version https://git-lfs.github.com/spec/')
