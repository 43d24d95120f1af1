// The people whom a commit names as its makers: claimed, not authenticated. Agents are evidence (markers.ts), not people who could sign.
import type { Commit, Identity } from '../model/change.ts'
import { agentBehind } from './identities.ts'
import { coAuthors } from './trailers.ts'

export const peopleNamed = ({ message }: Commit): Identity[] =>
  coAuthors(message).filter((identity) => agentBehind(identity, 'named') === undefined)

export const authorsOf = (commit: Commit): Identity[] => [commit.author, ...peopleNamed(commit)]

/** All who had a hand in a commit: who commits somebody else's work may have changed it. */
export const handsOn = (commit: Commit): Identity[] => [...authorsOf(commit), commit.committer]

/** Spelled the same, they are one. */
export const distinctIdentities = (identities: readonly Identity[]): Identity[] => [
  ...new Map(identities.map((identity) => [`${identity.name}\0${identity.email}`, identity])).values(),
]
