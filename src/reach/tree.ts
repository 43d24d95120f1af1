// The base tree as resolving sees it: the places of its files, its folders, and the texts of the files that say how names are resolved.

export interface Tree {
  /** Every file, in the tree's order; a file's place here stands for it in the graph. */
  readonly paths: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
  /** Files of each folder, by place; the top is ''. Folders without a file of their own are not here. */
  readonly folders: ReadonlyMap<string, readonly number[]>
  /** package.json, tsconfig.json, go.mod, Cargo.toml and their like, by path. */
  readonly settings: ReadonlyMap<string, string>
}

export function treeOf(paths: readonly string[], settings: ReadonlyMap<string, string>): Tree {
  const placeOf = new Map<string, number>()
  const folders = new Map<string, number[]>()
  for (const [place, path] of paths.entries()) {
    placeOf.set(path, place)
    const folder = folderOf(path)
    const files = folders.get(folder)
    if (files === undefined) folders.set(folder, [place])
    else files.push(place)
  }
  return { paths, placeOf, folders, settings }
}

/** Files whose text says how imports are resolved. */
export const isSettings = (path: string): boolean =>
  /(?:^|\/)(?:package\.json|[^/]*[jt]sconfig[^/]*\.json|tsconfig\/[^/]+\.json|pnpm-workspace\.yaml|go\.mod|Cargo\.toml|pyproject\.toml|setup\.(?:py|cfg))$/.test(
    path,
  ) && !/(?:^|\/)node_modules\//.test(path)

/** 'a/b.ts' is in 'a', 'b.ts' in ''. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** 'a' and '../b' make 'b'; null where it leads out of the tree. A leading slash means nothing here. */
export function join(folder: string, way: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of way.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The folder itself, those above it, and the top: nearest first. */
export function foldersUp(folder: string): string[] {
  const up = [folder]
  for (let at = folder; at !== '';) up.push((at = folderOf(at)))
  return up
}

/** What a request leads to. */
export type Resolved =
  | { readonly kind: 'files'; readonly places: readonly number[] }
  /** Outside this repository: a package, the standard library. */
  | { readonly kind: 'external' }
  /** It should be in the tree, and is not: made by a build, or by rules that are not read here. */
  | { readonly kind: 'unresolved' }

/** @param from the asking file's path. */
export type Resolve = (from: string, request: string) => Resolved

export const external: Resolved = { kind: 'external' }
export const unresolved: Resolved = { kind: 'unresolved' }
export const filesAt = (places: readonly number[]): Resolved =>
  places.length === 0 ? unresolved : { kind: 'files', places }

/** Says no once all is spent. */
export type Allowance = (cost: number) => boolean

/**
 * For what a tree can make grow with the square of its size, as thousands of files that all declare and use one name: past this much no
 * more is followed, and what is not is counted as unresolved.
 */
export function createAllowance(most = 5_000_000): Allowance {
  let left = most
  return (cost) => (left -= cost) >= 0
}
