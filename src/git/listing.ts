// The raw listing of what differs between two trees, where a mode, an id and a path are all there is of a file: no renames, no
// line counts, nothing that configuration could bend. What a sign-off names its change by, and what replays are compared by.
//
//   <tree> <tree>\n:100644 100755 78981922… f2ba8f84… M\0src/a.ts\0…          the pairs one after the other, as asked
import type { Sha256, TreeId } from '../model/ids.ts'
import { decodeBytes } from './bytes.ts'
import { malformed } from './raw-diff.ts'
import { allOf, inLargePieces } from './run.ts'
import type { Scratch } from './scratch.ts'
import { sha256 } from './sha256.ts'

export interface TreePair {
  readonly base: TreeId
  readonly result: TreeId
}

export interface Listing {
  /** Of the listing's bytes: the change's name. */
  readonly digest: Sha256
  readonly files: readonly ListedFile[]
}

export interface ListedFile {
  readonly path: string
  readonly oldMode: string
  readonly newMode: string
  /** Zeros: absent on that side. */
  readonly oldId: string
  readonly newId: string
}

/** How diff-tree --stdin is asked for a pair, and how it begins its answer. */
export const pairLine = ({ base, result }: TreePair): string => `${base} ${result}\n`

const command = 'diff-tree --stdin -r -z --raw --full-index --no-renames -O/dev/null'.split(' ')

/** Of each pair, in the order asked, through one process. Throws Fault (undecided) when a tree is not here. */
export function listings({ git }: Scratch, pairs: readonly TreePair[]): Listing[] {
  if (pairs.length === 0) return []
  const output = git.bytes(command, { input: pairs.map(pairLine).join('') })
  return partsOf(output, pairs).map((bytes) => ({ digest: sha256(bytes), files: filesOf(bytes) }))
}

/**
 * The same files while other work goes on, those alone that the pathspecs name. It costs little where two trees are much alike, since git
 * looks into no folder that both have.
 */
export async function streamListings(
  { git }: Scratch,
  pairs: readonly TreePair[],
  pathspecs: readonly string[],
): Promise<ListedFile[][]> {
  if (pairs.length === 0) return []
  const input = pairs.map(pairLine).join('')
  const output = await allOf(git.stream([...command, '--', ...pathspecs], { input, env: inLargePieces }))
  return partsOf(output, pairs).map(filesOf)
}

function partsOf(output: Buffer, pairs: readonly TreePair[]): Buffer[] {
  let at = 0
  const parts = pairs.map(pairLine).map((head) => {
    const start = at + head.length
    if (output.toString('latin1', at, start) !== head) throw malformed(`"${head.trim()}" is missing`)
    at = endOf(output, start)
    return output.subarray(start, at)
  })
  if (at !== output.length) throw malformed('it goes on after the last pair')
  return parts
}

/** A record begins with a colon, the next pair does not; a path may hold anything, and is stepped over whole. */
function endOf(output: Buffer, start: number): number {
  let at = start
  while (output[at] === 0x3a) at = after(output, after(output, at))
  return at
}

function after(output: Buffer, at: number): number {
  const end = output.indexOf(0, at)
  if (end === -1) throw malformed('it breaks off')
  return end + 1
}

function filesOf(bytes: Buffer): ListedFile[] {
  const fields = decodeBytes(bytes).split('\0').slice(0, -1)
  return fields.flatMap((header, index) => {
    if (index % 2 === 1) return []
    const [oldMode = '', newMode = '', oldId = '', newId = ''] = header.slice(1).split(' ')
    return [{ path: fields[index + 1] ?? '', oldMode, newMode, oldId, newId }]
  })
}
