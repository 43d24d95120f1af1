// Decides what an agent's edit means for the commit that is being made: evidence, something for a later commit, or nothing. All it
// knows is in its arguments.
import type { Agent, Evidence } from '../model/provenance.ts'
import { anyStands, isMuch, lengthOf, type Body } from './capture-lines.ts'
import type { CapturedRecord } from './captured-record.ts'

/** One file of one tool call. */
export interface CapturedEdit {
  readonly agent: Agent
  readonly session: string | null
  /** From the top of the work tree where it was made; null when that is none of this repository's, and for a command. */
  readonly path: string | null
  /** It was made in the work tree that is committed from. */
  readonly here: boolean
  /** The same file, absolute. */
  readonly file: string
  /** When, in milliseconds. */
  readonly time: number
  /** By which its text is known again; empty when it only took away, or put in too little to be known by. */
  readonly lines: readonly string[]
}

/** A file that the commit changes. */
export interface StagedFile {
  readonly path: string
  /** null: the commit takes it away. */
  readonly blob: string | null
  /** null: too large, or no text. */
  readonly content: { readonly before: Body; readonly now: Body; readonly added: Body } | null
}

/** All of them, by path, and by the lines that the commit adds to them. */
export interface Staged {
  readonly files: ReadonlyMap<string, StagedFile>
  readonly byLine: ReadonlyMap<string, readonly StagedFile[]>
}

/** A line that is added to more files than this tells nothing of any. */
const mostFiles = 20

export function stagedFrom(files: readonly StagedFile[]): Staged {
  const byLine = new Map<string, StagedFile[]>()
  for (const file of files)
    for (const line of file.content?.added.lines ?? []) {
      const others = byLine.get(line)
      if (others === undefined) byLine.set(line, [file])
      else if (others.length <= mostFiles) others.push(file)
    }
  return { files: new Map(files.map((file) => [file.path, file])), byLine }
}

/** What has to be asked of git or of files, when the staged files alone don't tell. */
export interface Elsewhere {
  /** Do these lines stand in what is not staged of that file: in its work tree, in a stash? */
  readonly waits: (edit: CapturedEdit) => boolean
  /** Has a commit since the edit changed that file? */
  readonly committedSince: (edit: CapturedEdit) => boolean
}

export interface Meaning {
  /** The file whose commit it is evidence for, and what of; null when it is none. */
  readonly shows: { readonly file: StagedFile; readonly kind: Evidence['kind'] } | null
  /** Its text is still to be committed. */
  readonly keep: boolean
}

const means = (shows: Meaning['shows'], keep: boolean): Meaning => ({ shows, keep })

/**
 * `generated` where the agent's text, or a part of it, is among the lines that the commit adds. `assisted` where the agent worked on
 * the file since its last commit, and none of its text is left. Nothing where its text was committed already, or waits elsewhere.
 */
export function meaningOf(edit: CapturedEdit, staged: Staged, elsewhere: Elsewhere): Meaning {
  const own = edit.here && edit.path !== null ? staged.files.get(edit.path) : undefined
  const file = own && showsIn(edit, own) ? own : findByContent(edit, staged)
  if (file) return means({ file, kind: 'generated' }, elsewhere.waits(edit))
  if (edit.path === null) return means(null, false)
  if (!own) return means(null, true)
  if (elsewhere.waits(edit)) return means(null, true)
  return means(leftIn(edit, own, elsewhere), false)
}

/** While commits are replayed, the work tree says nothing of what was edited in it: text alone counts, and nothing is done with. */
export function meaningInReplay(edit: CapturedEdit, staged: Staged): Meaning {
  const own = edit.here && edit.path !== null ? staged.files.get(edit.path) : undefined
  const file = own?.content && anyStands(edit.lines, own.content.added) ? own : findByContent(edit, staged)
  return means(file ? { file, kind: 'generated' } : null, true)
}

/** Of a file that can't be compared, or an edit without text, nothing says that it is not all there. */
const showsIn = ({ lines }: CapturedEdit, { content }: StagedFile): boolean =>
  content === null || lines.length === 0 || anyStands(lines, content.added)

/** Where half of its text at least is added, in whole lines, and much of it: good enough without the file's name. */
function findByContent({ lines }: CapturedEdit, { byLine }: Staged): StagedFile | undefined {
  const lengths = new Map<StagedFile, number>()
  for (const line of lines) {
    const files = byLine.get(line) ?? []
    if (files.length > mostFiles) continue
    for (const file of files) lengths.set(file, (lengths.get(file) ?? 0) + line.length)
  }
  const enough = lengthOf(lines) / 2
  return [...lengths].find(([, length]) => isMuch(length) && length >= enough)?.[0]
}

/** None of its lines is new in the file: they were there before, or are gone. */
function leftIn(edit: CapturedEdit, file: StagedFile, { committedSince }: Elsewhere): Meaning['shows'] {
  if (file.content !== null && anyStands(edit.lines, file.content.before) && committedSince(edit)) return null
  // An agent that only takes lines away hands over those that stay.
  const stays = file.content !== null && anyStands(edit.lines, file.content.now)
  return { file, kind: stays ? 'generated' : 'assisted' }
}

/**
 * Is this the content that an agent had a part in before: after a reset, a stash, a pick, in another work tree? Under another name only
 * where it is too much to be the same by chance, as empty files are.
 */
export const isSameContent = ({ path, blob }: CapturedRecord, file: StagedFile): boolean =>
  blob !== null &&
  blob === file.blob &&
  (path === file.path || file.content === null || isMuch(lengthOf([...file.content.now.lines])))
