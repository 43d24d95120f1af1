// Makes a check of what came of the canary: would a commit that is made here say what it is, and how far was looked for that? Pure.
import type { Check } from '../model/check.ts'
import type { CanaryHealth, Known, SigningPlace } from './health.ts'
import { broken, doubtful, fine } from './states.ts'

/** Hooks that do not run leave commits undeclared, and undeclared commits to the strictest rule. */
export function checkCanary(canary: Known<CanaryHealth>, here: SigningPlace): Check {
  if (!canary.known) return doubtful('canary', `it was not fired: ${canary.says}`, canary.next)
  const found = canary.value
  switch (found.sang) {
    case 'yes':
      return fine('canary', `git runs the hooks: a commit from here says "${found.level}"; ${lookedAt(here)}`)
    case 'late':
      return doubtful(
        'canary',
        `${found.event} takes longer than ten seconds, or waits for a terminal`,
        'look at what else runs there',
      )
    case 'no':
      return silent(found.event, found.said)
  }
}

const lookedAt = ({ processes, unseen }: SigningPlace): string =>
  `agents are looked for in the environment${unseen === null ? ` and in the ${processes} processes above` : `; ${unseen}`}`

function silent(event: string, said: string): Check {
  const words = said === '' ? '' : `: ${said}`
  if (said.startsWith('ai-signoff: ')) {
    const next = said.includes('stays undeclared') ? 'mend that, then: npx ai-signoff doctor' : 'npx ai-signoff init'
    return doubtful('canary', `git runs ${event}, and it declares nothing${words}`, next)
  }
  const says = `git does not run us at ${event}, and commits from here are undeclared${words}`
  return broken(
    'canary',
    says,
    'npx ai-signoff init; git config --show-origin --get-all core.hooksPath tells who says otherwise',
  )
}
