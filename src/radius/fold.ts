// Two names that one file system may take for the same file. Only for finding well-known names: a path is never replaced by this.

// HFS+ ignores these characters in names; git's own defence of .git drops the same ones.
const ignorable = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/** Lower case, without characters that HFS+ ignores, and without the dots and spaces that Windows drops from a name's end. */
export function foldPath(path: string): string {
  const letters = path.replace(ignorable, '').toUpperCase().toLowerCase() // through upper case: ſ is s, K (Kelvin) is k
  return letters.replace(/(?<=[^/. ])[. ]+(?=\/|$)/g, '')
}
