// Where a Python module lies in the tree. Roots are the folders that an installed or a started program may be found from: the top, src,
// each project's folder and its src, and, for what lies below it, the folder that a package or a script stands in.
import {
  external,
  filesAt,
  folderOf,
  foldersUp,
  nameOf,
  unresolved,
  type Resolve,
  type Resolved,
  type Tree,
} from '../tree.ts'

export function pythonPaths(tree: Tree): Resolve {
  const rootsOf = rootFinder(tree)
  return (from, request) => {
    const [module = '', name] = request.split(':')
    const [, dots = '', way = ''] = /^(\.*)(.*)$/s.exec(module) ?? []
    const folder = folderOf(from)
    if (dots === '') return absolute(tree, rootsOf(folder, way.split('.')[0] ?? ''), way, name)
    const base = foldersUp(folder)[dots.length - 1]
    return base === undefined ? unresolved : inRoot(tree, base, way, name)
  }
}

function absolute(tree: Tree, roots: readonly string[], way: string, name: string | undefined): Resolved {
  if (roots.length === 0) return external
  for (const root of roots) {
    const found = inRoot(tree, root, way, name)
    if (found.kind === 'files') return found
  }
  return unresolved
}

/** `from a import b` means the module a.b where there is one, else a. */
function inRoot(tree: Tree, root: string, way: string, name: string | undefined): Resolved {
  const path = [root, way.replaceAll('.', '/')].filter((part) => part !== '').join('/')
  const inner = name === undefined || name === '*' ? null : moduleAt(tree, path === '' ? name : `${path}/${name}`)
  const place = inner ?? moduleAt(tree, path)
  return place === null ? unresolved : filesAt([place])
}

function moduleAt({ placeOf }: Tree, path: string): number | null {
  const prefix = path === '' ? '' : `${path}/`
  for (const file of [`${path}.py`, `${prefix}__init__.py`, `${path}.pyi`, `${prefix}__init__.pyi`]) {
    const place = placeOf.get(file)
    if (place !== undefined) return place
  }
  return null
}

/** The roots that have something called so, best first: nearest above the asking folder, then the other projects in order. */
type RootsOf = (folder: string, name: string) => readonly string[]

function rootFinder(tree: Tree): RootsOf {
  const names = namesInFolders(tree)
  const projects = projectRoots(tree).filter((root) => names.has(root))
  const tops = new Map<string, readonly string[]>()
  const above = (folder: string): readonly string[] => {
    const known = tops.get(folder) ?? foldersUp(folder).filter((each) => isTop(tree, each))
    tops.set(folder, known)
    return known
  }
  const known = new Map<string, readonly string[]>()
  return (folder, name) => {
    const key = `${folder}:${name}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = [...new Set([...above(folder), ...projects])].filter((root) => names.get(root)?.has(name) === true)
    known.set(key, found)
    return found
  }
}

/** A folder that is no package itself: what stands in it is found by its bare name. */
const isTop = ({ placeOf }: Tree, folder: string): boolean =>
  !placeOf.has(folder === '' ? '__init__.py' : `${folder}/__init__.py`)

function projectRoots({ settings }: Tree): string[] {
  const projects = [...settings.keys()]
    .filter((path) => /^(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(nameOf(path)))
    .map(folderOf)
  return ['', ...projects].flatMap((folder) => [
    folder,
    ...['src', 'lib', 'python'].map((name) => (folder === '' ? name : `${folder}/${name}`)),
  ])
}

/** Of each folder the modules and packages that Python files make it have. */
function namesInFolders({ paths }: Tree): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  const seen = new Set<string>()
  const add = (folder: string, name: string): void => {
    const there = names.get(folder) ?? new Set()
    names.set(folder, there.add(name))
  }
  for (const path of paths) {
    if (!/\.pyi?$/.test(path)) continue
    add(folderOf(path), nameOf(path).replace(/\.pyi?$/, ''))
    for (let folder = folderOf(path); folder !== '' && !seen.has(folder); folder = folderOf(folder)) {
      seen.add(folder)
      add(folderOf(folder), nameOf(folder))
    }
  }
  return names
}
