// Whether a name and an e-mail in a commit are those of a person in the roster. Both are claims, so this can only ever
// take a right away (an author can't sign off their own work); what gives one needs a signature as well.
import type { Identity } from '../model/change.ts'
import type { Person } from '../model/roster.ts'

export function isSamePerson(person: Person, identity: Identity): boolean {
  const email = foldEmail(identity.email)
  if (person.emails.some((known) => foldEmail(known) === email)) return true
  const name = foldName(identity.name)
  return name !== '' && name === foldName(person.name)
}

/** Lower case, without a +tag: Grace+git@Example.com is grace@example.com. */
export function foldEmail(email: string): string {
  const plain = email.trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const mailbox = plain.slice(0, Math.max(at, 0)).replace(/\+.*/s, '')
  return mailbox === '' ? plain : mailbox + plain.slice(at)
}

/**
 * Compatible spellings (NFKC), case, white space and invisible characters made alike; look-alike letters are not.
 * By way of both cases: ẞ has no upper case but is one of ß, whose upper case is SS.
 */
export function foldName(name: string): string {
  const visible = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').trim().replace(/\s+/g, ' ')
}
