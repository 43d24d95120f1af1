// Reads raw commit objects. Their bytes are whatever somebody hashed: git itself takes commits with two trees or no author, and
// its commands then disagree about what they show. A commit that is not plainly well-formed is one we can't decide about.
import { Fault } from '../errors.ts'
import type { Commit, Identity } from '../model/change.ts'
import { parseCommitId, parseTreeId, type CommitId } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { splitSignature } from './commit-signature.ts'
import { requireObjects } from './objects.ts'
import type { Git } from './run.ts'

/** Through one process, in the order asked for. Throws Fault (undecided) for a missing or malformed commit. */
export function readCommits(git: Git, ids: readonly CommitId[]): Commit[] {
  return requireObjects(git, ids).map(({ type, bytes }, index) => {
    const id = ids[index]
    if (id === undefined || type !== 'commit')
      throw new Fault('undecided', 'odd-commit', `${id} is a ${type}, no commit`, 'git fsck')
    return parseCommit(id, bytes)
  })
}

// tree 78981922…\nparent …\nauthor Ada <ada@example.com> 1770000000 +0100\ncommitter …\ngpgsig -----BEGIN…\n …\n\nmessage
/** Throws Fault 'odd-commit' (undecided). */
export function parseCommit(id: CommitId, bytes: Uint8Array): Commit {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = raw.indexOf('\n\n')
  const blank = end === -1 ? raw.length : end + 1
  const headers = parseHeaders(id, decodeBytes(raw.subarray(0, blank)))
  const [tree, parents, author, committer] = orderedHeaders(id, headers)
  if (raw.includes(0)) throw odd(id, 'a NUL byte, behind which git shows nothing')
  return {
    id,
    tree: parseTreeId(tree) ?? fail(id, 'a tree id that is none'),
    parents: parents.map((parent) => parseCommitId(parent) ?? fail(id, 'a parent id that is none')),
    author: parseSignedLine(id, author).identity,
    committer: parseSignedLine(id, committer).identity,
    committed: parseSignedLine(id, committer).seconds,
    message: decodeBytes(raw.subarray(blank + 1)),
    signature: splitSignature(raw, blank, id.length === 40 ? 'gpgsig' : 'gpgsig-sha256'),
  }
}

interface Header {
  readonly key: string
  readonly value: string
}

const core = new Set(['tree', 'parent', 'author', 'committer'])

/** Lines that begin with a blank belong to the header above them; the four that git reads by place have one line each. */
function parseHeaders(id: CommitId, text: string): Header[] {
  if (!text.endsWith('\n')) throw odd(id, 'headers without an end')
  const headers: Header[] = []
  for (const line of text.slice(0, -1).split('\n')) {
    const [, key, value = ''] = /^([^ ]*)(?: (.*))?$/s.exec(line) ?? []
    const above = headers.at(-1)?.key ?? 'tree'
    if (key === undefined || (key === '' && (core.has(above) || !line.startsWith(' '))))
      throw odd(id, 'a header without a name')
    if (key !== '') headers.push({ key, value })
  }
  return headers
}

/** git reads these by their place, so that a second `tree` further down is a header to one reader and noise to another. */
function orderedHeaders(id: CommitId, headers: readonly Header[]): [string, string[], string, string] {
  const [tree, ...rest] = headers
  const after = rest.findIndex((header) => header.key !== 'parent')
  const [author, committer, ...others] = rest.slice(after === -1 ? rest.length : after)
  if (tree?.key !== 'tree' || author?.key !== 'author' || committer?.key !== 'committer') {
    throw odd(id, 'no tree, author and committer in this order')
  }
  checkOthers(id, others)
  return [tree.value, rest.slice(0, after).map((header) => header.value), author.value, committer.value]
}

const once = new Set(['encoding', 'gpgsig', 'gpgsig-sha256'])

function checkOthers(id: CommitId, others: readonly Header[]): void {
  const seen = new Set<string>()
  for (const { key } of others) {
    if (core.has(key)) throw odd(id, `a second or misplaced "${key}"`)
    if (key.startsWith('gpgsig') && !once.has(key))
      throw odd(id, `a header "${key}", which git half takes for a signature`)
    if (once.has(key) && seen.has(key)) throw odd(id, `two headers "${key}"`)
    seen.add(key)
  }
}

/** `Ada Lovelace <ada@example.com> 1770000000 +0100`, split as git does: the first `<`, the next `>`, the last `>` before the date. */
function parseSignedLine(id: CommitId, value: string): { identity: Identity; seconds: number } {
  const [, name, email, seconds] = /^([^<]*)<([^>]*)>(?:.*>)? (\d{1,15}) [+-]\d{1,7}$/s.exec(value) ?? []
  if (name === undefined || email === undefined)
    throw odd(id, 'an author or committer that is not "Name <address> time zone"')
  return { identity: { name: name.trim(), email: email.trim() }, seconds: Number(seconds) }
}

const odd = (id: CommitId, what: string): Fault =>
  new Fault(
    'undecided',
    'odd-commit',
    `commit ${id} is malformed: it has ${what}`,
    `git fsck, then make the commit anew`,
  )

function fail(id: CommitId, what: string): never {
  throw odd(id, what)
}
