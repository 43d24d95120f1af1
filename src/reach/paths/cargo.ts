// What the Cargo.toml files of a tree say: where each package's crates begin, and by which names other packages here go in it.
import { folderOf, foldersUp, join, nameOf, type Tree } from '../tree.ts'

export interface Package {
  /** The file that its library begins in. */
  readonly library: string
  /** As its own programs, tests and examples call that. */
  readonly name: string
  /** Files that crates begin in, beyond those that have their usual places. */
  readonly roots: readonly string[]
  /** Folders of other packages here, by the name that its texts use. */
  readonly uses: ReadonlyMap<string, string>
}

/** By folder. */
export function cargoPackages({ settings }: Tree): ReadonlyMap<string, Package> {
  const manifests = new Map<string, readonly Entry[]>()
  for (const [file, text] of settings) if (nameOf(file) === 'Cargo.toml') manifests.set(folderOf(file), entriesOf(text))
  return new Map([...manifests].map(([folder, entries]) => [folder, packageOf(folder, entries, manifests)]))
}

function packageOf(
  folder: string,
  entries: readonly Entry[],
  manifests: ReadonlyMap<string, readonly Entry[]>,
): Package {
  const said = (table: string, key: string): string | undefined =>
    entries.find((entry) => entry.table === table && entry.key === key)?.value
  const roots = entries.filter(({ table, key }) => isTarget.test(table) && (key === 'path' || key === 'build'))
  return {
    library: join(folder, said('lib', 'path') ?? 'src/lib.rs') ?? '',
    name: (said('lib', 'name') ?? said('package', 'name') ?? '').replaceAll('-', '_'),
    roots: roots.flatMap(({ value }) => join(folder, value) ?? []),
    uses: new Map(
      foldersUp(folder)
        .toReversed()
        .flatMap((above) => packagesIn(above, manifests.get(above) ?? [], above === folder)),
    ),
  }
}

/** By path: what only has a version is not of this tree. Of a manifest above, what it has for the whole workspace. */
function packagesIn(folder: string, entries: readonly Entry[], isOwn: boolean): [string, string][] {
  return entries.flatMap(({ table, key, value }): [string, string][] => {
    const [, workspace, name] = dependency.exec(`${table}.${key}`) ?? []
    const path = name === undefined || (!isOwn && workspace === undefined) ? null : join(folder, value)
    return path === null || name === undefined ? [] : [[name.replaceAll('-', '_'), path]]
  })
}

const isTarget = /^(?:package|lib|bin|test|bench|example)$/
const dependency = /^(workspace\.)?(?:target\..+\.)?(?:dev-|build-)?dependencies\.([\w-]+)\.path$/

interface Entry {
  /** 'dependencies.a' and key 'path', whichever of TOML's three ways it is written. */
  readonly table: string
  readonly key: string
  readonly value: string
}

/** Strings alone, each in its line: names and paths are such. */
function entriesOf(text: string): Entry[] {
  let table = ''
  return text.split('\n').flatMap((line): Entry[] => {
    const [, header] = /^\s*\[\[?\s*([^\]]{1,200}?)\s*\]/.exec(line) ?? []
    if (header !== undefined) table = header.replaceAll(/["']/g, '')
    const [, key = '', rest = ''] =
      /^\s*([\w."'-]{1,200})\s*=\s*(.{0,2000})/.exec(header === undefined ? line : '') ?? []
    const names = key.replaceAll(/["']/g, '').split('.')
    const [, plain] = /^["']([^"']*)["']/.exec(rest) ?? []
    if (plain !== undefined) return [entryOf([table, ...names], plain)]
    const inner = rest.startsWith('{') ? [...rest.matchAll(/(?<![\w-])([\w-]+)\s*=\s*["']([^"']*)["']/g)] : []
    return inner.map(([, name = '', value = '']) => entryOf([table, ...names, name], value))
  })
}

const entryOf = (names: readonly string[], value: string): Entry => ({
  table: names.slice(0, -1).join('.'),
  key: names.at(-1) ?? '',
  value,
})
