// Who really made a commit: the person whom it names as its author, if it carries that person's own signature.
import type { Commit } from '../model/change.ts'
import type { Person, Roster } from '../model/roster.ts'
import { unarmor } from './armor.ts'
import { isSamePerson } from './same-person.ts'
import { verifySshSignature } from './sshsig.ts'

/** The namespace in which `git commit -S` signs. */
const commitNamespace = 'git'

/**
 * The author, when the roster gives the commit's SSH signature's key to them; null for an unsigned commit, a bad signature,
 * an unknown key, and for a person who signs what names somebody else (a senior who commits in a junior's name, or the reverse).
 */
export function authenticatedAuthor(commit: Commit, roster: Roster): Person | null {
  // Name and e-mail might be those of two people: then the commit names nobody in particular.
  const [author, ...others] = roster.people.filter((person) => isSamePerson(person, commit.author))
  if (author === undefined || others.length > 0) return null
  return isSignedBy(author, commit) ? author : null
}

function isSignedBy(author: Person, { signature }: Commit): boolean {
  if (signature === null) return false
  const blob = unarmor(signature.armored)
  if (blob === null) return false
  const claim = { blob, namespace: commitNamespace, message: signature.payload }
  return author.keys.some((key) => verifySshSignature({ ...claim, key }).ok)
}
