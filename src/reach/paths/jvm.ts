// Where a Java or Kotlin import lies in the tree: by the packages that the files say they are in, whatever folders they stand in.
import type { FileImports } from '../imports.ts'
import { external, filesAt, nameOf, unresolved, type Resolve, type Resolved, type Tree } from '../tree.ts'

/** Of one package: files by the names that can be imported from it. */
interface Package {
  readonly files: number[]
  readonly byName: Map<string, number[]>
}

export function jvmPaths(tree: Tree, texts: ReadonlyMap<number, FileImports>): Resolve {
  const packages = packagesOf(tree, texts)
  const known = new Map<string, Resolved>()
  return (_from, request) => {
    const before = known.get(request)
    if (before !== undefined) return before
    const found = inPackages(packages, request)
    known.set(request, found)
    return found
  }
}

function packagesOf({ paths }: Tree, texts: ReadonlyMap<number, FileImports>): Map<string, Package> {
  const packages = new Map<string, Package>()
  for (const [place, { inPackage, declares }] of texts) {
    const path = paths[place] ?? ''
    if (inPackage === null || !/\.(?:java|kts?)$/.test(path)) continue
    const own = packages.get(inPackage) ?? { files: [], byName: new Map<string, number[]>() }
    packages.set(inPackage, own)
    own.files.push(place)
    for (const name of new Set([nameOf(path).replace(/\.\w+$/, ''), ...declares]))
      own.byName.set(name, [...(own.byName.get(name) ?? []), place])
  }
  return packages
}

/** a.b.C, a.b.*, a.b.C.Inner, a.b.C.member: the longest package that is here, and the name after it. */
function inPackages(packages: ReadonlyMap<string, Package>, request: string): Resolved {
  const parts = request.split('.')
  for (let length = parts.length - 1; length >= 0; length--) {
    const own = packages.get(parts.slice(0, length).join('.'))
    if (own === undefined) continue
    const name = parts[length] ?? ''
    if (name === '*') return filesAt(own.files)
    const files = own.byName.get(name)
    if (files !== undefined) return filesAt(files)
    return length === 0 ? external : unresolved
  }
  return external
}
