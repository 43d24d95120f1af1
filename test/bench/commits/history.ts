// Every commit that a git directory has, of all its refs, labelled; the same author with the same message counts once.
import { execFileSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import type { CommitFacts, LabelledCommit } from './facts.ts'
import { labelOf } from './label.ts'

const format = ['%an', '%ae', '%cn', '%ce', '%B'].join('%x01')

export function* labelledHistory(gitDirectory: string): Generator<LabelledCommit> {
  const seen = new Set<string>()
  for (const commit of history(gitDirectory)) {
    const key = [commit.author.name, commit.author.email, commit.message.trim()].join('\0')
    if (!seen.has(key)) yield { ...commit, from: nameOf(gitDirectory), label: labelOf(commit) }
    seen.add(key)
  }
}

function* history(gitDirectory: string): Generator<CommitFacts> {
  const args = ['--git-dir', gitDirectory, 'log', '--all', '-z', `--format=${format}`]
  const bytes = execFileSync('git', args, { maxBuffer: 2 ** 31 - 1 })
  for (let start = 0; start < bytes.length;) {
    const zero = bytes.indexOf(0, start)
    const end = zero === -1 ? bytes.length : zero
    const [name = '', email = '', committer = '', address = '', ...message] = bytes
      .toString('utf8', start, end)
      .split('\u0001')
    yield { author: { name, email }, committer: { name: committer, email: address }, message: message.join('\u0001') }
    start = end + 1
  }
}

/** …/owner/name.git, …/name/.git, …/name/repo: the folder that says most. */
function nameOf(gitDirectory: string): string {
  const own = basename(gitDirectory).replace(/\.git$/, '')
  return own === '' || own === 'repo' ? basename(dirname(gitDirectory)) : own
}
