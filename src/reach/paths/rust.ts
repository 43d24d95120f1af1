// Where a Rust request leads in the tree: to the file of the last module that its path goes through, and, where that module takes the next
// name from elsewhere (`pub use`), there as well.
import type { FileImports } from '../imports.ts'
import { external, filesAt, folderOf, join, unresolved, type Resolve, type Resolved, type Tree } from '../tree.ts'
import { cratesOf, declaredFile, type Crate, type Crates, type Module } from './rust-modules.ts'

export function rustPaths(tree: Tree, texts: ReadonlyMap<number, FileImports>): Resolve {
  const crates = cratesOf(tree, texts)
  const names = namesOf(texts)
  return (from, request) => {
    const place = tree.placeOf.get(from) ?? -1
    const modules = crates.modulesOf.get(place) ?? []
    const [, kind, way = ''] = /^(?:(mod|file|use) )?(.*?)(?: as \w+)?$/.exec(request) ?? []
    if (kind === 'file') return fileAt(tree.placeOf.get(join(folderOf(from), way) ?? ''))
    if (kind === 'mod')
      return filesAt([
        ...new Set(modules.flatMap((module) => declaredFile(tree, place, request, module.way === '') ?? [])),
      ])
    const places = new Set(modules.flatMap((module) => [...placesOf({ crates, names }, module, way.split('::'))]))
    if (places.size > 0) return filesAt([...places])
    return /^(?:crate|self|super)(?:::|$)/.test(way) ? unresolved : external
  }
}

const fileAt = (place: number | undefined): Resolved => filesAt(place === undefined ? [] : [place])

interface Known {
  readonly crates: Crates
  readonly names: NamesOf
}

/** @param turns how many names may still be taken from elsewhere: such names may go in circles. */
function placesOf(known: Known, module: Module, parts: readonly string[], turns = 8): readonly number[] {
  const [first = '', ...rest] = parts
  if (first === 'crate') return downwards(known, { ...module, way: '' }, rest, turns)
  if (first === 'self') return downwards(known, module, rest, turns)
  if (first === 'super') return placesOf(known, above(module), rest[0] === 'super' ? rest : ['self', ...rest], turns)
  if (module.crate.modules.has(child(module.way, first))) return downwards(known, module, parts, turns)
  const meant = known.names(module.crate.modules.get(module.way) ?? -1).get(first)
  if (meant !== undefined && meant !== first && turns > 0)
    return placesOf(known, module, [...meant.split('::'), ...rest], turns - 1)
  const library = libraryOf(known.crates, module.crate, first === '' ? rest[0] : first)
  return library === undefined
    ? []
    : downwards(known, { crate: library, way: '' }, first === '' ? rest.slice(1) : rest, turns)
}

/** As far as there are modules; then to where the last one has the next name from. */
function downwards(known: Known, { crate, way }: Module, parts: readonly string[], turns: number): readonly number[] {
  let [at, used] = [way, 0]
  for (const part of parts) {
    if (!crate.modules.has(child(at, part))) break
    at = child(at, part)
    used += 1
  }
  const place = crate.modules.get(at)
  const [next, ...rest] = parts.slice(used)
  if (place === undefined) return []
  const meant = next === undefined ? undefined : known.names(place).get(next)
  if (meant === undefined || turns === 0) return [place]
  return [place, ...placesOf(known, { crate, way: at }, [...meant.split('::'), ...rest], turns - 1)]
}

const child = (way: string, name: string): string => (way === '' ? name : `${way}::${name}`)

const above = ({ crate, way }: Module): Module => ({ crate, way: way.slice(0, Math.max(0, way.lastIndexOf('::'))) })

function libraryOf(
  { libraries }: Crates,
  { folder, package: own }: Crate,
  name: string | undefined,
): Crate | undefined {
  return libraries.get(name === own?.name ? folder : (own?.folderOf(name ?? '') ?? ' '))
}

/** What a file calls things, by `use`: B is crate::a::B. */
type NamesOf = (place: number) => ReadonlyMap<string, string>

function namesOf(texts: ReadonlyMap<number, FileImports>): NamesOf {
  const known = new Map<number, ReadonlyMap<string, string>>()
  return (place) => {
    const names = known.get(place) ?? new Map((texts.get(place)?.requests ?? []).flatMap(nameBy))
    known.set(place, names)
    return names
  }
}

function nameBy(request: string): [string, string][] {
  const [, way = '', as] = /^use (.*?)(?: as (\w+))?$/.exec(request) ?? []
  const name = as ?? way.slice(way.lastIndexOf(':') + 1)
  return name === '' || name === '*' || name === '_' ? [] : [[name, way]]
}
