// Which file a path without (or with another) ending means: TypeScript's rules, and the bundlers' where it has none.
import { asSettings, parseSettings } from '../json.ts'
import { join, type Tree } from '../tree.ts'

/** @param path from the tree's top. null: no file is meant. */
export type FindSource = (path: string) => number | null

const endings = '.ts .tsx .d.ts .mts .cts .js .jsx .mjs .cjs .json .vue .svelte .astro .d.mts .d.cts .node .css'.split(
  ' ',
)
/** What a written ending may stand for: TypeScript imports a.ts as './a.js'. */
const written: ReadonlyMap<string, readonly string[]> = new Map([
  ['js', ['.ts', '.tsx', '.d.ts', '.jsx']],
  ['jsx', ['.tsx', '.d.ts']],
  ['mjs', ['.mts', '.d.mts']],
  ['cjs', ['.cts', '.d.cts']],
])

export function sourceFinder(tree: Tree): FindSource {
  const known = new Map<string, number | null>()
  return (path) => {
    const before = known.get(path)
    if (before !== undefined) return before
    const found = findSource(tree, path) ?? findSource(tree, path.replace(/[?#].*$/s, ''))
    known.set(path, found)
    return found
  }
}

function findSource(tree: Tree, path: string): number | null {
  return tree.placeOf.get(path) ?? withOtherEnding(tree, path) ?? withEnding(tree, path) ?? ofFolder(tree, path)
}

function withOtherEnding({ placeOf }: Tree, path: string): number | null {
  const dot = path.lastIndexOf('.')
  const others = written.get(path.slice(dot + 1))
  return others === undefined ? null : firstOf(placeOf, path.slice(0, dot), others)
}

const withEnding = ({ placeOf }: Tree, path: string): number | null => firstOf(placeOf, path, endings)

function firstOf(placeOf: Tree['placeOf'], path: string, tails: readonly string[]): number | null {
  for (const tail of tails) {
    const place = placeOf.get(path + tail)
    if (place !== undefined) return place
  }
  return null
}

/** What its package.json calls main, else its index. */
function ofFolder(tree: Tree, folder: string): number | null {
  const prefix = folder === '' ? '' : `${folder}/`
  const main = asSettings(parseSettings(tree.settings.get(`${prefix}package.json`) ?? ''))?.['main']
  const path = typeof main === 'string' ? join(folder, main) : null
  if (path !== null && path !== folder) {
    const place = tree.placeOf.get(path) ?? withOtherEnding(tree, path) ?? withEnding(tree, path)
    if (place !== null) return place
  }
  return withEnding(tree, `${prefix}index`)
}

/** Where a file that a build makes has its source: dist/esm/a.js is of src/a.ts. All guesses, the likeliest first. */
export function sourcesOf(path: string, top: string): string[] {
  const inner = path.slice(top === '' ? 0 : top.length + 1)
  const bare = inner.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '')
  const rest = bare.replace(/^(?:dist|lib|build|out|es|esm|cjs|types|_esm|_cjs|_types)\//, '')
  if (rest === bare) return [path, join(top, bare) ?? path]
  const deeper = rest.replace(/^(?:esm|cjs|es|types|src|browser|node)\//, '')
  const ways = [rest, deeper].flatMap((way) => [`src/exports/${way}`, `src/${way}`, way])
  return [path, ...ways.flatMap((way) => join(top, way) ?? [])]
}
