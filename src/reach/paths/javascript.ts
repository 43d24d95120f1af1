// Where a JavaScript or TypeScript request leads in the tree: relative paths, tsconfig paths, package.json imports, and the packages of
// the workspace. What is installed is outside.
import { external, filesAt, folderOf, join, unresolved, type Resolve, type Resolved, type Tree } from '../tree.ts'
import { aliasesOf, type Aliases } from './aliases.ts'
import { sourceFinder, type FindSource } from './javascript-files.ts'
import { packagesOf, type Packages } from './packages.ts'

export function javascriptPaths(tree: Tree): Resolve {
  const find = sourceFinder(tree)
  const packages = packagesOf(tree, find)
  const aliases = aliasesOf(tree)
  const known = new Map<string, Map<string, Resolved>>()
  return (from, request) => {
    const folder = folderOf(from)
    const ofFolder = known.get(folder) ?? new Map<string, Resolved>()
    known.set(folder, ofFolder)
    const before = ofFolder.get(request)
    if (before !== undefined) return before
    const found = resolve({ find, packages, aliases }, folder, request)
    ofFolder.set(request, found)
    return found
  }
}

interface Means {
  readonly find: FindSource
  readonly packages: Packages
  readonly aliases: Aliases
}

function resolve({ find, packages, aliases }: Means, folder: string, request: string): Resolved {
  if (isRelative(request)) return filesAt(packages.at(join(folder, request)))
  if (request.startsWith('#')) {
    const inner = packages.imported(folder, request)
    if (inner.length > 0) return filesAt(inner)
  }
  const aliased = aliases(folder, request).flatMap((path) => find(path) ?? [])
  const packaged = packages.named(folder, request)
  // A type checker goes by the one, a program that runs by the other: who imports both ways depends on both files.
  const places = [...new Set([...aliased.slice(0, 1), ...(packaged ?? [])])]
  if (places.length > 0 || packaged !== null) return filesAt(places)
  return looksInner.test(request) ? unresolved : external
}

/** Forms that no installed package's name has: an alias of a bundler's, which is not read here. */
const looksInner = /^(?:[@~]\/|[~#/])/

const isRelative = (request: string): boolean => /^\.\.?(?:\/|$)/.test(request)
