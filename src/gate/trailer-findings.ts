// What is said of messages that break the policy's rules about markers. No sign-off mends one: who signs vouches for the change, and
// the message is what later readers, and their tools, go by.
import { shortId, type CommitId } from '../model/ids.ts'
import { policyPath } from '../model/policy.ts'
import { someLines, someOf } from '../model/some-of.ts'
import { shellWord } from '../model/shell-word.ts'
import type { Finding } from '../model/verdict.ts'
import { unknownCredit, type TrailerBreach } from '../provenance/trailer-rules.ts'
import type { LandingFacts } from './facts.ts'

/** Breaches that are named one by one. */
const named = 5

/** That no sign-off mends them is said once. */
export function trailerFindings(landing: LandingFacts): Finding[] {
  const findings = [...findingOf(landing, 'require'), ...findingOf(landing, 'forbid')]
  return findings.map((finding, index) =>
    index < findings.length - 1 ? finding : { ...finding, why: [...finding.why, noSignOffMends] },
  )
}

const noSignOffMends = 'no sign-off mends a message, and one that is there already survives the amendment'

interface Broken {
  readonly id: CommitId
  readonly breach: TrailerBreach
}

const breachOf = ({ breach }: Broken): TrailerBreach => breach

function findingOf(landing: LandingFacts, rule: TrailerBreach['rule']): Finding[] {
  const broken = landing.commits.flatMap(({ id, breaches }) =>
    breaches.filter((breach) => breach.rule === rule).map((breach): Broken => ({ id, breach })),
  )
  const [first] = broken
  if (first === undefined) return []
  const count = new Set(broken.map(({ id }) => id)).size
  const commits = count === 1 ? '1 commit' : `${count} commits`
  const says = {
    require: `${commits} ${count === 1 ? 'lacks' : 'lack'} a trailer that trailers.require in ${policyPath} asks for.`,
    forbid: `${commits} ${count === 1 ? 'names' : 'name'} an agent where trailers.forbid in ${policyPath} allows none.`,
  }[rule]
  return [
    {
      code: rule === 'require' ? 'trailer-required' : 'trailer-forbidden',
      ref: landing.ref,
      says,
      why: someLines(broken.map(brokenLine), named),
      who: [],
      next:
        count === 1 && first.id === landing.newTip ? mendOfLast(broken.map(breachOf)) : mendOfOlder(landing, broken),
    },
  ]
}

const brokenLine = ({ id, breach }: Broken): string => `${shortId(id)} ${breachWords(breach)}`

export function breachWords(breach: TrailerBreach): string {
  if (breach.rule === 'forbid') return `names an agent in "${breach.line}"`
  return breach.trailer === 'ai-provenance' ? breach.why : `lacks "${breach.add.join('" and "')}"`
}

/** @param how the last commit, of which all these are, is amended; or it was not made, and is made again. */
export function mendOfLast(breaches: readonly TrailerBreach[], how: 'amend' | 'again' = 'amend'): string {
  const add = breaches.flatMap((breach) => ('add' in breach ? breach.add : []))
  const remove = breaches.flatMap((breach) => ('line' in breach ? breach.line : []))
  const command = { amend: 'git commit --amend', again: 'git commit' }[how]
  const trailers = add.map((line) => `--trailer ${shellWord(line)}`).join(' ')
  if (add.length > 0) return `${command}${how === 'amend' ? ' --no-edit' : ''} ${trailers}`
  return remove.length > 0 ? `${command}, without the lines that name an agent` : declareCommand
}

const declareCommand = 'npx ai-signoff declare assisted --with NAME:MODEL (or generated, or none)'

/** The hooks add to each commit that is amended what it lacks, where it is known who that is. */
function mendOfOlder({ oldTip }: LandingFacts, broken: readonly Broken[]): string {
  const known = broken.every(({ breach }) => 'add' in breach && !breach.add.includes(unknownCredit))
  if (known) return `git rebase --rebase-merges --exec "git commit --amend --no-edit" ${shortId(oldTip)}`
  const ids = [...new Set(broken.map(({ id }) => id))]
  const mends = new Set(ids.map((commit) => mendOfLast(broken.filter(({ id }) => id === commit).map(breachOf))))
  const edited = someOf(ids.map(shortId), named)
  return `git rebase -i --rebase-merges ${shortId(oldTip)}, with "edit" for ${edited}; there: ${[...mends].join(', or ')}`
}
