// Reads the policy's bytes at a commit, from the raw objects: what a work tree, an index or a path lookup says is somebody's choice.
import { Fault } from '../errors.ts'
import { parseBlobId, shortId, type BlobId, type CommitId } from '../model/ids.ts'
import { policyPath, resemblesPolicyPath } from '../model/policy.ts'
import { bringAll } from './failure.ts'
import type { Git } from './run.ts'
import { malformedTree, parseTree, type TreeEntry } from './tree-object.ts'

export type PolicyFileAt =
  | { readonly found: 'none' }
  | { readonly found: 'policy'; readonly bytes: Buffer; readonly blob: BlobId }

/** Throws Fault 'policy-not-a-file' or 'policy-ambiguous' (policy), 'missing-object' or 'malformed-tree' (undecided). One git process. */
export function readPolicyAt(git: Git, commit: CommitId): PolicyFileAt {
  const asked = git.bytes(['cat-file', '--batch'], { input: `${commit}^{tree}\n${commit}:${policyPath}\n` })
  const tree = readAnswer(asked, 0)
  if (tree === null) throw missing(commit)
  const entry = policyEntry(tree.body, commit)
  if (entry === null) return { found: 'none' }
  const file = readAnswer(asked, tree.end)
  const blob = parseBlobId(entry.id)
  if (file === null || blob === undefined || file.id !== blob) throw missing(commit)
  return { found: 'policy', bytes: file.body, blob }
}

/**
 * The policy's entry; null when there is none. Whatever could be taken for it on some file system is a fault.
 * @param tree the bytes of the commit's tree
 */
export function policyEntry(tree: Buffer, commit: CommitId): TreeEntry | null {
  const entries = parseTree(tree, commit.length / 2)
  const alike = entries.filter(({ name }) => resemblesPolicyPath(name))
  const [entry, second] = alike
  if (second !== undefined || (entry !== undefined && entry.name !== policyPath)) {
    const names = alike.map(({ name }) => `"${name}"`).join(', ')
    throw fault('policy-ambiguous', `${shortId(commit)} has ${names}: only one ${policyPath} may stand there`, commit)
  }
  if (entry !== undefined && entry.mode !== '100644') {
    throw fault(
      'policy-not-a-file',
      `${policyPath} at ${shortId(commit)} has mode ${entry.mode}; it must be a plain file, 100644`,
      commit,
    )
  }
  // git looks no further than to a later name.
  if (entry !== undefined && entries.slice(0, entries.indexOf(entry)).some(({ name }) => name > policyPath))
    throw malformedTree()
  return entry ?? null
}

// <id> tree <size>\n<bytes>\n, or <what was asked> missing\n
function readAnswer(
  asked: Buffer,
  from: number,
): { readonly id: string; readonly body: Buffer; readonly end: number } | null {
  const line = asked.indexOf('\n', from)
  const [, id, size] = /^([0-9a-f]+) (?:tree|blob) (\d+)$/.exec(asked.subarray(from, line).toString('latin1')) ?? []
  if (id === undefined || size === undefined) return null
  const end = line + 1 + Number(size)
  return { id, body: asked.subarray(line + 1, end), end: end + 1 }
}

const fault = (code: string, says: string, commit: CommitId): Fault =>
  new Fault('policy', code, says, `git ls-tree ${commit}`)

const missing = (commit: CommitId): Fault =>
  new Fault('undecided', 'missing-object', `the files of commit ${shortId(commit)} are not all here`, bringAll)
