// Two shapes that name the nearest known word for one that is not known: a map with no other keys, and a word of a few.
import * as v from 'valibot'
import { nearestWord } from './nearest.ts'

/** Lists are objects to JavaScript: an empty one would pass for a map that leaves everything out. */
const notAList = v.check<unknown, string>((input) => !Array.isArray(input), 'must be a map')

/** A map with these keys and no other; each other one is a problem that names the nearest known one. */
// Stryker disable next-line BlockStatement: without it nothing loads, and that is no failed test to Stryker.
export function closed<Entries extends v.ObjectEntries>(entries: Entries) {
  const unknownKeys = v.rawCheck<v.InferOutput<v.LooseObjectSchema<Entries, undefined>>>(({ dataset, addIssue }) => {
    const map: unknown = dataset.value
    if (typeof map !== 'object' || map === null) return
    for (const key of Object.keys(map).filter((name) => !Object.hasOwn(entries, name))) {
      const near = nearestWord(key, Object.keys(entries))
      addIssue({
        message: near === null ? `unknown key \`${key}\`` : `unknown key \`${key}\`; did you mean \`${near}\`?`,
      })
    }
  })
  return v.pipe(v.unknown(), notAList, v.looseObject(entries), unknownKeys)
}

/** One of these words; keys of trailers are written in any case. */
// Stryker disable next-line ArrowFunction: without it nothing loads, and that is no failed test to Stryker.
export const oneOf = <Word extends string>(words: readonly Word[]) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const found = words.find((word) => word === dataset.value.trim().toLowerCase())
      if (found !== undefined) return found
      const near = nearestWord(dataset.value, words)
      const hint = near === null ? `there are ${words.join(', ')}` : `did you mean \`${near}\`?`
      addIssue({ message: `unknown word \`${dataset.value}\`; ${hint}` })
      return NEVER
    }),
  )
