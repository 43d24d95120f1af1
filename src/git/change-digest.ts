// The digest of a commit's own added and removed lines. THE DEFINITION, which hooks/message.sh follows with git, sed and sha256sum:
//
//   SHA-256 over `git diff-tree -r -p` with the options below, from the first parent's tree (the empty tree where there is none)
//   to the commit's, read with no attributes, without
//     - lines that begin with "@@ ": their numbers, and the name of a function behind them, change under a clean rebase;
//     - lines that begin with "index ", but those of binary files, whose "Binary files … differ" they precede: the blob ids of
//       a text change under a clean rebase, those of a binary are all we have of it.
//
// With -U0 each line of content begins with "+", "-" or "\", so no content can pass for such a line.
// At commit time the work tree's and the index's .gitattributes are kept out as well; $GIT_DIR/info/attributes alone (or a driver
// configured as diff.default) can make the shell's digest another one. Then `none` reads as undeclared: the strict side.
import { createHash, type Hash } from 'node:crypto'
import { Fault } from '../errors.ts'
import { parseCommitId, parseSha256, type CommitId, type Sha256 } from '../model/ids.ts'
import type { Scratch } from './scratch.ts'

export const digestOptions = [
  '-r',
  '-p',
  '-U0',
  '--inter-hunk-context=0',
  '--full-index',
  '--no-renames',
  '--diff-algorithm=myers',
  '--indent-heuristic',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
  '--ignore-submodules=none',
  '-O/dev/null',
] as const

/** All digests through one process, in constant memory but for the answer. Throws Fault (undecided) when a commit is missing. */
export async function changeDigests(scratch: Scratch, commits: readonly CommitId[]): Promise<Map<CommitId, Sha256>> {
  const digests = new Map<CommitId, Sha256>()
  if (commits.length === 0) return digests
  const reader = createReader(digests)
  const command = ['diff-tree', '--stdin', '--root', '--always', '--diff-merges=first-parent', ...digestOptions]
  for await (const chunk of scratch.git.stream(command, { input: `${commits.join('\n')}\n` })) reader.feed(chunk)
  reader.end()
  const missing = commits.find((id) => !digests.has(id))
  if (missing === undefined) return digests
  throw new Fault(
    'undecided',
    'missing-object',
    `git has no change to show for commit ${missing}`,
    'git fetch --unshallow, then try again',
  )
}

interface Reader {
  feed(chunk: Buffer): void
  end(): void
}

/** Lines of content go to the hash as they come, in whole runs; only header lines are put together. */
function createReader(digests: Map<CommitId, Sha256>): Reader {
  const hasher = createHasher(digests)
  let header: Buffer[] = []
  let place: 'line start' | 'content' | 'header' = 'line start'
  return {
    feed(chunk) {
      let run = 0
      for (let at = 0; at < chunk.length;) {
        if (place === 'line start') place = isContent(chunk[at]) ? 'content' : 'header'
        const newline = chunk.indexOf(0x0a, at)
        const next = newline === -1 ? chunk.length : newline + 1
        if (place === 'header') {
          hasher.content(chunk.subarray(run, at))
          header.push(chunk.subarray(at, next))
          run = next
          if (newline !== -1) hasher.header(Buffer.concat(header).toString('latin1'))
          if (newline !== -1) header = []
        }
        if (newline !== -1) place = 'line start'
        at = next
      }
      hasher.content(chunk.subarray(run))
    },
    end: () => hasher.end(),
  }
}

const isContent = (byte: number | undefined): boolean => byte === 0x2b || byte === 0x2d || byte === 0x5c

function createHasher(digests: Map<CommitId, Sha256>): {
  content(bytes: Buffer): void
  header(line: string): void
  end(): void
} {
  let open: { readonly id: CommitId; readonly hash: Hash } | null = null
  let index = ''
  const end = (): void => {
    const digest = open && parseSha256(open.hash.digest('hex'))
    if (open && digest) digests.set(open.id, digest)
    open = null
  }
  return {
    content: (bytes) => void (bytes.length > 0 && open?.hash.update(bytes)),
    header(line) {
      const id = parseCommitId(line.trimEnd())
      if (id !== undefined) {
        end()
        open = { id, hash: createHash('sha256') }
      } else if (line.startsWith('index ')) index = line
      else if (line.startsWith('Binary files ')) open?.hash.update(index + line, 'latin1')
      else if (!line.startsWith('@@ ')) open?.hash.update(line, 'latin1')
    },
    end,
  }
}
