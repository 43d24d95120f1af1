// Which refs the policy guards.
import type { RefName } from '../model/ids.ts'
import { compilePatterns } from '../model/patterns.ts'
import type { Policy } from '../model/policy.ts'

/**
 * Later patterns win over earlier ones, `!` takes out. Only branches match a pattern that does not begin with refs/. On a server whose
 * disk folds case, a push to Main moves main: a name that is protected in any case is protected.
 */
export function isProtected(policy: Pick<Policy, 'protected'>, ref: RefName): boolean {
  const patterns = policy.protected.map(fullPattern)
  return compilePatterns(patterns)(ref) || compilePatterns(patterns, { foldCase: true })(ref)
}

/** Anchored, so that `main` does not also mean `feature/main`. */
function fullPattern(pattern: string): string {
  const not = pattern.startsWith('!') ? '!' : ''
  const name = pattern.slice(not.length).replace(/^\//, '')
  return name.startsWith('refs/') ? `${not}/${name}` : `${not}/refs/heads/${name}`
}
