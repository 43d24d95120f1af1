// Pushes that would move a protected ref: what a refspec names, where a push without one goes, and those that take every branch.
import type { GitCommand } from './git-command.ts'
import type { Objection } from './objection.ts'
import { isLetter, isLong, readArguments } from './options.ts'
import type { PushRules } from './push-rules.ts'
import { isKnown } from './simple-command.ts'
import type { Branch } from './where.ts'

const shape = { valued: 'o', long: ['push-option', 'repo', 'receive-pack', 'exec'] }

/** @param rules null: nothing is protected. */
export function objectionToPush({ args }: GitCommand, branch: Branch, rules: PushRules | null): Objection | null {
  if (rules === null) return null
  const { options, operands } = readArguments(args, shape)
  const has = (name: string): boolean => options.some((option) => isLong(option, name))
  if (has('dry-run') || options.some((option) => isLetter(option, 'n'))) return null
  if (has('mirror') || has('all') || has('branches')) return objection('every branch')
  // The first operand is the remote, also beside --repo.
  const refspecs = operands.slice(1)
  if (refspecs.length === 0) return has('tags') ? null : toOneOf(here(branch, rules), rules)
  const found = refspecs.map((refspec) => toRefspec(refspec, branch, rules))
  return found.find((one) => one !== null) ?? null
}

/** `main`, `+main`, `HEAD`, `HEAD:main`, `:main` (deletes it), `:` (all that match), `refs/heads/*:refs/heads/*`. */
function toRefspec(refspec: string, branch: Branch, rules: PushRules): Objection | null {
  const plain = refspec.startsWith('+') ? refspec.slice(1) : refspec
  if (plain === ':') return objection('every branch that the remote has')
  const at = plain.lastIndexOf(':')
  const to = at < 0 ? plain : plain.slice(at + 1)
  if (!isKnown(to) || to.startsWith('^')) return null
  if (at < 0 && (to === 'HEAD' || to === '@')) return toOneOf(here(branch, rules), rules)
  return to.includes('*') ? toPattern(to, rules) : toOneOf([to], rules)
}

/** Where a push without a destination may go. */
function here(branch: Branch, { branch: found, pushesTo }: PushRules): string[] {
  if (branch.is === 'named') return [branch.name]
  if (branch.is === 'unknown') return []
  return [found, pushesTo].flatMap((name) => name ?? [])
}

/** A name that is not whole: git tries it below refs/, and among the branches. */
function toOneOf(names: readonly string[], { protects }: PushRules): Objection | null {
  const hit = names.find((name) => [name, `refs/${name}`, `refs/heads/${name}`].some(protects))
  return hit === undefined ? null : objection(`the protected \`${hit}\``)
}

function toPattern(to: string, { protects, defaultBranch }: PushRules): Objection | null {
  const before = to.slice(0, to.indexOf('*'))
  const taken = `refs/heads/${defaultBranch}`.startsWith(before) || protects(to.replace('*', 'x'))
  return taken ? objection(`protected branches (\`${to}\`)`) : null
}

const objection = (to: string): Objection => ({
  what: `\`git push\` to ${to}`,
  because: "what lands there is a person's step, after the sign-offs that the policy asks for",
  instead: 'Push a branch of its own (git push -u origin HEAD:my-change), and ask a person to land it.',
})
