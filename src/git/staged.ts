// What a commit that is being made changes, and what is left out of it: from the index that git gives to the hook, which for
// `git commit FILE` is another than the user's, compared with the commits that become the new one's parents.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBytes, encodeBytes } from './bytes.ts'
import { readSmallest } from './objects.ts'
import type { Repository } from './repository.ts'

export interface StagedPath {
  readonly path: string
  /** null: not there, on that side, or no file that has text (a submodule). */
  readonly before: string | null
  readonly now: string | null
}

const options = '--raw -z --full-index --no-renames --no-ext-diff --ignore-submodules=none'.split(' ')

/**
 * What differs from every parent; of a merge that is what none of its sides brought.
 * @param amends HEAD's parent is the new commit's.
 */
export function stagedPaths(repo: Repository, amends: boolean): StagedPath[] {
  const env = { GIT_INDEX_FILE: repo.indexFile }
  const [first = [], ...others] = parentsToBe(repo, amends).map((parent) =>
    parseRaw(repo.git.bytes(['diff-index', '--cached', ...options, '--end-of-options', parent, '--'], { env })),
  )
  const inAll = others.map((paths) => new Set(paths.map(({ path }) => path)))
  return first.filter(({ path }) => inAll.every((paths) => paths.has(path)))
}

/** Before the first commit, the empty tree. */
function parentsToBe(repo: Repository, amends: boolean): string[] {
  const { code, stdout } = repo.git.ask(['rev-parse', '--revs-only', amends ? 'HEAD^@' : 'HEAD^0'], { answers: [128] })
  const parents = code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : []
  if (parents.length === 0) return [repo.git.text(['hash-object', '-t', 'tree', '--stdin'])]
  return [...parents, ...(amends ? [] : mergeHeads(repo.gitDir))]
}

function mergeHeads(gitDir: string): string[] {
  try {
    return readFileSync(join(gitDir, 'MERGE_HEAD'), 'latin1').match(/^[0-9a-f]{40,64}$/gm) ?? []
  } catch {
    return [] // no merge
  }
}

// :100644 100644 78981922… f2ba8f84… M\0src/a.ts\0
function parseRaw(output: Buffer): StagedPath[] {
  const fields = decodeBytes(output).split('\0').slice(0, -1)
  return fields.flatMap((header, index) => {
    if (index % 2 === 1) return []
    const [oldMode = '', newMode = '', oldId = '', newId = ''] = header.slice(1).split(' ')
    return [{ path: fields[index + 1] ?? '', before: blob(oldMode, oldId), now: blob(newMode, newId) }]
  })
}

const blob = (mode: string, id: string): string | null => (/^1[02]0/.test(mode) && !/^0+$/.test(id) ? id : null)

/** Files of the work tree that differ from the index. */
export function unstagedPaths(repo: Repository, top: string): ReadonlySet<string> {
  const env = { GIT_INDEX_FILE: repo.indexFile, GIT_WORK_TREE: top }
  const output = repo.git.bytes(
    ['-C', top, 'diff-files', '--name-only', '-z', '--no-ext-diff', '--ignore-submodules=all'],
    {
      env,
    },
  )
  return new Set(decodeBytes(output).split('\0').slice(0, -1))
}

/** Bytes; more than that of text is not compared. */
const mostText = 64_000_000

/** The text of blobs, by id: those that are here, are text, and are not too large together. */
export function textOf({ git }: Repository, ids: readonly string[]): ReadonlyMap<string, string> {
  const found = readSmallest(git, [...new Set(ids)], 'blob', mostText)
  return new Map(found.filter(({ bytes }) => !bytes.includes(0)).map(({ id, bytes }) => [id, decodeBytes(bytes)]))
}

/** The texts that files have in the newest stashes, untracked files among them; by path, and nothing of what is in none. */
export function stashedTexts(repo: Repository, paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const named = paths.filter((path) => !path.includes('\n')) // git is asked by lines
  const trees = stashes(repo).flatMap((stash) => [stash, `${stash}^3`])
  const asked = trees.flatMap((tree) => named.map((path) => `${tree}:${path}`))
  if (asked.length === 0) return new Map()
  const answer = repo.git.bytes(['cat-file', '--batch-check=%(objectname)', '--buffer'], {
    input: encodeBytes(asked.map((name) => `${name}\n`).join('')),
  })
  const ids = answer.toString('latin1').split('\n').slice(0, asked.length)
  const texts = textOf(
    repo,
    ids.filter((id) => /^[0-9a-f]{40,64}$/.test(id)),
  )
  const found = new Map<string, string[]>()
  for (const [index, name] of asked.entries()) {
    const text = texts.get(ids[index] ?? '')
    const path = name.slice(name.indexOf(':') + 1)
    if (text !== undefined) found.set(path, [...(found.get(path) ?? []), text])
  }
  return found
}

function stashes({ git }: Repository): string[] {
  const { code, stdout } = git.ask(['log', '-g', '-n', '20', '--format=%H', 'refs/stash', '--'], { answers: [128] })
  return code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : []
}

/**
 * Has a commit of HEAD's history changed this file in a later second? One of the same second may be the older one.
 * @param since milliseconds.
 */
export function committedSince({ git }: Repository, top: string, path: string, since: number): boolean {
  const pathspec = `:(top,literal)${path}`
  const asked = [
    '-C',
    top,
    'log',
    '-n',
    '1',
    '--format=%H',
    `--since=@${Math.floor(since / 1000) + 1}`,
    'HEAD',
    '--',
    pathspec,
  ]
  const { code, stdout } = git.ask(asked, { answers: [128], env: { GIT_WORK_TREE: top } })
  return code === 0 && stdout.length > 0
}

/** The tops of all work trees of this repository, the one at hand among them. */
export function workTrees({ git }: Repository): string[] {
  const blocks = decodeBytes(git.bytes(['worktree', 'list', '--porcelain'])).split('\n\n')
  return blocks.flatMap((block) => {
    const [, path] = /^worktree (.+)$/m.exec(block) ?? []
    return path === undefined || /^bare$/m.test(block) ? [] : [path]
  })
}
