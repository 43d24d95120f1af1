// Makes checks of what was found: the machine, the hooks, the remote and its policy, the key at hand. Pure.
import { isAtLeast } from '../git/repository.ts'
import type { Check } from '../model/check.ts'
import { policyPath } from '../model/policy.ts'
import { shellWord } from '../model/shell-word.ts'
import { eligibleSigners } from '../policy/roster.ts'
import { standingRoster } from '../signoff/revocation.ts'
import { checkAgents } from './agent-checks.ts'
import type { Health, HooksHealth, Known, PolicyHealth, RemoteHealth, SigningPlace } from './health.ts'
import { checkCanary } from './canary-check.ts'
import { checkKey, checkRoster } from './key-checks.ts'
import { broken, doubtful, fine } from './states.ts'

export function checkHealth(health: Health): readonly Check[] {
  const { now, gitVersion, node, shallow, hooks, canary, agents, remote, key, here } = health
  const found = remote.known ? remote.value : null
  return [
    checkGit(gitVersion),
    checkNode(node),
    checkHistory(shallow),
    ...checkHooks(hooks),
    checkCanary(canary, here),
    ...checkAgents(agents),
    ...checkRemote(remote, now),
    checkKey(key),
    ...(key.known && found?.policy.state === 'in-force' ? [checkRoster(key.value, found.policy.policy, now)] : []),
    checkPlace(here),
  ]
}

function checkGit(version: Health['gitVersion']): Check {
  const says = version.join('.')
  if (isAtLeast(version, [2, 39])) return fine('git', says)
  const lacks = isAtLeast(version, [2, 38])
    ? 'sign-offs are carried over slowly'
    : 'sign-offs count for exactly what was signed, not for a rebase of it'
  return doubtful('git', `${says}: with less than 2.39 ${lacks}`, 'install git 2.39 or newer')
}

function checkNode(version: string | null): Check {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version ?? '') ?? []
  const next = 'install Node 20.19 or newer, where PATH finds it'
  if (version === null) return broken('node', 'there is no node in PATH: no hook can run', next)
  if (isAtLeast([Number(major ?? 0), Number(minor ?? 0)], [20, 19])) return fine('node', version)
  return broken('node', `${version} is too old for the hooks`, next)
}

const checkHistory = (shallow: boolean): Check =>
  shallow
    ? broken(
        'history',
        'this clone is shallow: nothing can be decided',
        'git fetch --unshallow (in CI: fetch-depth: 0)',
      )
    : fine('history', 'whole')

const init = 'npx ai-signoff init'

function checkHooks(hooks: Known<HooksHealth>): Check[] {
  if (!hooks.known) return [broken('hooks', hooks.says, hooks.next)]
  const { dir, missing, lame, huskyPending, program } = hooks.value
  if (missing.length > 0) return [broken('hooks', `${dir} does not run us at ${missing.join(', ')}`, init)]
  if (huskyPending) return [broken('hooks', `git does not run the hooks in ${dir} yet`, 'npx husky')]
  if (lame.length > 0) {
    const names = lame.join(', ')
    return [broken('hooks', `git passes over ${names} in ${dir}: not executable`, init)]
  }
  if (program === 'missing') return [broken('hooks', 'the program that they run is not all there', init)]
  if (program === 'other') return [doubtful('hooks', 'they are of another version than this program', init)]
  return [fine('hooks', `four, in ${dir}`)]
}

function checkRemote(remote: Known<RemoteHealth>, now: Date): Check[] {
  if (!remote.known) return [broken('remote', remote.says, remote.next)]
  const { name, exists, defaultBranch, policy, overwriting, tokens } = remote.value
  if (!exists) return [doubtful('remote', `there is no remote ${name} yet`, `git remote add ${shellWord(name)} URL`)]
  const branch =
    defaultBranch === null
      ? doubtful(
          'remote',
          `the default branch of ${name} is not known here`,
          `git remote set-head ${shellWord(name)} --auto`,
        )
      : fine('remote', `${name}, whose default branch is ${defaultBranch}`)
  return [branch, ...checkPolicy(policy, name, defaultBranch ?? '', now), checkTokens(name, overwriting, tokens)]
}

function checkPolicy(policy: PolicyHealth, remote: string, branch: string, now: Date): Check[] {
  switch (policy.state) {
    case 'unknown':
      return [
        doubtful(
          'policy',
          'it was not looked at: nobody here knows on which branch it is',
          `git remote set-head ${shellWord(remote)} --auto`,
        ),
      ]
    case 'broken':
      return [broken('policy', policy.says, policy.next)]
    case 'none': {
      const says = `${remote} has no ${policyPath} on ${branch}, as last fetched: nothing is protected`
      return [
        broken('policy', says, policy.here ? `git push ${shellWord(remote)} ${shellWord(`HEAD:${branch}`)}` : init),
      ]
    }
    case 'in-force': {
      const { roster, protected: patterns } = policy.policy
      const signers = eligibleSigners(standingRoster(policy.policy, now)).length
      return [
        fine('policy', `protects ${patterns.join(', ')}; ${signers} of ${roster.people.length} in the roster can sign`),
      ]
    }
  }
}

function checkTokens(remote: string, overwriting: string | null, tokens: number): Check {
  const count = `${tokens} sign-off${tokens === 1 ? '' : 's'} known here`
  if (overwriting === null) return fine('tokens', `${count}; ${remote} was not asked`)
  const says = `remote.${remote}.fetch has ${overwriting}, which throws away sign-offs that were not pushed yet`
  return doubtful('tokens', says, `git config --edit, and take that line out`)
}

function checkPlace({ why, processes, unseen }: SigningPlace): Check {
  if (why !== null) return doubtful('here', `sign would refuse: ${why}`, 'sign in a terminal that no agent has started')
  const looked = unseen ?? `nor in the ${processes} processes above`
  return fine('here', `no agent in the environment; ${looked}`)
}
