// The digest that sign-offs name things by.
import { createHash } from 'node:crypto'
import { parseSha256, type Sha256 } from '../model/ids.ts'

export function sha256(bytes: Uint8Array): Sha256 {
  const digest = parseSha256(createHash('sha256').update(bytes).digest('hex'))
  if (digest === undefined) throw new Error('a SHA-256 is 64 hex digits')
  return digest
}
