// A Rust use tree, spread out: `a::{self, b::{C, D as e}, *}` is a, a::b::C, a::b::D as e, a::*.

export interface Leaf {
  readonly way: string
  /** What the text calls it from here on; null where that is its last part. */
  readonly as: string | null
}

/** Longer ways are no module's; a list within lists would repeat them again and again. */
export const longest = 500

/** @param at after `use`. The tree ends with its semicolon, or where it stops being one. */
export function readUse(text: string, at: number): { readonly leaves: readonly Leaf[]; readonly end: number } {
  const leaves: Leaf[] = []
  const above: string[] = []
  let [way, as, isNamed]: [string, string | null, boolean] = ['', null, false]
  let end = at
  const finish = (): void => {
    if (isNamed && way.length <= longest) leaves.push({ way: way.replace(/::self$/, ''), as })
    ;[way, as, isNamed] = [above.at(-1) ?? '', null, false]
  }
  for (;;) {
    parts.lastIndex = end
    const [part, alias, name] = parts.exec(text) ?? []
    const isOpen = way === '' || way.endsWith('::')
    if (part === undefined || (!isOpen && (name !== undefined || part === '{'))) break
    end = parts.lastIndex
    if (alias !== undefined) as = alias
    else if (name !== undefined) [way, isNamed] = [`${way}${name}`.slice(0, longest + 1), true]
    else if (part === '::') way = way.length > longest ? way : `${way}::`
    else if (part === '{') {
      above.push(way)
      isNamed = false
    } else if (/^[,;}]$/.test(part)) {
      finish()
      if (part === ';') break
      if (part === '}') above.pop()
    }
  }
  finish()
  return { leaves, end }
}

const parts = /\s+|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?|as\s+(?:r#)?(\w+)|(?:r#)?(\w+|\*)|::|[{},;]/y
