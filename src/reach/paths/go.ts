// Where a Go import path lies in the tree: below the go.mod whose module path it begins with. A package is all files of its folder.
import { external, filesAt, folderOf, nameOf, unresolved, type Resolve, type Resolved, type Tree } from '../tree.ts'

export function goPaths(tree: Tree): Resolve {
  const modules = modulesOf(tree)
  const known = new Map<string, Resolved>()
  return (_from, request) => {
    const before = known.get(request)
    if (before !== undefined) return before
    const found = inModules(tree, modules, request)
    known.set(request, found)
    return found
  }
}

interface Module {
  readonly path: string
  readonly folder: string
}

/** The longest paths first: a module may lie within another. */
function modulesOf({ settings }: Tree): Module[] {
  const found = [...settings].flatMap(([file, text]): Module[] => {
    const [, path] = nameOf(file) === 'go.mod' ? (/^[ \t]*module[ \t]+"?([^\s"]+)/m.exec(text) ?? []) : []
    return path === undefined ? [] : [{ path, folder: folderOf(file) }]
  })
  return found.sort((a, b) => b.path.length - a.path.length)
}

function inModules(tree: Tree, modules: readonly Module[], request: string): Resolved {
  const module = modules.find(({ path }) => request === path || request.startsWith(`${path}/`))
  if (module === undefined) return external
  const folder = [module.folder, request.slice(module.path.length + 1)].filter((part) => part !== '').join('/')
  const files = (tree.folders.get(folder) ?? []).filter((place) => isPackaged(tree.paths[place] ?? ''))
  return files.length === 0 ? unresolved : filesAt(files)
}

const isPackaged = (path: string): boolean => path.endsWith('.go') && !path.endsWith('_test.go')
