// The commits that tokens speak of, where they came as text and their commits did not.
import { Fault } from '../errors.ts'
import { fetchRefs } from '../git/fetch.ts'
import { presentCommits } from '../git/history.ts'
import type { Repository } from '../git/repository.ts'
import { shortId, type CommitId } from '../model/ids.ts'

/**
 * A token whose commits are nowhere could be neither replayed nor kept reachable. Those that this clone lacks are fetched by their
 * ids, and returned. Throws Fault 'commits-not-here' (undecided).
 */
export function bringHeads(repo: Repository, remote: string, heads: readonly CommitId[]): CommitId[] {
  const lacking = lackingOf(repo, heads)
  if (lacking.length === 0) return []
  try {
    fetchRefs(repo.git, remote, lacking)
  } catch (error) {
    if (error instanceof Fault) throw notHere(remote, lacking, error)
    throw error
  }
  const [still] = lackingOf(repo, lacking)
  if (still !== undefined) throw notHere(remote, [still])
  return lacking
}

function lackingOf(repo: Repository, heads: readonly CommitId[]): CommitId[] {
  const here = new Set(presentCommits(repo.git, heads))
  return [...new Set(heads)].filter((head) => !here.has(head))
}

function notHere(remote: string, heads: readonly CommitId[], cause?: Fault): Fault {
  const says = `${heads.map(shortId).join(', ')}, which a token speaks of, is neither in this clone nor to be had from ${remote}`
  return new Fault(
    'undecided',
    'commits-not-here',
    [`${says}; nothing was kept`, ...(cause === undefined ? [] : [cause.message])].join('\n'),
    `git fetch ${remote}, with the branch that has them, then run it again`,
    { cause },
  )
}
