// Whether an agent's text that a commit does not have is still to come: in the work tree, in a stash, in another work tree.
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBytes } from '../git/bytes.ts'
import type { Repository } from '../git/repository.ts'
import { committedSince, stashedTexts, unstagedPaths } from '../git/staged.ts'
import type { CapturedEdit, Elsewhere, Staged } from '../provenance/capture.ts'
import { bodyOf, linesOf, standing, type Body } from '../provenance/capture-lines.ts'

/** After so many questions to git nobody asks on: what is not known to be committed counts as new. */
const mostQuestions = 200

/**
 * Asks git and the files only when it is asked, and for each file once.
 * @param paths that it may be asked of.
 */
export function textElsewhere(repo: Repository, top: string, staged: Staged, paths: readonly string[]): Elsewhere {
  const unstaged = once(() => unstagedPaths(repo, top))
  const unstagedText = perKey((path: string) => (unstaged().has(path) ? fileText(join(top, path)) : []))
  const otherText = perKey(fileText)
  const stashed = once(() => stashedTexts(repo, paths))
  let questions = 0
  const bodies = perKey((key: string) => bodyOf(linesOf(key)))
  const isStaged = ({ here, path }: CapturedEdit): boolean => here && staged.files.has(path ?? '')
  const hasMore = (edit: CapturedEdit, texts: readonly string[]): boolean => {
    const now = (edit.here && edit.path !== null && staged.files.get(edit.path)?.content?.now) || nothing
    return texts.some((text) => standing(edit.lines, bodies(text)).some((line) => !standsIn(line, now)))
  }
  return {
    waits: (edit) =>
      edit.path !== null &&
      (hasMore(edit, isStaged(edit) ? unstagedText(edit.path) : otherText(edit.file)) ||
        hasMore(edit, stashed().get(edit.path) ?? [])),
    committedSince: (edit) =>
      edit.path !== null && questions++ < mostQuestions && committedSince(repo, top, edit.path, edit.time),
  }
}

const nothing: Body = bodyOf([])

const standsIn = (line: string, body: Body): boolean => body.lines.has(line) || body.text.includes(line)

/** Bytes. */
const longest = 16_000_000

/** Of a plain file, whoever named it: a pipe or a device could keep us waiting for ever. What can't be read has none. */
function fileText(path: string): string[] {
  try {
    const stat = lstatSync(path)
    const bytes = stat.isFile() && stat.size <= longest ? readFileSync(path) : null
    return bytes === null || bytes.includes(0) ? [] : [decodeBytes(bytes)]
  } catch {
    return []
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

function perKey<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
