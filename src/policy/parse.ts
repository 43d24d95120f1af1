// Policy text → Policy, or a fault that lists every problem. The text is the team's; whoever may change it is no enemy, but
// a policy that says less than its readers think is worse than none: nothing unknown, doubled or unmeetable gets through.
import * as v from 'valibot'
import { Fault } from '../errors.ts'
import type { PathRule, Policy } from '../model/policy.ts'
import { problemOf } from './problems.ts'
import { isProtected } from './protects.ts'
import { buildRevocations } from './revoked.ts'
import { buildRoster } from './roster.ts'
import { policySchema, type PolicyFile } from './schema.ts'
import { unmeetable } from './unmeetable.ts'
import { readYaml } from './yaml.ts'
import { refName } from '../model/ids.ts'

/**
 * @param source names the text for people, such as `.ai-signoff.yml at 4dcd174`.
 * Throws Fault 'policy-unreadable' (policy), a line a problem.
 */
export function parsePolicy(text: string, source: string): Policy {
  const yaml = readYaml(text, source)
  if (!yaml.ok) throw unreadable(source, yaml.problems)
  const shaped = v.safeParse(policySchema, yaml.data)
  if (!shaped.success) throw unreadable(source, shaped.issues.map(problemOf))
  const file = shaped.output
  const { roster, problems } = buildRoster(file.roster, file.seniorities, file.signers)
  const revoked = buildRevocations(file.revoked, roster.people)
  const policy = buildPolicy(file, { roster, revoked: revoked.revoked })
  const all = [...problems, ...revoked.problems, ...unmeetable(policy), ...unguarded(policy)]
  if (all.length > 0) throw unreadable(source, all)
  return policy
}

function unreadable(source: string, problems: readonly string[]): Fault {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return new Fault(
    'policy',
    'policy-unreadable',
    [`${source}: ${count}`, ...problems].join('\n'),
    'mend the policy file, then run it again',
  )
}

function buildPolicy(file: PolicyFile, people: Pick<Policy, 'roster' | 'revoked'>): Policy {
  return {
    defaultBranch: file['default-branch'],
    protected: file.protected,
    ...people,
    requirements: file.requirements,
    seniorAuthors: file['senior-authors'] ?? file.requirements,
    authors: file.authors,
    paths: file.paths.map(buildRule),
    reviewableLines: file['sign-off']['reviewable-lines'],
    lifetime: file['sign-off'].lifetime,
    carried: file['sign-off'].carried,
    hardware: file['sign-off'].hardware,
    pin: file['sign-off'].pin,
    preCommit: file['pre-commit'],
    trailers: file.trailers,
    noneFrom: file.provenance['none-from'],
  }
}

const buildRule = (rule: PolicyFile['paths'][number]): PathRule => ({
  match: rule.match,
  floor: rule.floor ?? null,
  sensitive: rule.sensitive ?? null,
  because: rule.because ?? null,
})

/** Branches that are new are judged by the policy at the default branch: whoever may push there freely may write that policy. */
function unguarded(policy: Policy): string[] {
  if (isProtected(policy, refName(`refs/heads/${policy.defaultBranch}`))) return []
  return [
    `protected: no pattern matches the default branch \`${policy.defaultBranch}\`, whose policy judges new branches`,
  ]
}
