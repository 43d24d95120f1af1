// Which refs the policy guards.
import type { RefName } from '../model/ids.ts'
import { compilePatterns } from '../model/patterns.ts'
import type { Policy } from '../model/policy.ts'

/** Later patterns win over earlier ones, `!` takes out. Only branches match a pattern that does not begin with refs/. */
export function isProtected(policy: Pick<Policy, 'protected'>, ref: RefName): boolean {
  return compilePatterns(policy.protected.map(fullPattern))(ref)
}

/** Anchored, so that `main` does not also mean `feature/main`. */
function fullPattern(pattern: string): string {
  const not = pattern.startsWith('!') ? '!' : ''
  const name = pattern.slice(not.length).replace(/^\//, '')
  return name.startsWith('refs/') ? `${not}/${name}` : `${not}/refs/heads/${name}`
}
