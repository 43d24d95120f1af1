// Whose word a policy takes that no AI had a part. Sources are what the trailer says of itself: a claim, like all of a message.
import { lookers, type Looker } from '../model/policy.ts'
import type { Provenance } from '../model/provenance.ts'

/** A `none` of which nobody of this rank or above says that they looked is undeclared. */
export function countNone(provenance: Provenance, from: Looker): Provenance {
  if (provenance.kind !== 'none') return provenance
  const enough = lookers.slice(lookers.indexOf(from))
  if (enough.some((looker) => provenance.sources.includes(looker))) return provenance
  const sources = provenance.sources.join(', ')
  return { kind: 'undeclared', why: `its "none" is from ${sources}, and the policy counts one from ${from} on` }
}
