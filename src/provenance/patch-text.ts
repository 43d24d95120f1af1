// Reads the patches that agents hand to `apply_patch`: which files, and which lines are new. No line of the old file is kept.
//
//   *** Begin Patch
//   *** Update File: src/a.ts
//   *** Move to: src/b.ts
//   @@ function one() {
//   -  return 1
//   +  return 2
//   *** Add File: src/c.ts
//   +export const three = 3
//   *** End Patch

export interface FileEdit {
  readonly path: string
  /** What was put there; empty where something was only taken away. */
  readonly texts: readonly string[]
}

/** What git could have as a file's name; all else is no path. */
export const isPath = (text: string): boolean => text !== '' && text.length <= 4096 && !/[\0\n]/.test(text)

/** Of each file the new lines, those that stand together as one text. Empty for text that is no patch. */
export function patchEdits(patch: string): FileEdit[] {
  if (!patch.includes('*** ')) return []
  const edits: { path: string; texts: string[] }[] = []
  let before = ''
  for (const line of patch.split('\n')) {
    const [, verb, rest = ''] = /^\*\*\* (Add File|Update File|Delete File|Move to): (.*)$/s.exec(line) ?? []
    const path = rest.trim()
    const open = edits.at(-1)
    // A file has one new name at most, told right after the old one.
    const moved = verb === 'Move to' && before === 'Update File'
    if (verb !== undefined && isPath(path)) edits.push({ path, texts: moved ? (open?.texts ?? []) : [] })
    else if (open !== undefined && line.startsWith('+'))
      open.texts.push(before === '+' ? `${open.texts.pop() ?? ''}\n${line.slice(1)}` : line.slice(1))
    before = verb ?? line.slice(0, 1)
  }
  return edits
}
