// Gathers what a range of commits says of AI's part: one pass over the commits as git shows them, in windows, so that memory does not
// grow with the range. What a commit says for itself costs no more processes; what has to be computed is asked of git a window at a time.
import { streamCommits, type ShownCommit } from '../git/commit-stream.ts'
import type { Repository } from '../git/repository.ts'
import { openScratch, type Scratch } from '../git/scratch.ts'
import { createNotesReader } from './agent-notes.ts'
import { look, type Seen } from './seen-commit.ts'
import { completeWindow, type Tools, type Window } from './provenance-window.ts'

/** Commits of a window, and characters of those that have to be read: neither short commits nor huge ones fill the memory. */
const most = { commits: 8192, text: 32 << 20 }

/** In a range of so many commits at most, each merge is compared with what git makes of its parents. */
export const mostCompared = 1000

/** Newest first. Throws Fault (undecided) where git can't go on; a malformed commit is a record of its own. */
export async function* provenanceRecords(
  repo: Repository,
  revisions: readonly string[],
  { subjects }: { readonly subjects: boolean },
): AsyncIterable<Window> {
  const scratch = openScratch(repo)
  try {
    yield* recordsIn(windowsOf(streamCommits(repo.git, revisions), subjects), toolsFor(repo, scratch))
  } finally {
    scratch.dispose()
  }
}

const toolsFor = (repo: Repository, scratch: Scratch): Tools => ({
  scratch,
  shallow: repo.shallow,
  notesOn: createNotesReader(repo.git),
})

/** git goes on with the next window while this one's digests are computed. */
async function* recordsIn(windows: AsyncIterator<Seen[], void>, tools: Tools): AsyncIterable<Window> {
  let current = await windows.next()
  for (let first = true; current.done !== true; first = false) {
    const coming = windows.next()
    coming.catch(() => {}) // awaited below; a rejection before that must not be unhandled
    const short = first && current.value.length <= mostCompared && (await coming).done === true
    yield await completeWindow(tools, current.value, short)
    current = await coming
  }
}

async function* windowsOf(runs: AsyncIterable<ShownCommit[]>, subjects: boolean): AsyncGenerator<Seen[], void> {
  let window: Seen[] = []
  let text = 0
  for await (const run of runs) {
    for (const shown of run) {
      const seen = look(shown, subjects)
      window.push(seen)
      if (seen.says !== 'nothing') text += shown.text.length
      if (window.length < most.commits && text < most.text) continue
      yield window
      window = []
      text = 0
    }
  }
  if (window.length > 0) yield window
}
