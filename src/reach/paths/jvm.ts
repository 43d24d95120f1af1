// Where a Java or Kotlin import lies in the tree: by the packages that the files say they are in, whatever folders they stand in.
import type { FileImports } from '../imports.ts'
import {
  createAllowance,
  external,
  filesAt,
  folderOf,
  nameOf,
  unresolved,
  type Allowance,
  type Resolve,
  type Resolved,
  type Tree,
} from '../tree.ts'

/** Of one package: files by the names that can be imported from it. */
type Package = Map<string, number[]>

export function jvmPaths(tree: Tree, texts: ReadonlyMap<number, FileImports>): Resolve {
  const packages = packagesOf(tree, texts)
  const known = new Map<string, Resolved>()
  const allowed = createAllowance()
  return (from, request) => {
    const whole = request.endsWith('.*') ? packages.get(keyOf(request.slice(0, -2), from)) : undefined
    if (whole !== undefined) return namedIn(whole, texts.get(tree.placeOf.get(from) ?? -1)?.uses ?? [], allowed)
    const found = known.get(request) ?? inPackages(packages, request)
    known.set(request, found)
    return found
  }
}

function packagesOf({ paths }: Tree, texts: ReadonlyMap<number, FileImports>): Map<string, Package> {
  const packages = new Map<string, Package>()
  for (const [place, { inPackage, declares }] of texts) {
    const path = paths[place] ?? ''
    if (inPackage === null || !/\.(?:java|kts?)$/.test(path)) continue
    const key = keyOf(inPackage, path)
    const own = packages.get(key) ?? new Map<string, number[]>()
    packages.set(key, own)
    for (const name of new Set([nameOf(path).replace(/\.\w+$/, ''), ...declares])) {
      const files = own.get(name)
      if (files === undefined) own.set(name, [place])
      else files.push(place)
    }
  }
  return packages
}

/** What says no package is of its folder's, where it has company: programs and scripts of other folders have as little to do with it. */
const keyOf = (inPackage: string, path: string): string => (inPackage === '' ? `/${folderOf(path)}` : inPackage)

/** Of a package that is imported whole, or is the file's own: the files of the names in use. Using none is no fault of the tree. */
function namedIn(own: Package, uses: readonly string[], allowed: Allowance): Resolved {
  const found = uses.map((name) => own.get(name) ?? []).filter((files) => files.length > 0)
  if (found.length === 0) return external
  const more = found.reduce((sum, files) => sum + files.length - 1, 0)
  return allowed(more) ? filesAt([...new Set(found.flat())]) : unresolved
}

/** a.b.C, a.b.C.Inner, a.b.C.member, a.b.C.*: the longest package that is here, and the name after it. */
function inPackages(packages: ReadonlyMap<string, Package>, request: string): Resolved {
  const parts = request.split('.')
  for (let length = parts.length - 1; length > 0; length--) {
    const own = packages.get(parts.slice(0, length).join('.'))
    const files = own?.get(parts[length] ?? '')
    if (files !== undefined) return filesAt(files)
    if (own !== undefined) return unresolved
  }
  return external
}
