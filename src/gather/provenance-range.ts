// Which commits `ai-signoff provenance` tells of, in rev-list's words: ids alone, whatever was typed.
import { Fault } from '../errors.ts'
import type { Repository } from '../git/repository.ts'
import { resolveCommit } from '../git/revisions.ts'
import { isZeroId, shortRef } from '../model/ids.ts'
import { chooseRemote, rememberedDefault } from './remote.ts'

export interface AskedFor {
  /** COMMIT alone, A..B, or A...B (what B has since they parted, which are the same commits); null: what the remote lacks. */
  readonly range: string | null
  /** The whole history of COMMIT or of HEAD. */
  readonly all: boolean
}

export interface RevisionRange {
  readonly revisions: readonly string[]
  /** One commit, and nothing that lies behind it. */
  readonly alone: boolean
  /** For people: why there may be nothing in it. */
  readonly called: string
}

/** Throws Fault 'bad-range' (usage), and what resolveCommit throws. */
export function rangeOfHistory(repo: Repository, { range, all }: AskedFor): RevisionRange {
  if (range === null) return all ? historyOf(repo, 'HEAD') : sinceRemote(repo)
  const [dots, ...more] = range.match(/\.{2,}/g) ?? []
  if (dots === undefined) return all ? historyOf(repo, range) : commitAlone(repo, range)
  if (more.length > 0 || dots.length > 3 || range === dots)
    throw new Fault('usage', 'bad-range', `"${range}" is no range`, 'write COMMIT, A..B or A...B')
  if (all) throw new Fault('usage', 'bad-range', '--all and a range are two different questions', 'name one of them')
  const [from = '', to = ''] = range.split(dots)
  return between(repo, from || 'HEAD', to || 'HEAD', range)
}

function between(repo: Repository, from: string, to: string, called: string): RevisionRange {
  const tip = resolveCommit(repo.git, to)
  // CI's name for "it was not there before".
  return { revisions: isZeroId(from) ? [tip] : [tip, `^${resolveCommit(repo.git, from)}`], alone: false, called }
}

const commitAlone = ({ git }: Repository, text: string): RevisionRange => ({
  revisions: ['--no-walk=unsorted', resolveCommit(git, text)],
  alone: true,
  called: text,
})

const historyOf = ({ git }: Repository, text: string): RevisionRange => ({
  revisions: [resolveCommit(git, text)],
  alone: false,
  called: `the history of ${text}`,
})

/** What HEAD has and the remote's default branch lacks, as this clone remembers it; all of HEAD's history where it does not. */
function sinceRemote(repo: Repository): RevisionRange {
  const remote = chooseRemote(repo, null)
  const before = rememberedDefault(repo, remote)
  if (before.known !== 'tip') return historyOf(repo, 'HEAD')
  const tip = resolveCommit(repo.git, 'HEAD')
  const called = `${remote}/${shortRef(before.branch)}..HEAD`
  return { revisions: [tip, `^${before.tip}`], alone: false, called }
}
