// What agents' own hooks saw of the commit that is being made: the spool, resolved to the contents of the staged files. Evidence comes
// out, records without text are kept, and the text goes.
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Env } from '../../env.ts'
import { headLog, lastHeadMoves } from '../../git/head-log.ts'
import { commitNamed } from '../../git/history.ts'
import { openRepository, workTree, type Repository } from '../../git/repository.ts'
import type { Evidence } from '../../model/provenance.ts'
import {
  isSameContent,
  meaningInReplay,
  meaningOf,
  type CapturedEdit,
  type Meaning,
  type Staged,
} from '../../provenance/capture/meaning.ts'
import type { Captured } from '../../provenance/write.ts'
import type { CapturedRecord } from '../../provenance/capture/captured-record.ts'
import { weightOf } from '../../provenance/weight.ts'
import { cutSha256, findPlaces } from './places.ts'
import { dayOf, keepCaptured, readCaptured, type KeptRecord } from './captured.ts'
import { readSpool, removeFiles, type SpooledFile } from './spool.ts'
import { stagedFiles } from './staged-files.ts'
import { textElsewhere } from './text-elsewhere.ts'

export interface CaptureFacts {
  readonly cwd: string
  readonly env: Env
  readonly now: Date
  /** Our own in the git directory; the spool, and what came of it, lie there. */
  readonly folder: string
  /** `amends`: HEAD's place is taken. `replays`: the lines come from other commits. */
  readonly origin: 'amends' | 'replays' | 'new'
}

interface Seen {
  readonly from: SpooledFile
  readonly edits: readonly { readonly edit: CapturedEdit; readonly meaning: Meaning }[]
}

/** Throws Fault (undecided), or what the file system throws. */
export function captureOf({ cwd, env, now, folder, origin }: CaptureFacts): Captured {
  const spooled = readSpool(join(folder, 'spool'), now.getTime())
  const kept = readCaptured(join(folder, 'captured'), now.getTime())
  if (spooled.length + kept.length === 0) return { evidence: [], unread: [] }
  const repo = openRepository(cwd, env)
  const staged = stagedFiles(repo, origin === 'amends')
  const seen = seenIn(repo, resolve(cwd, workTree(repo, env)), spooled, staged, origin === 'replays')
  const records = seen.flatMap(({ edits }) => edits.flatMap(recordOf(cutSha256(repo.gitDir), dayOf(now.getTime()))))
  const again = kept.filter(isAbout(staged, repo))
  keepCaptured(join(folder, 'captured'), records)
  removeFiles(seen.filter(isDone).map(({ from }) => from))
  const unread = [...new Set(spooled.flatMap((file) => file.unread))]
  return { evidence: distinctEvidence([...records, ...again]), unread }
}

function seenIn(
  repo: Repository,
  top: string,
  spooled: readonly SpooledFile[],
  staged: Staged,
  replays: boolean,
): Seen[] {
  const editsOf = findPlaces(repo, top)
  const placed = spooled.map((from) => ({ from, edits: editsOf(from) }))
  const asked = placed.flatMap(({ edits }) => edits.filter(({ here, path }) => !here || staged.files.has(path ?? '')))
  const paths = new Set(asked.map(({ path }) => path).filter((path) => path !== null))
  const elsewhere = textElsewhere(repo, top, staged, [...paths])
  const meaning = (edit: CapturedEdit): Meaning =>
    replays ? meaningInReplay(edit, staged) : meaningOf(edit, staged, elsewhere)
  return placed.map(({ from, edits }) => ({ from, edits: edits.map((edit) => ({ edit, meaning: meaning(edit) })) }))
}

/** A command, a look at a file, or what can't be read, is of no use to any commit. */
const isDone = ({ from, edits }: Seen): boolean => !from.open && edits.every(({ meaning }) => !meaning.keep)

const recordOf =
  (tree: string, day: string) =>
  ({ edit, meaning: { shows } }: Seen['edits'][number]): CapturedRecord[] => {
    if (shows === null) return []
    const { file, kind } = shows
    return [{ agent: edit.agent, session: edit.session, kind, path: file.path, blob: file.blob, tree, day }]
  }

/**
 * Is the very content staged again? Or was the commit that the record was made for never made (somebody else's hook refused it), so that
 * what is staged for that path now may be the same work, mended?
 */
function isAbout(staged: Staged, repo: Repository): (record: KeptRecord) => boolean {
  const files = [...staged.files.values()]
  const blobs = new Set(files.map(({ blob }) => blob))
  const [tree, moved] = [cutSha256(repo.gitDir), lastMove(repo)]
  return (record) => {
    const unmade = staged.files.has(record.path) && record.tree === tree && record.time > moved
    return unmade || (blobs.has(record.blob) && files.some((file) => isSameContent(record, file)))
  }
}

/** When HEAD moved last, by its log; for ever ahead where there is none, or one that is not kept any more. */
function lastMove({ git, gitDir }: Repository): number {
  const after = lastHeadMoves(gitDir, 1).at(-1)?.after ?? null
  return after !== null && after === commitNamed(git, 'HEAD', [1, 128]) ? statSync(headLog(gitDir)).mtimeMs : Infinity
}

/** Each agent's part in each file once. */
function distinctEvidence(records: readonly CapturedRecord[]): Evidence[] {
  const pieces = records.map(({ kind, agent, path }): Evidence => ({
    source: 'capture',
    kind,
    agent,
    weight: weightOf('recorded'),
    text: path,
  }))
  return [...new Map(pieces.map((piece) => [JSON.stringify(piece), piece])).values()]
}
