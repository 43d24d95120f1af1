// A set of commits to keep: drawn evenly from agents, traps and histories, the same ones each time, with no person in it.
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { LabelledCommit } from './facts.ts'
import { labelOf } from './label.ts'
import { strangersIn, withoutPeople } from './people.ts'

/** At most so many commits of an agent or a trap, and of those so many from one history. */
const [each, eachFromOne] = [150, 40]

/** Longer messages are left out whole, not cut: a marker stands at their end. */
const longest = 6000

/** What looks like a key is not repeated, whether or not it opens anything. */
const secret =
  /gh[pousr]_\w{20}|github_pat_|\bsk-[\w-]{20}|AKIA[0-9A-Z]{16}|xox[abp]-|-----BEGIN|AIza[\w-]{30}|\beyJ[\w-]{20}/

export function keep(commits: Iterable<LabelledCommit>): Buffer {
  const drawn = withoutPeople(draw([...fit(commits)]))
  // Whose label was in a name that is gone is no use any more.
  const kept = drawn.filter((commit) => JSON.stringify(labelOf(commit)) === JSON.stringify(commit.label))
  const strangers = strangersIn(kept)
  if (strangers.length > 0) throw new Error(`addresses that may be people's: ${strangers.slice(0, 9).join(' ')}`)
  return gzipSync(kept.map((commit) => `${JSON.stringify(commit)}\n`).join(''), { level: 9 })
}

function* fit(commits: Iterable<LabelledCommit>): Generator<LabelledCommit> {
  for (const commit of commits) if (commit.message.length <= longest && !secret.test(commit.message)) yield commit
}

export const parseSet = (bytes: Uint8Array): LabelledCommit[] =>
  gunzipSync(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledCommit)

function draw(commits: readonly LabelledCommit[]): LabelledCommit[] {
  const taken = new Map<string, number>()
  const room = (key: string, most: number): boolean => (taken.get(key) ?? 0) < most
  return byChance(commits).filter((commit) => {
    const kinds = kindsOf(commit).filter((kind) => room(kind, each) && room(`${kind}\0${commit.from}`, eachFromOne))
    for (const key of kinds.flatMap((kind) => [kind, `${kind}\0${commit.from}`]))
      taken.set(key, (taken.get(key) ?? 0) + 1)
    return kinds.length > 0
  })
}

function kindsOf({ label }: LabelledCommit): readonly string[] {
  if (label.is === 'apart') return []
  return label.is === 'not' ? [`not ${label.trap}`] : label.agents.length === 0 ? ['a model alone'] : label.agents
}

/** In an order that only their text decides. */
const byChance = (commits: readonly LabelledCommit[]): LabelledCommit[] =>
  commits
    .map((commit) => ({ commit, order: createHash('sha256').update(JSON.stringify(commit)).digest('hex') }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ commit }) => commit)
