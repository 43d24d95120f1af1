// Names the commits of a landing that nobody looked at, and why they count so; and those of which somebody says "none" over evidence.
import type { LandedCommit } from '../gate/facts.ts'
import type { Judgement } from '../gate/judge.ts'
import { shortId, type CommitId } from '../model/ids.ts'
import { evidenceOf, isUndeclared, whyUndeclared } from '../model/provenance.ts'
import { someLines, someOf } from '../model/some-of.ts'
import { evidenceWords } from './evidence-words.ts'
import { printable, printableShort } from './printable.ts'

/** Commits that are named one by one in a text; a program is told them all. */
const named = 5

export interface UndeclaredCommit {
  readonly commit: CommitId
  readonly why: string
}

export interface DisputedCommit {
  readonly commit: CommitId
  /** As it stood: hostile text. */
  readonly evidence: readonly string[]
}

export const undeclaredCommits = (judgement: Judgement): UndeclaredCommit[] =>
  ownCommits(judgement).flatMap(({ id, provenance }) => {
    const why = whyUndeclared(provenance)
    return why === null ? [] : [{ commit: id, why }]
  })

export const disputedCommits = (judgement: Judgement): DisputedCommit[] =>
  ownCommits(judgement)
    .filter(({ denied }) => denied)
    .map(({ id, provenance }) => ({ commit: id, evidence: evidenceOf(provenance).map(({ text }) => text) }))

/** A line each; none of them says anything of who may be let through. */
export function lookedAtLines(judgement: Judgement): string[] {
  const commits = ownCommits(judgement)
  return [
    ...undeclaredLines(commits.filter(({ provenance }) => isUndeclared(provenance))),
    ...someLines(commits.filter(({ denied }) => denied).map(disputedLine), named, 'disputed'),
  ]
}

/** Clean merges have no lines of their own. */
const ownCommits = ({ facts }: Judgement): LandedCommit[] =>
  facts.kind === 'landing' ? facts.commits.filter(({ cleanMerge }) => !cleanMerge) : []

/** One line for all that are so for the same reason: hooks that are off leave a whole branch undeclared. */
function undeclaredLines(commits: readonly LandedCommit[]): string[] {
  const groups = new Map<string, LandedCommit[]>()
  for (const commit of commits) {
    const how = howUndeclared(commit)
    const group = groups.get(how)
    if (group === undefined) groups.set(how, [commit])
    else group.push(commit)
  }
  const shown = [...groups].slice(0, named)
  const more = commits.length - shown.reduce((sum, [, group]) => sum + group.length, 0)
  return [...shown.map(groupLine), ...(more > 0 ? [`and ${more} more undeclared`] : [])]
}

function groupLine([how, group]: readonly [string, readonly LandedCommit[]]): string {
  const [first] = group
  if (first !== undefined && group.length === 1) return `${nameOf(first)} is ${how}`
  return `${someOf(
    group.map(({ id }) => shortId(id)),
    named,
  )} are each ${how}`
}

function howUndeclared(commit: LandedCommit): string {
  const part = commit.provenance.kind === 'undeclared' ? '' : ' in part'
  return `undeclared${part}: ${printable(whyUndeclared(commit.provenance) ?? '')}`
}

function disputedLine(commit: LandedCommit): string {
  return `${nameOf(commit)} says "none" by hand, over evidence: ${evidenceWords(evidenceOf(commit.provenance))}`
}

const nameOf = ({ id, subject }: LandedCommit): string => `${shortId(id)} "${printableShort(subject, 50)}"`
