// The kept set of public changes of which later history tells: whether a fix was traced to them, or whether they were reverted.
// Paths and line counts alone: no content, no people. README.md beside this file says where they come from.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FileChange, FileStatus } from '../../../src/model/change.ts'
import { aFile, path } from '../../support/changes.ts'

export interface Project {
  readonly project: string
  /** Who labelled its commits. */
  readonly labels: string
  /** Of all its labelled commits, which the kept ones are drawn from. */
  readonly commits: number
  readonly fixInducing: number
  readonly changes: readonly LabelledChange[]
}

export interface LabelledChange {
  readonly label: Label
  readonly files: readonly FileChange[]
  /** Files of the base tree that import a touched one directly, as the makers of the set counted them. */
  readonly importers: number
}

export type Label =
  | { readonly is: 'fix-inducing' | 'clean' }
  /** The same group: a reverted commit and those that stayed, next to it in time. */
  | { readonly is: 'reverted' | 'stayed'; readonly group: string }

/** {"project":"vite","labels":"szz-ts","commits":8313,"fixInducing":1726} */
type Head = Omit<Project, 'changes'>

/** {"commit":"f1b0bc9b9b","is":"fix-inducing","importers":1,"files":[["M","src/a.ts",19,4]]}; null: binary; a rename's old path comes last. */
interface Line {
  readonly is: Label['is']
  readonly group?: string
  readonly importers: number
  readonly files: readonly (readonly [
    letter: string,
    path: string,
    added: number | null,
    deleted: number | null,
    from?: string,
  ])[]
}

const statuses: Readonly<Record<string, FileStatus>> = { A: 'added', M: 'modified', D: 'deleted', R: 'renamed' }

export function labelledProjects(): Project[] {
  const text = gunzipSync(readFileSync(new URL('labelled-changes.jsonl.gz', import.meta.url))).toString()
  const projects: (Head & { changes: LabelledChange[] })[] = []
  for (const line of text.trimEnd().split('\n')) {
    const parsed = JSON.parse(line) as Head | Line
    if ('project' in parsed) projects.push({ ...parsed, changes: [] })
    else projects.at(-1)?.changes.push(changeOf(parsed))
  }
  return projects
}

const changeOf = ({ is, group = '', importers, files }: Line): LabelledChange => ({
  label: is === 'reverted' || is === 'stayed' ? { is, group } : { is },
  importers,
  files: files.map(fileOf),
})

function fileOf([letter, name, added, deleted, from]: Line['files'][number]): FileChange {
  const status = statuses[letter]
  if (status === undefined) throw new Error(`no status: ${letter}`)
  return aFile(name, added, { status, deleted, from: from === undefined ? null : path(from) })
}
