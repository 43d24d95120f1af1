// What refs of this repository point to, by their full names and nothing else: git would take refs/tags/refs/heads/main for a
// refs/heads/main that is not there.
import { parseCommitId, parseRefName, type CommitId, type RefName } from '../model/ids.ts'
import type { Git } from './run.ts'

export interface RefHere {
  /** Not peeled: of an annotated tag, the tag object's id. */
  readonly tip: CommitId
  /** The ref itself, or what a symbolic ref leads to. */
  readonly leadsTo: RefName
}

/** Arguments have a limit, and a push may name any number of refs. */
const atOnce = 500

/** A ref that is not here is not in the answer. */
export function refsHere(git: Git, refs: readonly RefName[]): Map<RefName, RefHere> {
  const found = new Map<RefName, RefHere>()
  for (let from = 0; from < refs.length; from += atOnce) {
    const named = refs.slice(from, from + atOnce)
    const lines = git.text(['for-each-ref', '--format=%(objectname) %(refname) %(symref)', '--', ...named])
    for (const [ref, here] of lines.split('\n').flatMap(parseLine)) found.set(ref, here)
  }
  return found
}

// 78981922… refs/heads/main \n        78981922… refs/heads/stable refs/heads/main\n
function parseLine(line: string): (readonly [RefName, RefHere])[] {
  const [id = '', name = '', target = ''] = line.split(' ')
  const [tip, ref] = [parseCommitId(id), parseRefName(name)]
  return tip === undefined || ref === undefined ? [] : [[ref, { tip, leadsTo: parseRefName(target) ?? ref }]]
}

/** The branch that HEAD names; null when it names none that is here. */
export function headBranch(git: Git): { readonly branch: RefName; readonly tip: CommitId } | null {
  const answer = git.ask(['symbolic-ref', '--quiet', 'HEAD'], { answers: [1] })
  const branch = parseRefName(answer.stdout.toString('utf8').trim())
  const tip = branch === undefined ? undefined : refsHere(git, [branch]).get(branch)?.tip
  return branch === undefined || tip === undefined ? null : { branch, tip }
}

export const hasBranches = (git: Git): boolean => git.text(['for-each-ref', '--count=1', 'refs/heads/']) !== ''
