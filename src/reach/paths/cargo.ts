// What the Cargo.toml files of a tree say: where each package's crates begin, and by which names other packages here go in it.
import { folderOf, foldersUp, join, nameOf, type Tree } from '../tree.ts'

export interface Package {
  /** The file that its library begins in. */
  readonly library: string
  /** As its own programs, tests and examples call that. */
  readonly name: string
  /** Files that crates begin in, beyond those that have their usual places. */
  readonly roots: readonly string[]
  /** The folder of another package here, by the name that its texts use. */
  readonly folderOf: (name: string) => string | undefined
}

interface Manifest {
  readonly entries: readonly Entry[]
  /** By path: what only has a version is not of this tree. */
  readonly own: ReadonlyMap<string, string>
  readonly forWorkspace: ReadonlyMap<string, string>
}

/** By folder. */
export function cargoPackages({ settings }: Tree): ReadonlyMap<string, Package> {
  const manifests = new Map<string, Manifest>()
  for (const [file, text] of settings)
    if (nameOf(file) === 'Cargo.toml') manifests.set(folderOf(file), manifestOf(folderOf(file), entriesOf(text)))
  return new Map([...manifests].map(([folder, manifest]) => [folder, packageOf(folder, manifest, manifests)]))
}

function packageOf(folder: string, { entries, own }: Manifest, manifests: ReadonlyMap<string, Manifest>): Package {
  const above = foldersUp(folder).flatMap((each) => manifests.get(each)?.forWorkspace ?? [])
  const said = (table: string, key: string): string | undefined =>
    entries.find((entry) => entry.table === table && entry.key === key)?.value
  const roots = entries.filter(({ table, key }) => isTarget.test(table) && (key === 'path' || key === 'build'))
  return {
    library: join(folder, said('lib', 'path') ?? 'src/lib.rs') ?? '',
    name: (said('lib', 'name') ?? said('package', 'name') ?? '').replaceAll('-', '_'),
    roots: roots.flatMap(({ value }) => join(folder, value) ?? []),
    // Asked one by one: a copy of what the workspace says for each of its packages would grow with the square of their number.
    folderOf: (name) => own.get(name) ?? above.find((packages) => packages.has(name))?.get(name),
  }
}

function manifestOf(folder: string, entries: readonly Entry[]): Manifest {
  const [own, forWorkspace] = [new Map<string, string>(), new Map<string, string>()]
  for (const { table, key, value } of entries) {
    const [, workspace, name] = dependency.exec(`${table}.${key}`) ?? []
    const path = name === undefined ? null : join(folder, value)
    if (name === undefined || path === null) continue
    own.set(name.replaceAll('-', '_'), path)
    if (workspace !== undefined) forWorkspace.set(name.replaceAll('-', '_'), path)
  }
  return { entries, own, forWorkspace }
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
