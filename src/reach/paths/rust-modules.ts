// The modules of a tree's Rust crates: each begins in a file, and `mod` leads from there to the others.
import type { FileImports } from '../imports.ts'
import { longest } from '../texts/rust-use.ts'
import { createAllowance, folderOf, foldersUp, join, nameOf, type Allowance, type Tree } from '../tree.ts'
import { cargoPackages, type Package } from './cargo.ts'

export interface Crate {
  /** Of its package; the top where there is none. */
  readonly folder: string
  readonly package: Package | undefined
  /** Files by module: '' is the crate itself, 'a::b' a module; one that stands within a file is that file. */
  readonly modules: Map<string, number>
}

export interface Module {
  readonly crate: Crate
  readonly way: string
}

export interface Crates {
  /** A file may be in several: in a library, and in a program that does not use it. */
  readonly modulesOf: ReadonlyMap<number, readonly Module[]>
  /** Libraries by the folder of their package. */
  readonly libraries: ReadonlyMap<string, Crate>
}

export function cratesOf(tree: Tree, texts: ReadonlyMap<number, FileImports>): Crates {
  const packages = cargoPackages(tree)
  const modulesOf = new Map<number, Module[]>()
  const libraries = new Map<string, Crate>()
  const allowed = createAllowance(mostModules)
  for (const { place, folder } of rootsIn(tree, texts, packages)) {
    const crate: Crate = { folder, package: packages.get(folder), modules: new Map() }
    if (crate.package?.library === tree.paths[place]) libraries.set(folder, crate)
    for (const [file, way] of walk(tree, texts, place, crate, allowed)) {
      const modules = modulesOf.get(file) ?? []
      modulesOf.set(file, modules)
      if (modules.length < mostCrates) modules.push({ crate, way })
    }
  }
  return { modulesOf, libraries }
}

/** What hundreds of tests share means the same in each. */
const mostCrates = 50
/** Of all crates together: each of thousands of tests may have thousands of modules, and all of them the same. */
const mostModules = 200_000

/** Where cargo looks for crates by itself. */
const usual =
  /^(?:src\/(?:lib|main)|src\/bin\/[^/]+(?:\/main)?|(?:tests|examples|benches)\/[^/]+(?:\/main)?|build)\.rs$/

function rootsIn(tree: Tree, texts: ReadonlyMap<number, FileImports>, packages: ReadonlyMap<string, Package>) {
  const said = new Set([...packages.values()].flatMap(({ library, roots }) => [library, ...roots]))
  return [...texts.keys()].flatMap((place): { place: number; folder: string }[] => {
    const path = tree.paths[place] ?? ''
    if (!path.endsWith('.rs')) return []
    const folder = foldersUp(folderOf(path)).find((each) => packages.has(each)) ?? ''
    const below = folder === '' ? path : path.slice(folder.length + 1)
    return said.has(path) || usual.test(below) ? [{ place, folder }] : []
  })
}

/** Each file once: a path attribute may name a file that is above it. One that leads from file to file makes no endless ways. */
function walk(
  tree: Tree,
  texts: ReadonlyMap<number, FileImports>,
  root: number,
  { modules }: Crate,
  allowed: Allowance,
): ReadonlyMap<number, string> {
  const ways = new Map([[root, '']])
  modules.set('', root)
  for (const [place, way] of ways) {
    if (way.length > longest) continue
    for (const request of texts.get(place)?.requests ?? []) {
      const [, names] = declaration.exec(request) ?? []
      if (names === undefined) continue
      if (!allowed(1)) return ways
      const file = declaredFile(tree, place, request, way === '')
      if (file === undefined) continue
      const parts = names
        .split('/')
        .map((_, index, all) => [way, ...all.slice(0, index + 1)].filter(Boolean).join('::'))
      for (const inline of parts.slice(0, -1)) addTo(modules, inline, place)
      const module = parts.at(-1) ?? ''
      addTo(modules, module, file)
      addTo(ways, file, module)
    }
  }
  return ways
}

/** 'mod a', 'mod in/a', 'mod a=b.rs' */
const declaration = /^mod ([^=]+)(?:=(.*))?$/

/** @param isRoot a crate's own file, whatever its name is, has its modules beside it. */
export function declaredFile(tree: Tree, place: number, request: string, isRoot: boolean): number | undefined {
  const [, names = '', file] = declaration.exec(request) ?? []
  const path = tree.paths[place] ?? ''
  const within = names.split('/').slice(0, -1)
  const own = isRoot || nameOf(path) === 'mod.rs' ? folderOf(path) : path.replace(/\.rs$/, '')
  const folder = [own, ...within].join('/')
  const ways =
    file === undefined
      ? [join(own, `${names}.rs`), join(own, `${names}/mod.rs`)]
      : [join(within.length === 0 ? folderOf(path) : folder, file)]
  return ways.flatMap((way) => tree.placeOf.get(way ?? '') ?? [])[0]
}

function addTo<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}
