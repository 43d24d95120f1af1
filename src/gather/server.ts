// What a server knows by itself: where its refs are, which branch is its default, and the tokens that a push would leave it with.
import { Fault } from '../errors.ts'
import { notesRef } from '../git/notes.ts'
import { hasBranches, headBranch, refsHere } from '../git/refs-here.ts'
import type { Git } from '../git/run.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import type { RefUpdate } from '../model/push.ts'
import type { DefaultBranch } from './remote.ts'

/**
 * The updates with the refs as they are here: a symbolic ref moves what it leads to, and the client's word for an old tip decides
 * nothing. git itself compares that word only when it moves a ref, and not at all where a deletion names an old tip that nobody has.
 * Throws Fault 'moved-meanwhile' (undecided).
 */
export function asTheyStand(git: Git, updates: readonly RefUpdate[]): RefUpdate[] {
  const here = refsHere(
    git,
    updates.map(({ ref }) => ref),
  )
  return updates.map((update) => {
    const { tip = null, leadsTo = update.ref } = here.get(update.ref) ?? {}
    if (tip !== update.oldTip) throw moved(update, tip)
    return { ...update, ref: leadsTo }
  })
}

function moved({ ref, oldTip }: RefUpdate, tip: CommitId | null): Fault {
  const says = `${ref} is ${named(tip)} on the server, and the push takes it to be ${named(oldTip)}`
  return new Fault('undecided', 'moved-meanwhile', says, 'git fetch, then push again')
}

const named = (tip: CommitId | null): string => (tip === null ? 'not there' : `at ${shortId(tip)}`)

/** Throws Fault 'no-default-branch' (undecided) when HEAD names no branch that is here, and others are. */
export function ownDefault(git: Git): DefaultBranch {
  const head = headBranch(git)
  if (head !== null) return { known: 'tip', ...head }
  if (!hasBranches(git)) return { known: 'none' }
  const says = "HEAD of the server's repository names no branch that is there, so nobody knows whose policy would judge"
  const next = 'on the server: git symbolic-ref HEAD refs/heads/BRANCH, with the one that has the policy'
  throw new Fault('undecided', 'no-default-branch', says, next)
}

/** A branch and its token may come in one push: the tokens that will be here count, not those that were. */
export function notesAfter(git: Git, updates: readonly RefUpdate[]): readonly CommitId[] {
  const pushed = updates.filter(({ ref }) => ref === notesRef)
  if (pushed.length === 0) return [...refsHere(git, [notesRef]).values()].map(({ tip }) => tip)
  return pushed.flatMap(({ newTip }) => newTip ?? [])
}
