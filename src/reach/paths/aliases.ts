// The `paths` and `baseUrl` of tsconfig.json and jsconfig.json, with what they extend and refer to, as far as that is in the tree.
import { asSettings, parseSettings, stringsIn } from '../json.ts'
import { folderOf, foldersUp, join, nameOf, type Tree } from '../tree.ts'

/** The paths that a request may stand for in a folder, nearest settings first. */
export type Aliases = (folder: string, request: string) => readonly string[]

interface Alias {
  /** What stands before and after the star; after is null where there is no star. */
  readonly before: string
  readonly after: string | null
  /** From the tree's top, with the star. */
  readonly targets: readonly string[]
}

export function aliasesOf(tree: Tree): Aliases {
  const inFolders = configurations(tree)
  if (inFolders.size === 0) return () => []
  const above = new Map<string, readonly Alias[]>()
  const allFor = (folder: string): readonly Alias[] => {
    const known = above.get(folder) ?? foldersUp(folder).flatMap((each) => inFolders.get(each) ?? [])
    above.set(folder, known)
    return known
  }
  return (folder, request) => allFor(folder).flatMap((alias) => applied(alias, request))
}

function applied({ before, after, targets }: Alias, request: string): string[] {
  if (after === null) return request === before ? [...targets] : []
  if (request.length < before.length + after.length) return []
  if (!request.startsWith(before) || !request.endsWith(after)) return []
  const star = request.slice(before.length, request.length - after.length)
  return targets.flatMap(
    (target) =>
      join(
        '',
        target.replace('*', () => star),
      ) ?? [],
  )
}

/** Of each folder that has any, the more particular aliases first, as TypeScript takes them. */
function configurations(tree: Tree): Map<string, readonly Alias[]> {
  const found = new Map<string, Alias[]>()
  for (const path of tree.settings.keys()) {
    if (!/^[jt]sconfig[^/]*\.json$/.test(nameOf(path))) continue
    const aliases = [path, ...referred(tree, path)].flatMap((each) => aliasesIn(tree, each, new Set()))
    if (aliases.length > 0) found.set(folderOf(path), [...(found.get(folderOf(path)) ?? []), ...aliases])
  }
  return new Map(
    [...found].map(([folder, aliases]) => [folder, aliases.toSorted((a, b) => b.before.length - a.before.length)]),
  )
}

/** Projects that settings without files of their own refer to; they may speak of any folder. */
function referred(tree: Tree, path: string): string[] {
  const references = parseSettings(tree.settings.get(path) ?? '')?.['references']
  const ways = (Array.isArray(references) ? references : []).flatMap((each) => stringsIn(asSettings(each)?.['path']))
  return ways.map((way) => extended(tree, path, way)).filter((each) => each !== '')
}

/** Its own, else those of what it extends. @param seen against circles. */
function aliasesIn(tree: Tree, path: string, seen: Set<string>): Alias[] {
  if (seen.has(path)) return []
  seen.add(path)
  const settings = parseSettings(tree.settings.get(path) ?? '')
  const options = asSettings(settings?.['compilerOptions'])
  const own = ownAliases(folderOf(path), options?.['paths'], options?.['baseUrl'])
  if (own.length > 0) return own
  return stringsIn(settings?.['extends']).flatMap((name) => aliasesIn(tree, extended(tree, path, name), seen))
}

function extended({ settings }: Tree, path: string, name: string): string {
  const way = join(folderOf(path), name) ?? ''
  return [way, `${way}.json`, `${way}/tsconfig.json`].find((each) => settings.has(each)) ?? ''
}

function ownAliases(folder: string, paths: unknown, baseUrl: unknown): Alias[] {
  const base = typeof baseUrl === 'string' ? join(folder, baseUrl) : folder
  if (base === null) return []
  const written = Object.entries(asSettings(paths) ?? {}).map(([pattern, targets]) => aliasOf(base, pattern, targets))
  return typeof baseUrl === 'string' ? [...written, { before: '', after: '', targets: [`${base}/*`] }] : written
}

function aliasOf(base: string, pattern: string, targets: unknown): Alias {
  const star = pattern.indexOf('*')
  return {
    before: star === -1 ? pattern : pattern.slice(0, star),
    after: star === -1 ? null : pattern.slice(star + 1),
    targets: stringsIn(targets).flatMap((target) => join(base, target) ?? []),
  }
}
