// What is said of messages that break the policy's rules about markers. No sign-off mends one: who signs vouches for the change, and
// the message is what later readers, and their tools, go by.
import { shortId, type CommitId } from '../model/ids.ts'
import { policyPath } from '../model/policy.ts'
import { shellWord } from '../model/shell-word.ts'
import type { Finding } from '../model/verdict.ts'
import { unknownCredit, type TrailerBreach } from '../provenance/trailer-rules.ts'
import type { LandingFacts } from './facts.ts'

/** Breaches that are named one by one. */
const named = 5

export const trailerFindings = (landing: LandingFacts): Finding[] => [
  ...findingOf(landing, 'require'),
  ...findingOf(landing, 'forbid'),
]

interface Broken {
  readonly id: CommitId
  readonly breach: TrailerBreach
}

function findingOf(landing: LandingFacts, rule: TrailerBreach['rule']): Finding[] {
  const broken = landing.commits.flatMap(({ id, breaches }) =>
    breaches.filter((breach) => breach.rule === rule).map((breach): Broken => ({ id, breach })),
  )
  const [first] = broken
  if (first === undefined) return []
  const count = new Set(broken.map(({ id }) => id)).size
  const does = { require: count === 1 ? 'lacks' : 'lack', forbid: count === 1 ? 'has' : 'have' }[rule]
  return [
    {
      code: rule === 'require' ? 'trailer-required' : 'trailer-forbidden',
      ref: landing.ref,
      says: `${count} commit${count === 1 ? '' : 's'} ${does} in the message what trailers.${rule} in ${policyPath} names.`,
      why: [...listed(broken), 'no sign-off mends a message; one that was given survives its amendment'],
      who: [],
      next: count === 1 && first.id === landing.newTip ? mendOfLast(broken) : mendOfOlder(landing, broken),
    },
  ]
}

function listed(broken: readonly Broken[]): string[] {
  const more = broken.length - named
  return [
    ...broken.slice(0, named).map(({ id, breach }) => `${shortId(id)} ${breachWords(breach)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
}

export function breachWords(breach: TrailerBreach): string {
  if (breach.rule === 'forbid') return `names an agent in "${breach.line}"`
  return breach.trailer === 'ai-provenance' ? breach.why : `lacks "${breach.add.join('" and "')}"`
}

/** @param how the last commit, of which all these are, is amended; or it was not made, and is made again. */
export function mendOfLast(broken: readonly Pick<Broken, 'breach'>[], how: 'amend' | 'again' = 'amend'): string {
  const add = broken.flatMap(({ breach }) => ('add' in breach ? breach.add : []))
  const remove = broken.flatMap(({ breach }) => ('line' in breach ? breach.line : []))
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
  const mends = new Set(ids.map((commit) => mendOfLast(broken.filter(({ id }) => id === commit))))
  const edited = ids.slice(0, named).map(shortId).join(', ')
  const more = ids.length > named ? ` and ${ids.length - named} more` : ''
  return `git rebase -i --rebase-merges ${shortId(oldTip)}, with "edit" for ${edited}${more}; there: ${[...mends].join(', or ')}`
}
