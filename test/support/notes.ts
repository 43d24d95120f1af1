// Notes as anybody who may write refs can make them: raw blobs and trees, sound or not.
import type { Repo } from './world.ts'

export const notesRef = 'refs/notes/ai-signoff'

type Bytes = string | Uint8Array

const written = (repo: Repo, type: 'blob' | 'tree', input: Bytes): string =>
  repo.tryGit(['hash-object', '-t', type, '--literally', '-w', '--stdin'], { input }).stdout.trim()

export const blob = (repo: Repo, content: Bytes): string => written(repo, 'blob', content)

export interface Entry {
  readonly name: string
  readonly id: string
  /** A blob's unless said. */
  readonly mode?: string
}

/** Entries as they stand, unsorted and unchecked. */
export function tree(repo: Repo, ...entries: readonly Entry[]): string {
  const bytes = entries.flatMap(({ name, id, mode = '100644' }) => [
    Buffer.from(`${mode} ${name}\0`, 'latin1'),
    Buffer.from(id, 'hex'),
  ])
  return written(repo, 'tree', Buffer.concat(bytes))
}

export const folder = (repo: Repo, name: string, ...entries: readonly Entry[]): Entry => ({
  name,
  mode: '40000',
  id: tree(repo, ...entries),
})

/** Makes a tree the clone's notes. */
export function setNotes(repo: Repo, id: string): void {
  repo.git('update-ref', notesRef, repo.git('commit-tree', '-m', 'notes', id))
}

/** Puts a note on an object, in place of what is there. */
export function note(repo: Repo, on: string, content: Bytes): void {
  repo.tryGit(['notes', `--ref=${notesRef}`, 'add', '--force', '-C', blob(repo, content), on])
}
