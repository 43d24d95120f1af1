// What each refusal says: one sentence, why, who can help, and the next command. Facts only; hostile text is made printable
// where it is shown, by the renderer.
import { shortId, shortRef } from '../model/ids.ts'
import { kinds, type LandingProvenance } from '../model/provenance.ts'
import { objectionToSigner } from '../signoff/objection.ts'
import type { Finding, Objection } from '../model/verdict.ts'
import { landingTerms, type BrokenFacts, type LandingFacts } from './facts.ts'

export function lacksSignOffs(landing: LandingFacts, required: number, counted: number): Finding {
  const { radius, ref } = landing
  const size = `${radius.level} (${radius.score} of 100)`
  const people = `${required} senior sign-off${required === 1 ? '' : 's'}`
  return {
    code: 'needs-sign-off',
    ref,
    says: `This change is ${size} and ${provenanceWords(landing.provenance)}; it needs ${people} and has ${counted}.`,
    why: radius.reasons.map((reason) => reason.says),
    who: whoCanSign(landing),
    next: signCommand(landing),
  }
}

export function pastLimit(landing: LandingFacts): Finding {
  const { reviewable } = landing.radius
  const limit = landing.policy.reviewableLines
  return {
    code: 'past-reviewable-limit',
    ref: landing.ref,
    says: `This change has ${reviewable} lines to review; one sign-off may cover ${limit}.`,
    why: [`people find few defects in changes longer than that; the limit is the policy's reviewable-lines`],
    who: [],
    next: `split it: land a part of ${shortId(landing.newTip)} first (git rebase -i ${shortId(landing.oldTip)})`,
  }
}

export function objectionFinding(landing: LandingFacts, objection: Objection): Finding {
  return { ...objection, ref: landing.ref, why: [], who: [], next: signCommand(landing) }
}

export function brokenFinding(facts: BrokenFacts): Finding {
  const name = shortRef(facts.ref)
  const who = facts.policy.roster.people.map((person) => person.name)
  const common = { ref: facts.ref, who, why: [] }
  switch (facts.kind) {
    case 'deletion':
      return {
        ...common,
        code: 'branch-deleted',
        says: `This push deletes ${name}, which is protected.`,
        next: `take ${name} out of "protected" in the policy first`,
      }
    case 'dropped':
      return {
        ...common,
        code: 'commits-dropped',
        says: `This push drops ${facts.dropped} commit${facts.dropped === 1 ? '' : 's'} from ${name}, which is protected.`,
        why: [`${shortId(facts.oldTip ?? '')} is no ancestor of ${shortId(facts.newTip ?? '')}`],
        next: `git pull --rebase, then push without --force; to undo a commit: git revert`,
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
        next: `push a commit to ${name}`,
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
export function whoCanSign(landing: LandingFacts): string[] {
  const terms = landingTerms(landing)
  const able = landing.policy.roster.people.filter(
    (signer) => objectionToSigner({ signer, authors: landing.authors }, terms) === null,
  )
  return able.length === 0
    ? ['nobody in the roster: authors do not sign their own change']
    : able.map(({ name }) => name)
}

const signCommand = ({ newTip, ref }: LandingFacts): string =>
  `npx ai-signoff sign ${shortId(newTip)} --target ${shortRef(ref)}`
