// Changes at places that a seed chooses: the same in each run, in no field's favour.
import * as fc from 'fast-check'
import { sshsig } from '../signing.ts'
import { aCase, message, namespace, type Case, type NamedKey } from './case.ts'

const edit = fc.record({
  how: fc.constantFrom('turn a bit', 'leave out', 'put in', 'repeat', 'swap', 'cut off', 'add'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  byte: fc.nat(255),
  bit: fc.nat(7),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

/** The bytes with one edit done to them; never the same bytes. */
function edited(blob: Buffer, { how, at: share, byte, bit }: Edit): Buffer {
  const at = Math.floor(share * blob.length)
  const [before, here, after] = [blob.subarray(0, at), blob.subarray(at, at + 1), blob.subarray(at + 1)]
  const turned = Buffer.of((here[0] ?? 0) ^ (1 << bit))
  switch (how) {
    case 'turn a bit':
      return Buffer.concat([before, turned, after])
    case 'leave out':
      return Buffer.concat([before, after])
    case 'put in':
      return Buffer.concat([before, Buffer.of(byte), here, after])
    case 'repeat':
      return Buffer.concat([before, here, here, after])
    case 'swap':
      return swapped(before, here, after)
    case 'cut off':
      return before
    case 'add':
      return Buffer.concat([blob, Buffer.alloc(1 + bit, byte)])
  }
}

/** Two neighbours change places; where they are alike, the first is turned over. */
function swapped(before: Buffer, here: Buffer, after: Buffer): Buffer {
  const [first = 0, second] = [here[0], after[0]]
  if (second === undefined || first === second) return Buffer.concat([before, Buffer.of(first ^ 0xff), after])
  return Buffer.concat([before, Buffer.of(second, first), after.subarray(1)])
}

export function placeCases(named: NamedKey, count: number): Case[] {
  const blob = sshsig(named.key, namespace, message)
  return fc
    .sample(edit, { seed: 20260101, numRuns: count })
    .map((chosen) => aCase(named, `${chosen.how} at ${Math.floor(chosen.at * 100)} %`, edited(blob, chosen)))
}
