// One line of an OpenSSH public key file, as a roster or a .pub file has it: "ssh-ed25519 AAAAC3Nza… grace@example.com".
import { createHash } from 'node:crypto'
import type { PublicKey } from '../model/roster.ts'
import { fromBase64 } from './base64.ts'
import { keyTypes, readKeyBlob } from './key-blob.ts'
import { quoted, refused, type Refused } from './refused.ts'

// A key of 16384 bits is 2.8 kB of base64; whatever is longer is no key.
const longest = 8192

/** @param text type, base64 and an optional comment; white space around them is let go. */
export function parsePublicKey(text: string): { readonly ok: true; readonly key: PublicKey } | Refused {
  const line = text.trim()
  if (line.includes('PRIVATE KEY-----'))
    return refused('this is a private key; the public one is in the file that ends in .pub')
  if (line.length > longest) return refused('this is too long for a public key')
  if (/[\r\n]/.test(line)) return refused('a public key is a single line')
  const label = firstWord(line)
  const base64 = firstWord(line.slice(label.length).replace(/[ \t]+/, ''))
  const problem = problemOfLabel(label)
  if (problem !== null) return refused(problem)
  const blob = fromBase64(base64)
  if (blob === null || blob.length === 0) return refused(`what follows ${label} is not the base64 of a key`)
  return readLabelled(label, blob)
}

const firstWord = (line: string): string => line.replace(/[ \t].*/s, '')

function readLabelled(label: string, blob: Buffer): { readonly ok: true; readonly key: PublicKey } | Refused {
  const key = readKeyBlob(blob)
  if (!key.ok) return refused(`this ${label} key can't be used: ${key.problem}`)
  if (key.type !== label) return refused(`this key calls itself ${label} and is ${key.type}`)
  return { ok: true, key: { blob: blob.toString('base64'), type: key.type, fingerprint: fingerprintOf(blob) } }
}

function problemOfLabel(label: string): string | null {
  if (keyTypes.includes(label)) return null
  if (label.includes('-cert-')) return `${quoted(label)} is a certificate; give the key itself`
  if (label === 'ssh-dss') return 'DSA keys (ssh-dss) are too weak; make one with ssh-keygen -t ed25519'
  return `a public key begins with its type (${keyTypes.join(', ')}), not with ${quoted(label)}`
}

/** As `ssh-keygen -l` prints it: SHA256: and base64 without padding. */
export const fingerprintOf = (blob: Buffer): string =>
  `SHA256:${createHash('sha256').update(blob).digest('base64').replace('=', '')}`
