// What the import graph is made of: which files are read, in which language, and what a file's text says it takes in.

/** How a text is read; one a file, by its ending. */
export type Language = 'javascript' | 'component' | 'python' | 'go' | 'java' | 'kotlin' | 'rust'

/** All that resolving asks of a text: it depends on the bytes and the language alone, so that it can be kept by blob id. */
export interface FileImports {
  /** As written, each once: './a.js', 'a.b:c' (Python's `from a.b import c`), 'a.b.*'. No control characters in them. */
  readonly requests: readonly string[]
  /** Imports whose target is computed while the program runs. */
  readonly computed: number
  /** The package that the text says it is in (Java, Kotlin, Go); null where the language has none. */
  readonly inPackage: string | null
  /** What it declares at its top, where imports name that and not the file (Kotlin). */
  readonly declares: readonly string[]
  /** The names in it that may be declared by files of a package which is imported whole, as its own is (Java, Kotlin). */
  readonly uses: readonly string[]
}

export const noImports: FileImports = { requests: [], computed: 0, inPackage: null, declares: [], uses: [] }

const languages: ReadonlyMap<string, Language> = new Map([
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((ending) => [ending, 'javascript'] as const),
  ...['vue', 'svelte', 'astro'].map((ending) => [ending, 'component'] as const),
  ...['py', 'pyi'].map((ending) => [ending, 'python'] as const),
  ['go', 'go'],
  ['rs', 'rust'],
  ['java', 'java'],
  ...['kt', 'kts'].map((ending) => [ending, 'kotlin'] as const),
])

/** null: no import of such a file is read. */
export function languageOf(path: string): Language | null {
  const dot = path.lastIndexOf('.')
  return dot === -1 ? null : (languages.get(path.slice(dot + 1)) ?? null)
}

/** Longer ones name nothing that a tree could hold. */
const longestRequest = 1000

/** A request as it may be kept: one line, no tabs, nothing that is escaped in the text. */
export const isPlain = (request: string): boolean =>
  request !== '' && request.length <= longestRequest && !/[\u0000-\u001f\\]/.test(request)
