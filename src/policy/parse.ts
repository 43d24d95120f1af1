// Policy text → Policy, or a fault that lists every problem. The text is the team's; whoever may change it is no enemy, but
// a policy that says less than its readers think is worse than none: nothing unknown, doubled or unmeetable gets through.
import * as v from 'valibot'
import { Fault } from '../errors.ts'
import type { PathRule, Policy, RequirementTable } from '../model/policy.ts'
import { kinds } from '../model/provenance.ts'
import { levels } from '../model/radius.ts'
import { problemOf } from './problems.ts'
import { isProtected } from './protects.ts'
import { buildRoster, eligibleSigners } from './roster.ts'
import { policySchema, type PolicyFile } from './schema.ts'
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
  const policy = buildPolicy(file, roster)
  const all = [...problems, ...unmeetable(policy), ...unguarded(policy)]
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

function buildPolicy(file: PolicyFile, roster: Policy['roster']): Policy {
  return {
    defaultBranch: file['default-branch'],
    protected: file.protected,
    roster,
    requirements: file.requirements,
    seniorAuthors: file['senior-authors'] ?? file.requirements,
    paths: file.paths.map(buildRule),
    reviewableLines: file['sign-off']['reviewable-lines'],
    lifetime: file['sign-off'].lifetime,
    carried: file['sign-off'].carried,
    preCommit: file['pre-commit'],
  }
}

const buildRule = (rule: PolicyFile['paths'][number]): PathRule => ({
  match: rule.match,
  floor: rule.floor ?? null,
  sensitive: rule.sensitive ?? null,
  because: rule.because ?? null,
})

/** A number that the roster can't meet would refuse for ever. */
function unmeetable(policy: Policy): string[] {
  const there = eligibleSigners(policy.roster).length
  const tables: [string, RequirementTable][] = [['requirements', policy.requirements]]
  if (policy.seniorAuthors !== policy.requirements) tables.push(['senior-authors', policy.seniorAuthors])
  return tables.flatMap(([name, table]) =>
    kinds.flatMap((kind) =>
      levels
        .filter((level) => table[kind][level] > there)
        .map(
          (level) =>
            `${name}.${kind}.${level}: asks for ${table[kind][level]}, but the roster has ${there} who can sign`,
        ),
    ),
  )
}

/** Branches that are new are judged by the policy at the default branch: whoever may push there freely may write that policy. */
function unguarded(policy: Policy): string[] {
  if (isProtected(policy, refName(`refs/heads/${policy.defaultBranch}`))) return []
  return [
    `protected: no pattern matches the default branch \`${policy.defaultBranch}\`, whose policy judges new branches`,
  ]
}
