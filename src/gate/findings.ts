// What each refusal says: one sentence, why, who can help, and the next command. Facts only; hostile text is made printable
// where it is shown, by the renderer.
import { shortId, shortRef, type CommitId } from '../model/ids.ts'
import { policyPath, takesSecurityKey } from '../model/policy.ts'
import { kinds, type LandingProvenance } from '../model/provenance.ts'
import { leadingFirst, levelAndScore, pointsAndWords } from '../model/radius-words.ts'
import type { Person } from '../model/roster.ts'
import { shellWord } from '../model/shell-word.ts'
import { requirementFor } from '../policy/requirement.ts'
import { eligibleSigners } from '../policy/roster.ts'
import { objectionToSigner } from '../signoff/objection.ts'
import { standingRoster } from '../signoff/revocation.ts'
import type { Finding, Objection } from '../model/verdict.ts'
import { landingTerms, type BrokenFacts, type LandingFacts, type Step } from './facts.ts'

export interface Lacking {
  readonly required: number
  /** Those whose sign-offs count already. */
  readonly signers: readonly Person[]
  /** What needs none any more. */
  readonly signedSteps: readonly Step[]
}

export function needsSignOff(landing: LandingFacts, { required, signers, signedSteps }: Lacking): Finding {
  const { radius, ref, policy } = landing
  const size = levelAndScore(radius)
  const people = `${required} ${policy.roster.signers} sign-off${required === 1 ? '' : 's'}`
  const others = ableToSign(landing).filter(({ name }) => signers.every((signer) => signer.name !== name))
  const enough = others.length >= required - signers.length
  return {
    code: 'needs-sign-off',
    ref,
    says: `This change is ${size} and ${provenanceWords(landing.provenance)}; it needs ${people} and has ${signers.length}.`,
    why: [
      ...(signedSteps.length === 0 ? [] : [partlySigned(landing, signedSteps)]),
      ...leadingFirst(radius).map(pointsAndWords),
      `file by file: ${scoreCommand(landing)}`,
      ...unprovedAuthors(landing),
      ...securityKeys(landing),
      ...(enough ? [] : [tooFew(others.length + signers.length)]),
    ],
    who: others.map(({ name }) => name),
    next: enough ? signCommand(landing) : withoutSigners(landing),
  }
}

function partlySigned({ commits }: LandingFacts, steps: readonly Step[]): string {
  const signed = steps.reduce((sum, step) => sum + step.commits.length, 0)
  return `${signed} of its ${commits.length} commits are signed off by themselves, the rest is not`
}

/** Nobody can be asked. Where the policy asks nobody about seniors' own changes, proving that it is one is the way on. */
function withoutSigners({ policy, radius, provenance, oldTip }: LandingFacts): string {
  const asSenior = requirementFor(policy, {
    level: radius.level,
    kinds: provenance.kinds,
    seniorAuthors: true,
    unprovedAuthors: false,
  })
  const rosterFirst = `add people who can sign this to the roster in ${policyPath}, and land that first`
  if (asSenior > 0) return rosterFirst
  return `a ${policy.roster.signers}'s own change needs nobody once its commits are signed: ${signCommits(oldTip)}`
}

/** Why one sign-off is not enough, and how it would be. */
function unprovedAuthors({ unproved, oldTip }: LandingFacts): string[] {
  const [first, ...others] = unproved
  if (first === undefined) return []
  const commits = `${shortId(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`
  return [
    `nothing proves who made ${commits}, so at least two must sign; authors who sign their commits prove it: ${signCommits(oldTip)}`,
  ]
}

function securityKeys({ policy, radius: { level } }: LandingFacts): string[] {
  if (!takesSecurityKey(policy, level)) return []
  const pin = policy.pin[level] === 'required' ? ' and its PIN' : ''
  return [`a ${level} change is signed with a security key${pin}`]
}

const signCommits = (oldTip: CommitId): string =>
  `git -c gpg.format=ssh rebase --exec "git commit --amend --no-edit -S" ${shortId(oldTip)}`

const tooFew = (able: number): string =>
  `nobody${able === 0 ? '' : ' else'} in the roster may sign it: they had a hand in it, lack the seniority or the key, or may not sign for its paths`

export function pastLimit(landing: LandingFacts): Finding {
  const { reviewable } = landing.radius
  const limit = landing.policy.reviewableLines
  return {
    code: 'past-reviewable-limit',
    ref: landing.ref,
    says: `This change has ${reviewable} lines to review; one sign-off may cover ${limit}. Split it, and land a part first.`,
    why: [`people find few defects in longer changes; the limit is sign-off.reviewable-lines in ${policyPath}`],
    who: [],
    next: `git rebase -i ${shortId(landing.oldTip)}`,
  }
}

export function policyUnsound({ ref, newTip }: LandingFacts, problem: string): Finding {
  return {
    code: 'policy-unsound',
    ref,
    says: `This push would leave ${shortRef(ref)} with a policy that can judge nothing, not even its own repair.`,
    why: problem.split('\n'),
    who: [],
    next: `mend ${policyPath} and commit that: git show ${shortId(newTip)}:${policyPath}`,
  }
}

/** @param next what gets the landing the sign-offs it lacks: this one can't be mended. */
export function objectionFinding({ code, says }: Objection, { ref, next }: Finding): Finding {
  return { code, ref, says, why: [], who: [], next }
}

export function brokenFinding(facts: BrokenFacts): Finding {
  const name = shortRef(facts.ref)
  const common = { ref: facts.ref, who: [], why: [] }
  switch (facts.kind) {
    case 'deletion':
      return {
        ...common,
        code: 'branch-deleted',
        says: `This push deletes ${name}, which is protected.`,
        next: `take ${name} out of "protected" in ${policyPath}, land that, then delete it`,
      }
    case 'dropped':
      return {
        ...common,
        code: 'commits-dropped',
        says: `This push drops ${facts.dropped} commit${facts.dropped === 1 ? '' : 's'} from ${name}, which is protected.`,
        why: [
          `${shortId(facts.oldTip ?? '')} is no ancestor of ${shortId(facts.newTip ?? '')}`,
          'a protected branch only moves forward; git revert takes a commit back',
        ],
        next: `git rebase ${shortId(facts.oldTip ?? '')}`,
      }
    case 'unrelated':
      return {
        ...common,
        code: 'unrelated-history',
        says: `What is pushed to ${name} shares no history with this repository.`,
        next: `push a branch that starts from ${facts.policy.defaultBranch}`,
      }
    case 'not-a-commit':
      return {
        ...common,
        code: 'not-a-commit',
        says: `What is pushed to ${name} is no commit.`,
        next: `push a commit to ${name}; of a tag, what it points to: v1^{commit}`,
      }
    case 'outdated-policy': {
      const { defaultBranch } = facts.policy
      return {
        ...common,
        code: 'policy-outdated',
        says: `${name} would begin with another ${policyPath} than ${defaultBranch} has now, and be judged by it from then on.`,
        why: ['a branch is judged by its own policy; one that begins at a commit with that of today needs nothing'],
        next: `git checkout ${shellWord(defaultBranch)} -- ${policyPath} && git commit -m ${shellWord(`Take the policy of ${defaultBranch}`)}`,
      }
    }
  }
}

/** "AI-generated (claude), with 2 undeclared commits", as people would say it. */
export function provenanceWords({ kinds: found, agents, undeclared }: LandingProvenance): string {
  const names = [...new Set(agents.map((agent) => agent.name))].sort()
  const by = names.length === 0 ? '' : ` (${names.join(', ')})`
  const words = {
    none: 'not AI-made',
    assisted: `AI-assisted${by}`,
    generated: `AI-generated${by}`,
    undeclared: 'of undeclared origin',
  }
  const strongest = kinds.findLast((kind) => kind !== 'undeclared' && found.has(kind))
  if (!found.has('undeclared')) return words[strongest ?? 'undeclared']
  if (strongest === undefined || strongest === 'none') return words.undeclared
  return `${words[strongest]}, ${undeclared.length} commit${undeclared.length === 1 ? '' : 's'} undeclared`
}

/** People of the roster whose sign-off of this landing would count. */
export function ableToSign(landing: LandingFacts): Person[] {
  const terms = landingTerms(landing, landing)
  return eligibleSigners(standingRoster(landing.policy, landing.now)).filter(
    (signer) => objectionToSigner({ signer, keys: signer.keys, authors: landing.authors }, terms) === null,
  )
}

/** Said of a sole signer's own change of the policy, each time it counts. */
export const bootstrapWords = 'bootstrap: their own change of the policy, which nobody else in the roster can sign'

const scoreCommand = ({ oldTip, newTip }: LandingFacts): string =>
  `npx ai-signoff score ${shortId(oldTip)}..${shortId(newTip)}`

const signCommand = ({ newTip, ref }: LandingFacts): string =>
  `npx ai-signoff sign ${shortId(newTip)} --target ${shellWord(shortRef(ref))}`
