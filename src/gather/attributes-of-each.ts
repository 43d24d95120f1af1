// What the bases of many commits say of the paths that these change, asked once for all bases with the same .gitattributes.
import { Fault, orFault } from '../errors.ts'
import { attributesFrom } from '../git/attributes.ts'
import type { AttributesFiles } from '../git/attributes-files.ts'
import { pathsOf } from '../git/change.ts'
import type { RawFile } from '../git/raw-diff.ts'
import type { Scratch } from '../git/scratch.ts'
import type { LinguistAttributes } from '../model/change.ts'

export type Attributes = ReadonlyMap<string, LinguistAttributes>

type Changed = readonly RawFile[]

/** In the order asked; of .gitattributes that can't be read a Fault, returned. @param bases what each change's base has */
export function attributesOfEach(
  scratch: Scratch,
  changes: readonly Changed[],
  bases: readonly AttributesFiles[],
): (Attributes | Fault)[] {
  const found = new Map<AttributesFiles, Attributes | Fault>()
  for (const [base, together] of changesOn(bases, changes)) found.set(base, ask(scratch, base, together.flat()))
  return changes.map((files, at) => {
    const base = bases[at]
    const said = base === undefined ? none : (found.get(base) ?? none)
    // It is of one change, maybe, and none of the others'.
    return said instanceof Fault && base !== undefined ? ask(scratch, base, files) : said
  })
}

const none: Attributes = new Map()

const ask = (scratch: Scratch, { silent, files }: AttributesFiles, changed: Changed): Attributes | Fault =>
  silent ? none : orFault(() => attributesFrom(scratch, files, pathsOf(changed)))

function changesOn(
  bases: readonly AttributesFiles[],
  changes: readonly Changed[],
): ReadonlyMap<AttributesFiles, Changed[]> {
  const groups = new Map<AttributesFiles, Changed[]>()
  bases.forEach((base, at) => {
    const group = groups.get(base) ?? []
    groups.set(base, group)
    group.push(changes[at] ?? [])
  })
  return groups
}
