// Builders of changed files for tests without git: name only what the test is about.
import type { FileChange } from '../../src/model/change.ts'
import { parsePath, type Path } from '../../src/model/ids.ts'

export function path(text: string): Path {
  const parsed = parsePath(text)
  if (parsed === undefined) throw new Error(`no path: ${text}`)
  return parsed
}

/** A modified source-like file with lines added. */
export const aFile = (name: string, added: number | null = 1, parts: Partial<FileChange> = {}): FileChange => ({
  status: 'modified',
  path: path(name),
  from: null,
  oldMode: '100644',
  newMode: '100644',
  oldId: null,
  newId: null,
  added,
  deleted: added === null ? null : 0,
  bytes: null,
  oldBytes: null,
  newBytes: null,
  attributes: { generated: null, vendored: null, documentation: null },
  fromAttributes: null,
  ...parts,
})
