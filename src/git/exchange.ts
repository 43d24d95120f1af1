// How tokens travel: the remote's are fetched beside ours, merged into ours and pushed, never with force over what somebody wrote.
import { Fault } from '../errors.ts'
import type { CommitId } from '../model/ids.ts'
import { again, refMoved, type Tries } from './again.ts'
import { fetchRefs } from './fetch.ts'
import { tipOf } from './history.ts'
import { keepTokens, type KeptToken } from './keep-tokens.ts'
import { fetchedNotesRef, notesRef, reviewedRef } from './notes.ts'
import type { Repository } from './repository.ts'
import type { Git } from './run.ts'

/**
 * Brings the remote's tokens and signed heads here, beside ours: what a remote calls a head's name may be another commit. A remote
 * without any is fine; one that can't be reached is a Fault.
 */
export function fetchTokens(git: Git, remote: string): void {
  // A pattern matches nothing in silence where a full name would fail, so that no second question is needed.
  const refspecs = [
    '+refs/notes/ai-signof*:refs/ai-signoff/fetched/ai-signof*',
    '+refs/ai-signoff/reviewed/*:refs/ai-signoff/fetched/reviewed/*',
  ]
  // Another process of this clone may be fetching the same.
  again({ most: 20, longestPause: 200, raced: refMoved }, () => fetchRefs(git, remote, refspecs))
}

/** Where all that fetchTokens() brings points to: the same text before and after means that nothing came. */
export const tokenRefs = (git: Git): string =>
  git.text(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/ai-signoff/'])

/** What the remote took; without the heads, their changes can be replayed only while some branch there has them. */
export type Taken = 'tokens-and-heads' | 'tokens'

/**
 * Merges what the remote has into ours, sees that these tokens are in it, and pushes it with their heads; again when somebody was faster.
 * Throws Fault 'tokens-not-pushed' (undecided); the tokens stay in this clone's notes.
 */
export function pushTokens(
  repo: Repository,
  remote: string,
  tokens: readonly KeptToken[],
  tries: Tries = patience,
): Taken {
  const heads = [...new Set(tokens.map(({ head }) => head))]
  try {
    return again(tries, () => {
      fetchTokens(repo.git, remote)
      keepTokens(repo, tokens, tipOf(repo.git, fetchedNotesRef))
      return pushBoth(repo.git, remote, heads)
    })
  } catch (error) {
    throw error instanceof Fault ? notPushed(remote, error) : error
  }
}

/** A host may take notes and nothing else, or refuse all for the sake of one ref. */
function pushBoth(git: Git, remote: string, heads: readonly CommitId[]): Taken {
  // Forced, because only one commit can be right under its name; whatever else stands there is somebody's trick.
  const named = heads.map((head) => `+${head}:${reviewedRef(head)}`)
  try {
    push(git, remote, [`${notesRef}:${notesRef}`, ...named])
    return 'tokens-and-heads'
  } catch (error) {
    if (!(error instanceof Fault) || lostRace(error) || !refusesHeads(error)) throw error
    push(git, remote, [`${notesRef}:${notesRef}`])
    return 'tokens'
  }
}

function push(git: Git, remote: string, refspecs: readonly string[]): void {
  // Nobody asked for their tags to be pushed.
  const only = ['--quiet', '--no-verify', '--no-recurse-submodules', '--no-follow-tags']
  git.ask(['push', ...only, '--end-of-options', remote, ...refspecs])
}

// ` ! [rejected]        refs/notes/ai-signoff -> refs/notes/ai-signoff (fetch first)`
export const lostRace = (fault: Fault): boolean =>
  refMoved(fault) ||
  /^ ! (?:\[rejected\] .*ai-signoff ->|\[remote rejected\] .*\((?:cannot lock ref|failed to update ref|incorrect old value))/m.test(
    fault.message,
  )

/** Enough for eight that push at once. */
const patience: Tries = { most: 24, longestPause: 1500, raced: lostRace }

const refusesHeads = ({ message }: Fault): boolean =>
  /^ ! \[(?:remote )?rejected\] .* -> refs\/ai-signoff\/reviewed\//m.test(message)

/** Each cause has its own way on. */
function notPushed(remote: string, cause: Fault): Fault {
  const [says, next] = whyNot(remote, cause)
  return new Fault(
    'undecided',
    'tokens-not-pushed',
    `${says}; the sign-off is kept in this clone's notes\n${cause.message}`,
    next,
    { cause },
  )
}

function whyNot(remote: string, cause: Fault): readonly [says: string, next: string] {
  if (lostRace(cause))
    return [`others were writing to ${notesRef} at ${remote} all the time`, 'run it again in a while; nothing is lost']
  if (cause.code === 'remote-unreachable')
    return [`${remote} could not be reached`, `${cause.next}; when it answers, run it again`]
  if (cause.code === 'remote-refused')
    return [
      `${remote} did not take ${notesRef} and refs/ai-signoff/reviewed`,
      'let the remote accept those refs, or hand the token on as text: npx ai-signoff sign --print, AI_SIGNOFF_TOKEN, --token FILE',
    ]
  return [`the tokens did not get to ${remote}`, cause.next]
}
