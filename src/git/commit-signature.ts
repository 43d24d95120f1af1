// Takes a raw commit apart into its signature and the exact bytes that are signed: the object without its signature headers, as
// git's parse_buffer_signed_by_header has it (the other hash function's signature is left out of the bytes as well).
import type { Commit } from '../model/change.ts'
import { decodeBytes } from './bytes.ts'

/**
 * @param blank where the empty line behind the headers begins.
 * @param header gpgsig in SHA-1 repositories, gpgsig-sha256 in SHA-256 ones.
 */
export function splitSignature(raw: Buffer, blank: number, header: 'gpgsig' | 'gpgsig-sha256'): Commit['signature'] {
  const signed: Buffer[] = []
  const armored: string[] = []
  let key = ''
  for (const line of linesOf(raw, blank)) {
    if (line[0] !== 0x20) key = line.toString('latin1').split(/[ \n]/, 1)[0] ?? ''
    if (key === header) armored.push(decodeBytes(line.subarray(line[0] === 0x20 ? 1 : header.length + 1)))
    else if (key !== 'gpgsig' && key !== 'gpgsig-sha256') signed.push(line)
  }
  if (armored.length === 0) return null
  return { armored: armored.join(''), payload: Buffer.concat([...signed, raw.subarray(blank)]) }
}

/** The lines of the headers, each with its newline. */
function linesOf(raw: Buffer, end: number): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < end;) {
    const next = raw.indexOf(0x0a, at) + 1
    lines.push(raw.subarray(at, next))
    at = next
  }
  return lines
}
