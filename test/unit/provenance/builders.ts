// Commits and claims that name only what a test is about.
import type { Commit, Identity } from '../../../src/model/change.ts'
import { parseSha256, type Sha256 } from '../../../src/model/ids.ts'

export const ada: Identity = { name: 'Ada Lovelace', email: 'ada@example.com' }

export type Written = Pick<Commit, 'author' | 'committer' | 'message'>

export const aCommit = (parts: Partial<Written> = {}): Written => ({
  author: ada,
  committer: ada,
  message: 'Subject\n',
  ...parts,
})

/** A digest all of one hex digit. */
export function aDigest(digit: string): Sha256 {
  const digest = parseSha256(digit.repeat(64))
  if (digest === undefined) throw new Error(`"${digit}" is no hex digit`)
  return digest
}
