// Makes checks of the key that `sign` would use: could an agent use it, and does its sign-off count? Pure.
import type { Check } from '../model/check.ts'
import { silentUse, type Custody } from '../model/custody.ts'
import { policyPath, type Policy } from '../model/policy.ts'
import { shellWord } from '../model/shell-word.ts'
import { eligibleSigners } from '../policy/roster.ts'
import { isSeniorEnough } from '../signoff/objection.ts'
import { revocationOf, standingRoster } from '../signoff/revocation.ts'
import type { KeyHealth, Known } from './health.ts'
import { doubtful, fine } from './states.ts'

const makeHardware = 'ssh-keygen -t ed25519-sk -O verify-required'

/** An author needs no key; so that without one nothing is broken. */
export function checkKey(key: Known<KeyHealth>): Check {
  if (!key.known) return doubtful('key', key.says, key.next)
  const { custody, file, publicKey } = key.value
  const name = `${file ?? 'user.signingkey'} (${publicKey.fingerprint})`
  if (custody.file === 'absent' && custody.agent !== 'holds') {
    const says = `${name}: its private half is not here, and ${agentWords[custody.agent]}`
    return doubtful('key', says, 'ssh-add FILE, or name another key: git config user.signingkey FILE')
  }
  if (custody.hardware)
    return fine('key', `${name} is a security key: it wants a touch; whether a PIN too can't be told`)
  return doubtful('key', `${name} ${silentUse(custody) ?? lockWords(custody)}`, nextFor(custody, file))
}

const agentWords: Record<Custody['agent'], string> = {
  holds: 'the ssh-agent holds it',
  lacks: 'the ssh-agent lacks it',
  none: 'there is no ssh-agent',
  unknown: 'the ssh-agent in SSH_AUTH_SOCK does not answer',
}

function lockWords({ file, agent }: Custody): string {
  const lock =
    file === 'locked'
      ? 'is locked by a passphrase, which whatever runs as you can catch or ask for'
      : 'may be locked by a passphrase or not: its file can’t be told'
  return `${lock}; ${agentWords[agent]}`
}

function nextFor({ agent }: Custody, file: string | null): string {
  if (agent !== 'holds' || file === null) return `${makeHardware} makes a key that asks for you each time`
  return `ssh-add -d ${shellWord(file)}; better: ${makeHardware}`
}

export function checkRoster({ publicKey }: KeyHealth, policy: Policy, now: Date): Check {
  const { roster } = policy
  const holder = roster.people.find(({ keys }) => keys.some(({ blob }) => blob === publicKey.blob))
  const signers = eligibleSigners(standingRoster(policy, now)).map(({ name }) => name)
  const ask = `ask for a sign-off: ${signers.join(', ')}`
  if (holder === undefined)
    return doubtful(
      'roster',
      `that key is nobody's in the roster: it can't sign`,
      `${ask}; who signs has the key in ${policyPath}`,
    )
  const who = `${holder.name}, ${holder.seniority}`
  if (revocationOf({ signer: holder, key: publicKey, id: null }, policy, now) !== undefined)
    return doubtful(
      'roster',
      `that key is of ${who}, and the policy revokes it: its sign-offs don't count`,
      signers.includes(holder.name) ? 'git config user.signingkey FILE, with another of your keys in the roster' : ask,
    )
  if (isSeniorEnough(holder, roster)) return fine('roster', `that key is of ${who}, whose sign-offs count`)
  return doubtful('roster', `that key is of ${who}; sign-offs count from ${roster.signers} on`, ask)
}
