// Gathers what a range of commits says of AI's part: one pass over the commits as git shows them, in windows, so that memory does not
// grow with the range. What a commit says for itself costs no more processes; what has to be computed is asked of git a window at a time.
import { streamCommits, type Run } from '../git/commit-stream.ts'
import type { Repository } from '../git/repository.ts'
import { openScratch } from '../git/scratch.ts'
import { createNotesReader } from './agent-notes.ts'
import { begun } from './one-ahead.ts'
import { look, type Seen } from './seen-commit.ts'
import { completeWindow, type Tools, type Window } from './provenance-window.ts'

/**
 * Commits of a window: few where all is known of them, so that little is kept, many where each window costs more processes; and
 * characters of runs of which some have to be read, so that neither short commits nor huge ones fill the memory.
 */
const most = { known: 1024, commits: 8192, text: 32 << 20 }

/** In a range of so many commits at most, each merge is compared with what git makes of its parents. */
export const mostCompared = 1000

/** Newest first. Throws Fault (undecided) where git can't go on; a malformed commit is a record of its own. */
export async function* provenanceRecords(
  repo: Repository,
  revisions: readonly string[],
  { subjects }: { readonly subjects: boolean },
): AsyncIterable<Window> {
  const windows = windowsOf(streamCommits(repo.git, revisions), subjects)
  const first = begun(windows)
  const scratch = openScratch(repo)
  try {
    const tools = { scratch, shallow: repo.shallow, notesOn: createNotesReader(repo.git) }
    yield* completed(windows, first, tools)
  } finally {
    scratch.dispose()
  }
}

type Windows = AsyncIterator<Seen[], void>

/** git goes on with the next window while this one's digests are computed. */
async function* completed(windows: Windows, first: ReturnType<Windows['next']>, tools: Tools): AsyncIterable<Window> {
  let current = await first
  for (let at = 0; current.done !== true; at++) {
    const coming = begun(windows)
    const short = at === 0 && current.value.length <= mostCompared && (await coming).done === true
    yield await completeWindow(tools, current.value, short)
    current = await coming
  }
}

async function* windowsOf(runs: AsyncIterable<Run>, subjects: boolean): AsyncGenerator<Seen[], void> {
  let window: Seen[][] = []
  let [commits, text, enough] = [0, 0, most.known]
  for await (const run of runs) {
    const seen = look(run, subjects)
    window.push(seen)
    commits += seen.length
    if (seen.some(({ says }) => says !== 'nothing')) text += run.text.length
    if (seen.some((each) => each.says === 'something' && each.toBeReadAgain)) enough = most.commits
    if (commits < enough && text < most.text) continue
    yield window.flat()
    window = []
    ;[commits, text, enough] = [0, 0, most.known]
  }
  if (commits > 0) yield window.flat()
}
