// What `score --each` tells of commits, beside what `score` tells of each of them alone.
import type { Repo } from './world.ts'

export interface Told {
  readonly commit: string
  readonly score: number | null
  readonly level: string | null
  readonly parts: { readonly size: number; readonly reach: null; readonly sensitive: number } | null
  readonly floor: string | null
  readonly why: string | null
}

export const each = (repo: Repo, range: string): Told[] =>
  repo
    .cli(['score', '--each', range, '--format', 'json'])
    .stdout.split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))

/** What both of them tell. */
export type Scored = Pick<Told, 'commit' | 'score' | 'level'>

export const scoredEach = (repo: Repo, range: string): Scored[] =>
  each(repo, range).map(({ commit, score, level }) => ({ commit, score, level }))

interface ScoreJson {
  readonly score: number
  readonly level: string
  readonly reasons: readonly { readonly signal: string; readonly points: number }[]
}

/** By `score COMMIT`, without what reach added; null where that can't be decided. */
export function scoredAlone(repo: Repo, commit: string): Scored {
  const { code, stdout } = repo.cli(['score', commit, '--format', 'json'])
  if (code !== 0) return { commit, score: null, level: null }
  const { score, level, reasons } = JSON.parse(stdout) as ScoreJson
  const reach = reasons.find(({ signal }) => signal === 'reach')?.points ?? 0
  return { commit, score: score - reach, level }
}

export const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join('')
