// Finds the known word that a mistyped one was probably meant to be.

/** The word at the smallest distance, at most a third of its letters away; null when none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const best = known
    .map((word) => ({ word, distance: editDistance(typed.slice(0, 64).toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= Math.max(2, best.word.length / 3) && best.distance < best.word.length
    ? best.word
    : null
}

/** Levenshtein's: letters put in, taken out or replaced. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [line, letter] of from.split('').entries()) {
    const next = [line + 1]
    for (const [column, other] of to.split('').entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
