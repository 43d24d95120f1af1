// Writes our notes. Many may write at once, in this clone too, and git's own `notes append` and `notes merge` put their result over
// whatever came in between; so they work on a copy of the ref, and ours moves only from what the copy was made of.
import { Fault } from '../errors.ts'
import { parseCommitId, type CommitId } from '../model/ids.ts'
import { again, refMoved } from './again.ts'
import { patient } from './fetch.ts'
import { tipOf } from './history.ts'
import { notesRef, readNoteLines, reviewedRef } from './notes.ts'
import type { Repository } from './repository.ts'
import type { Git } from './run.ts'
import { openScratch } from './scratch.ts'
import { isWalkable } from './walkable.ts'

export interface KeptToken {
  /** What it speaks of; a commit of this clone. */
  readonly head: CommitId
  readonly token: string
}

/**
 * Adds tokens to the notes on their heads, and keeps the heads reachable: all or nothing. What else is in a note stays; a token that
 * is there already is not added again.
 * @param theirs notes that are merged into ours first, line by line; what only ours has stays. They may have removed a note, and the
 * tokens given here are put back.
 */
export function keepTokens(repo: Repository, tokens: readonly KeptToken[], theirs: CommitId | null = null): void {
  if (theirs !== null && !isWalkable(repo.git, theirs)) throw endless(theirs)
  // A clone made with --filter gets what it lacks when git reads it; the copy, which knows no remote, could not.
  readNoteLines(repo.git)
  const heads = [...new Set(tokens.map(({ head }) => head))]
  changeNotes(repo, heads, (copy) => {
    if (theirs !== null) copy.ask([...notes, 'merge', '--quiet', '--strategy=cat_sort_uniq', theirs])
    for (const { head, token } of tokens) {
      const note = copy.ask([...notes, 'show', head], { answers: [1] }).stdout
      if (note.toString('latin1').split('\n').includes(token)) continue
      copy.ask([...notes, 'append', '--file=-', head], { input: `${token}\n` })
    }
  })
}

/** Does what may overwrite our notes, as a fetch by the clone's own refspecs may (+refs/notes/*:refs/notes/*), and brings back what was there. */
export async function keepingNotes<Made>(repo: Repository, act: () => Promise<Made>): Promise<Made> {
  const before = tipOf(repo.git, notesRef)
  try {
    return await act()
  } finally {
    if (before !== null && tipOf(repo.git, notesRef) !== before) keepTokens(repo, [], before)
  }
}

const notes = ['notes', `--ref=${notesRef}`]

function changeNotes(repo: Repository, heads: readonly CommitId[], change: (copy: Git) => void): void {
  const scratch = openScratch(repo)
  try {
    const copy = writingTo(repo, scratch.git)
    again({ most: 40, longestPause: 100, raced: refMoved }, () => {
      const before = ourNotes(repo.git)
      copy.ask(before === null ? ['update-ref', '-d', notesRef] : ['update-ref', notesRef, before])
      change(copy)
      move(repo, before, tipOf(copy, notesRef), heads)
    })
  } finally {
    scratch.dispose()
  }
}

/** The scratch repository's refs with the real one's objects. Notes commits carry no trust and need no person's name, but the time. */
function writingTo(repo: Repository, scratch: Git): Git {
  const [objects = ''] = repo.objectDirs
  const env = { GIT_OBJECT_DIRECTORY: objects, GIT_AUTHOR_DATE: undefined, GIT_COMMITTER_DATE: undefined }
  return { ...scratch, ask: (args, options) => scratch.ask(args, { ...options, env }) }
}

/** null: there are none yet. Throws Fault 'odd-notes' (undecided) where the ref is of no use for notes. */
function ourNotes(git: Git): CommitId | null {
  const target = git
    .ask(['symbolic-ref', '--quiet', notesRef], { answers: [1] })
    .stdout.toString('latin1')
    .trim()
  // Whoever could make it point to a branch would have a signer move that branch.
  if (target !== '' && !target.startsWith('refs/notes/')) throw odd(`a symbolic ref to ${target}`)
  const found = git.text(['for-each-ref', '--format=%(refname) %(objecttype) %(objectname)', notesRef])
  // refs/notes/ai-signoff commit 78981922…
  const [, type, id] = found.split(' ')
  if (type === undefined || id === undefined) return null
  const tip = type === 'commit' ? parseCommitId(id) : undefined
  if (tip === undefined) throw odd(`a ${type}`)
  return tip
}

function odd(what: string): Fault {
  const says = `${notesRef} is ${what}, and no place for notes; nothing was kept`
  return new Fault('undecided', 'odd-notes', says, `git update-ref --no-deref -d ${notesRef}, then run it again`)
}

function endless(theirs: CommitId): Fault {
  const says = `${theirs} has too many paths to be notes, and can't be merged with ours`
  return new Fault('undecided', 'odd-notes', says, `ask who keeps the remote to set ${notesRef} back to what it was`)
}

/** One transaction: the notes from what they were, and the heads. */
function move(repo: Repository, before: CommitId | null, after: CommitId | null, heads: readonly CommitId[]): void {
  const none = '0'.repeat(repo.objectFormat === 'sha1' ? 40 : 64)
  const input = [
    'start',
    ...heads.map((head) => `update ${reviewedRef(head)} ${head}`),
    ...(after === null || after === before ? [] : [`update ${notesRef} ${after} ${before ?? none}`]),
    'commit',
  ]
  repo.git.ask([...patient, 'update-ref', '--stdin'], { input: input.map((line) => `${line}\n`).join('') })
}
