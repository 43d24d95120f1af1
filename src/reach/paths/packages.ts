// The packages that this repository itself holds: found by name where a workspace lists them or a manifest refers to their folder,
// and entered through their package.json's exports. A build's output is not in a tree, so that its source is guessed.
import { compilePatterns, patternProblem } from '../../model/patterns.ts'
import { asSettings, parseSettings, stringsIn } from '../json.ts'
import { folderOf, foldersUp, join, nameOf, type Tree } from '../tree.ts'
import { sourcesOf, type FindSource } from './javascript-files.ts'

type Manifest = Readonly<Record<string, unknown>>

interface Package {
  readonly folder: string
  readonly manifest: Manifest
}

export interface Packages {
  /** Files that a package here is entered by; none where it has no such way in. null: no package here is called so. */
  named(folder: string, request: string): readonly number[] | null
  /** The file that a path means, or the source of what a build would put there. @param path null: out of the tree. */
  at(path: string | null): readonly number[]
  /** `#internal`, by the `imports` of the package that the folder is in. */
  imported(folder: string, request: string): readonly number[]
}

export function packagesOf(tree: Tree, find: FindSource): Packages {
  const all = readPackages(tree)
  const byName = members(tree, all)
  const around = (folder: string): Package | undefined => foldersUp(folder).flatMap((each) => all.get(each) ?? [])[0]
  return {
    named(folder, request) {
      const [, name, way = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/s.exec(request) ?? []
      const own = around(folder)
      const found = own?.manifest['name'] === name ? own : nearest(byName.get(name ?? '') ?? [], folder)
      return found === undefined ? null : entered(find, found, way)
    },
    at(path) {
      if (path === null) return []
      const there = find(path)
      return there === null ? thereOrMade(find, around(folderOf(path))?.folder ?? '', [path]) : [there]
    },
    imported(folder, request) {
      const own = around(folder)
      return own === undefined
        ? []
        : thereOrMade(find, own.folder, inFolder(own.folder, targetsOf(own.manifest['imports'], request)))
    },
  }
}

function readPackages({ settings }: Tree): Map<string, Package> {
  const found = new Map<string, Package>()
  for (const [path, text] of settings) {
    const manifest = nameOf(path) === 'package.json' ? parseSettings(text) : null
    if (manifest !== null) found.set(folderOf(path), { folder: folderOf(path), manifest })
  }
  return found
}

/** Those that a workspace lists, and those that another one depends on by their folder. */
function members(tree: Tree, all: ReadonlyMap<string, Package>): Map<string, Package[]> {
  const folders = new Set([...all.values()].flatMap((each) => referred(each)))
  for (const [root, listed] of workspaces(tree, all)) {
    const matches = compilePatterns(listed.filter((pattern) => patternProblem(pattern) === null))
    for (const folder of all.keys()) {
      const inner = root === '' ? folder : folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : ''
      if (folder === root || (inner !== '' && matches(inner))) folders.add(folder)
    }
  }
  const byName = new Map<string, Package[]>()
  for (const folder of folders) {
    const found = all.get(folder)
    const name = found?.manifest['name']
    if (found !== undefined && typeof name === 'string') byName.set(name, [...(byName.get(name) ?? []), found])
  }
  return byName
}

/** file:../a, link:../a, portal:../a */
function referred({ folder, manifest }: Package): string[] {
  const dependencies = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  const written = dependencies.flatMap((kind) => Object.values(asSettings(manifest[kind]) ?? {}))
  return written.flatMap((value) => {
    const way = /^(?:file|link|portal):(.+)$/s.exec(String(value))?.[1]
    return way === undefined ? [] : (join(folder, way) ?? [])
  })
}

/** Folder and patterns of each workspace. */
function workspaces({ settings }: Tree, all: ReadonlyMap<string, Package>): [string, string[]][] {
  const byManifest = [...all.values()].flatMap(({ folder, manifest }): [string, string[]][] => {
    const listed = manifest['workspaces']
    const patterns = stringsIn(asSettings(listed)?.['packages'] ?? listed)
    return patterns.length === 0 ? [] : [[folder, patterns.map(anchored)]]
  })
  const byPnpm = [...settings].flatMap(([path, text]): [string, string[]][] =>
    nameOf(path) === 'pnpm-workspace.yaml' ? [[folderOf(path), listedByPnpm(text).map(anchored)]] : [],
  )
  return [...byManifest, ...byPnpm]
}

/** packages:\n  - 'packages/*'\n  - "!**\/test" */
function listedByPnpm(text: string): string[] {
  const listed: string[] = []
  let inside = false
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#') && !line.startsWith('-')) inside = line.startsWith('packages:')
    const [, pattern] = /^\s*-\s*['"]?([^'"#\s]+)/.exec(line) ?? []
    if (inside && pattern !== undefined) listed.push(pattern)
  }
  return listed
}

/** From the workspace's folder, and that folder alone, not what lies below it. */
const anchored = (pattern: string): string => {
  const [, not = '', way = ''] = /^(!?)(?:\.?\/)*(.*?)\/*$/s.exec(pattern) ?? []
  return `${not}/${way}`
}

/** The one that shares the most folders with whoever asks; of those alike the first. */
function nearest(found: readonly Package[], folder: string): Package | undefined {
  const shared = ({ folder: other }: Package): number => {
    const [ours, theirs] = [folder.split('/'), other.split('/')]
    const differs = ours.findIndex((part, at) => part !== theirs[at])
    return differs === -1 ? ours.length : differs
  }
  return found.toSorted((a, b) => shared(b) - shared(a) || (a.folder < b.folder ? -1 : 1))[0]
}

/** @param way after the package's name; '' for the package itself. */
function entered(find: FindSource, { folder, manifest }: Package, way: string): readonly number[] {
  const exported = thereOrMade(
    find,
    folder,
    inFolder(folder, targetsOf(manifest['exports'], way === '' ? '.' : `./${way}`)),
  )
  if (exported.length > 0) return exported
  const mains = way === '' ? ['source', 'svelte', 'types', 'typings', 'module', 'main', 'browser'] : []
  const named = mains.flatMap((key) => stringsIn(manifest[key]))
  const usual = way === '' ? ['src/index', 'index', 'src/main', 'lib/index'] : [way, `src/${way}`, `lib/${way}`]
  return thereOrMade(find, folder, inFolder(folder, [...named, ...usual])).slice(0, 1)
}

const inFolder = (folder: string, ways: readonly string[]): string[] => ways.flatMap((way) => join(folder, way) ?? [])

/** Those of the paths that the tree has; where it has none, the source of the first whose source can be guessed. */
function thereOrMade(find: FindSource, folder: string, paths: readonly string[]): readonly number[] {
  const there = paths.flatMap((path) => find(path) ?? [])
  if (there.length > 0) return [...new Set(there)]
  return paths
    .flatMap((path) => sourcesOf(path, folder))
    .flatMap((path) => find(path) ?? [])
    .slice(0, 1)
}

/** All that exports or imports say of a key, in their order: conditions depend on who asks, and any of them may be taken. */
function targetsOf(said: unknown, key: string): string[] {
  const table = asSettings(said)
  const keyed = table !== null && Object.keys(table).some((each) => /^[.#]/.test(each))
  if (!keyed) return key === '.' ? stringsDeep(said) : []
  const exact = table[key]
  if (exact !== undefined) return stringsDeep(exact)
  return Object.entries(table).flatMap(([pattern, targets]) => {
    const [before = '', after, more] = pattern.split('*')
    if (after === undefined || more !== undefined || key.length < before.length + after.length) return []
    if (!key.startsWith(before) || !key.endsWith(after)) return []
    const star = key.slice(before.length, key.length - after.length)
    return stringsDeep(targets).map((target) => target.replaceAll('*', () => star))
  })
}

/** Nested conditions, but not endlessly. */
function stringsDeep(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (depth > 8 || typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((each) => stringsDeep(each, depth + 1))
}
