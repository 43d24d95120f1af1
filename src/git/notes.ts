// Where tokens are kept and how they travel: refs/notes/ai-signoff on the signed head, one token a line. Where a note sits and
// who wrote it carries no trust; a missing token only ever means "refused".
import { Fault } from '../errors.ts'
import { parseCommitId, refName, type CommitId, type RefName } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { fetchRefs } from './fetch.ts'
import { readObjects } from './objects.ts'
import { tipOf } from './history.ts'
import type { Git } from './run.ts'

export const notesRef = refName('refs/notes/ai-signoff')
/** What the remote has, as last fetched; never written over our own notes, which may hold tokens not yet pushed. */
export const fetchedNotesRef = refName('refs/ai-signoff/fetched/ai-signoff')
/** Keeps a signed head reachable, so that its change can be replayed after the branch was squashed or rebased. */
export const reviewedRef = (head: CommitId): RefName => refName(`refs/ai-signoff/reviewed/${head}`)

export interface NoteLine {
  readonly line: string
  /** The commit that the note is on; null for a token that came another way. A hint for words, nothing more. */
  readonly on: CommitId | null
}

/** Every line that may be a token: of our notes and of those fetched, each once. */
export function readNoteLines(git: Git): NoteLine[] {
  const notes = new Map<string, NoteLine>()
  for (const ref of [notesRef, fetchedNotesRef]) {
    for (const note of linesOf(git, ref)) notes.set(note.line, note)
  }
  return [...notes.values()]
}

function linesOf(git: Git, ref: RefName): NoteLine[] {
  const tip = tipOf(git, ref)
  if (tip === null) return []
  const entries = git.bytes(['ls-tree', '-r', '-z', '--full-tree', tip]).toString('latin1').split('\0').filter(Boolean)
  const blobs = entries.flatMap((entry) => {
    // 100644 blob 78981922…\t12/34abcdef…   (fan-out: slashes in the annotated object's id)
    const [, id, path] = /^\d+ blob (\S+)\t(.*)$/s.exec(entry) ?? []
    return id === undefined || path === undefined ? [] : [{ id, on: parseCommitId(path.replaceAll('/', '')) ?? null }]
  })
  const contents = readObjects(
    git,
    blobs.map(({ id }) => id),
  )
  return blobs.flatMap(({ on }, index) =>
    tokenLines(contents[index]?.bytes ?? Buffer.alloc(0)).map((line) => ({ line, on })),
  )
}

/** The lines of a note that may be tokens; another tool's lines are let by. */
export const tokenLines = (note: Uint8Array): string[] =>
  decodeBytes(note)
    .split('\n')
    .filter((line) => line.startsWith('{'))

/** Keeps a head reachable and adds a token to the note on it: both or neither. */
export function keepToken(git: Git, head: CommitId, token: string): void {
  if (linesOf(git, notesRef).some(({ on, line }) => on === head && line === token)) return
  const reachable = tipOf(git, reviewedRef(head)) !== null
  git.ask(['update-ref', reviewedRef(head), head])
  try {
    // What else is in the note, another tool's lines too, stays.
    git.ask([...author, 'notes', `--ref=${notesRef}`, 'append', '--file=-', head], { input: `${token}\n` })
  } catch (error) {
    if (!reachable) git.ask(['update-ref', '-d', reviewedRef(head)], { answers: [1, 128] })
    throw error
  }
}

// Notes commits carry no trust; they need no person's name, and a machine without one must be able to write them.
const author = ['-c', 'user.name=ai-signoff', '-c', 'user.email=ai-signoff@localhost', '-c', 'commit.gpgSign=false']

/** Brings the remote's tokens and signed heads here. A remote without any is fine; one that can't be reached is a Fault. */
export function fetchTokens(git: Git, remote: string): void {
  // A pattern matches nothing in silence where a full name would fail, so that no second question is needed.
  const refspecs = [
    `+refs/notes/ai-signof*:refs/ai-signoff/fetched/ai-signof*`,
    '+refs/ai-signoff/reviewed/*:refs/ai-signoff/reviewed/*',
  ]
  fetchRefs(git, remote, refspecs)
}

/** Where all that fetchTokens() brings points to: the same text before and after means that nothing came. */
export const tokenRefs = (git: Git): string =>
  git.text(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/ai-signoff/'])

/**
 * Merges what the remote has into ours, line by line, and pushes both; again when somebody was faster.
 * Throws Fault 'tokens-not-pushed' (undecided); the tokens stay in this clone's notes.
 */
export function pushTokens(git: Git, remote: string, heads: readonly CommitId[]): void {
  const refspecs = [notesRef, ...heads.map(reviewedRef)].map((ref) => `${ref}:${ref}`)
  for (let attempt = 1; ; attempt++) {
    fetchTokens(git, remote)
    mergeFetched(git)
    try {
      git.ask(['push', '--quiet', '--no-verify', '--no-recurse-submodules', '--end-of-options', remote, ...refspecs])
      return
    } catch (error) {
      if (attempt < 5 && error instanceof Fault && somebodyWasFaster.test(error.message)) continue
      throw notPushed(remote, error)
    }
  }
}

const somebodyWasFaster = /\[rejected\]|cannot lock ref|failed to update ref|stale info/

function notPushed(remote: string, cause: unknown): Fault {
  const says = `${remote} did not take ${notesRef} and refs/ai-signoff/reviewed; the sign-off is kept in this clone's notes`
  const next =
    'let the remote accept those refs, or hand the token on as text: ai-signoff sign --print, AI_SIGNOFF_TOKEN, --token FILE'
  return new Fault(
    'undecided',
    'tokens-not-pushed',
    `${says}\n${cause instanceof Error ? cause.message : String(cause)}`,
    next,
    { cause },
  )
}

function mergeFetched(git: Git): void {
  if (tipOf(git, fetchedNotesRef) === null) return
  git.ask([...author, 'notes', `--ref=${notesRef}`, 'merge', '--quiet', '--strategy=cat_sort_uniq', fetchedNotesRef])
}
