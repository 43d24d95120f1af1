// What the rules say of a path: the defaults first, then the team's, the later one winning. The policy file itself can't be lifted.
import { compilePatterns } from '../model/patterns.ts'
import type { Path } from '../model/ids.ts'
import { resemblesPolicyPath, type PathRule } from '../model/policy.ts'
import type { Level } from '../model/radius.ts'
import { defaultRules } from './default-rules.ts'
import { foldPath } from './fold.ts'

export interface Floor {
  readonly level: Level
  readonly because: string
}

export interface Rules {
  /** What the last rule that speaks of it says; null when none does. */
  sensitive(path: Path): boolean | null
  /** null: no floor. @param byDefault what holds unless a team's rule says otherwise. */
  floor(path: Path, byDefault: Floor | null): Floor | null
}

const defaults = defaultRules.map((rule) => ({ rule, matches: compilePatterns(rule.match) }))

// Asked first: most paths match nothing, and one set is asked faster than each rule by itself. (No default takes a path back with !.)
const anyDefault = compilePatterns(defaultRules.flatMap(({ match }) => match))

/** The last default rule that matches, on the folded path. */
function defaultFloor(path: Path): Floor | null {
  const folded = foldPath(path)
  if (!anyDefault(folded)) return null
  const rule = defaults.findLast(({ matches }) => matches(folded))?.rule
  return rule === undefined ? null : { level: rule.floor, because: rule.because }
}

export function compileRules(rules: readonly PathRule[]): Rules {
  const team = rules.map((rule) => ({ rule, matches: compilePatterns(rule.match) }))
  return {
    sensitive: (path) =>
      team.findLast(({ rule, matches }) => rule.sensitive !== null && matches(path))?.rule.sensitive ?? null,
    floor(path, byDefault) {
      if (resemblesPolicyPath(path)) return { level: 'critical', because: 'the policy itself' }
      const rule = team.findLast(({ rule: { floor }, matches }) => floor !== null && matches(path))?.rule
      if (rule === undefined || rule.floor === null) return defaultFloor(path) ?? byDefault
      return rule.floor === 'none' ? null : { level: rule.floor, because: rule.because ?? "the policy's path rule" }
    },
  }
}
