// What a count of lines does not show of a text: bytes in huge lines, and content that a pointer stands for. Every text is from the
// change, so anybody's.
import { longLine, type FileChange } from '../model/change.ts'
import type { BlobId } from '../model/ids.ts'
import { requireObjects } from './objects.ts'
import type { Git } from './run.ts'

/** Bytes of texts that are read for one change; those beyond count whole, so that nobody's huge files fill the memory here. */
export const mostRead = 1 << 25

/** @param sizes of all blobs of these files. Throws Fault 'missing-object' (undecided). */
export function withHiddenBytes(
  git: Git,
  files: readonly FileChange[],
  sizes: ReadonlyMap<string, number>,
): FileChange[] {
  const sizeOf = (id: BlobId | null): number => sizes.get(id ?? '') ?? 0
  const suspects = suspectsIn(files, sizes)
  let left = mostRead
  const read = new Set(suspects.filter(({ oldId, newId }) => (left -= sizeOf(oldId) + sizeOf(newId)) >= 0))
  const ids = new Set([...read].flatMap(({ oldId, newId }) => [oldId, newId]).filter((id) => id !== null))
  const texts = new Map(requireObjects(git, [...ids]).map(({ id, bytes }) => [id, bytes]))
  const textOf = (id: BlobId | null): Buffer => texts.get(id ?? '') ?? none
  const seen = new Map(
    suspects.map((file): [FileChange, FileChange] => [
      file,
      read.has(file) ? asRead(file, textOf(file.oldId), textOf(file.newId)) : { ...file, bytes: sizeOf(file.newId) },
    ]),
  )
  return files.map((file) => seen.get(file) ?? file)
}

/** Files that are to be read: of the others the new lines can't be long on average. */
export const suspectsIn = (files: readonly FileChange[], sizes: ReadonlyMap<string, number>): FileChange[] =>
  files.filter(({ added, newId }) => added !== null && mayHide(added, sizes.get(newId ?? '') ?? 0))

const mayHide = (added: number, size: number): boolean => size <= largestPointer || size > longLine * added

const none = Buffer.alloc(0)

/** One huge line in place of another grows nothing, and a pointer has few lines, whatever it points to. */
function asRead(file: FileChange, before: Buffer, after: Buffer): FileChange {
  return isPointer(after) ? { ...file, added: null, bytes: null } : { ...file, bytes: bytesNotIn(before, after) }
}

/** Bytes in lines of the result for which the base has none alike. */
function bytesNotIn(before: Buffer, after: Buffer): number {
  const there = new Map<string, number>()
  const { from, end } = sameLines(before, after)
  for (const line of linesOf(before, from, end)) there.set(line, (there.get(line) ?? 0) + 1)
  let bytes = 0
  for (const line of linesOf(after, from, end)) {
    const left = there.get(line) ?? 0
    if (left === 0) bytes += line.length
    else there.set(line, left - 1)
  }
  return bytes
}

const linesOf = (text: Buffer, from: number, end: number): string[] =>
  text.toString('latin1', from, text.length - end).split('\n')

/** How many bytes of whole lines both have alike at their beginnings and, behind those, at their ends: most of a large text. */
function sameLines(before: Buffer, after: Buffer): { readonly from: number; readonly end: number } {
  const shorter = Math.min(before.length, after.length)
  const begin = alike(shorter, (from, to) => before.compare(after, from, to, from, to) === 0)
  const from = begin === 0 ? 0 : after.lastIndexOf(newline, begin - 1) + 1
  const [beforeEnd, afterEnd] = [before.length, after.length]
  const ending = alike(
    shorter - from,
    (near, far) => before.compare(after, afterEnd - far, afterEnd - near, beforeEnd - far, beforeEnd - near) === 0,
  )
  const line = ending === 0 ? -1 : after.indexOf(newline, afterEnd - ending)
  return { from, end: line === -1 ? 0 : afterEnd - line - 1 }
}

/** The most of so many bytes that are the same on both sides, when each part of them can be compared at once. */
function alike(most: number, same: (from: number, to: number) => boolean): number {
  let length = 0
  for (let step = 1 << 16; step >= 1; step >>= 4)
    while (length < most && same(length, Math.min(most, length + step))) length = Math.min(most, length + step)
  return length
}

const newline = 10

// version https://git-lfs.github.com/spec/v1\noid sha256:4d7a…\nsize 12345\n
const pointer = /^\s*version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com|git-media\.io)\//
/** git LFS reads none that is larger, takes its earlier names, and minds no blank before one. */
export const largestPointer = 1024

export const isPointer = (text: Buffer): boolean =>
  text.length <= largestPointer && pointer.test(text.toString('latin1'))
