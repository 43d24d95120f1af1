// What the base's own .gitattributes say of paths. Not those of the work tree, the index, the user or the change: a temporary index
// in the scratch repository holds the base's .gitattributes files and nothing else.
import { noAttributes, type LinguistAttributes } from '../model/change.ts'
import type { Path, TreeId } from '../model/ids.ts'
import { Fault } from '../errors.ts'
import { decodeBytes, encodeBytes } from './bytes.ts'
import { readSmallest, sizesOf } from './objects.ts'
import type { Git } from './run.ts'
import type { Scratch } from './scratch.ts'

const names: ReadonlyMap<string, keyof LinguistAttributes> = new Map([
  ['linguist-generated', 'generated'],
  ['linguist-vendored', 'vendored'],
  ['linguist-documentation', 'documentation'],
])

/** Whether a .gitattributes file could say anything of kinds, of itself or by a macro. */
export const speaksOfKinds = (text: Buffer): boolean => [...names.keys()].some((name) => text.includes(name))

/** Bytes of .gitattributes that are read to see whether they are silent; larger ones are not. */
const mostLooked = 1 << 24

/** All of these files are here and none says anything of kinds, so that git need not be asked. */
export function areSilent(git: Git, files: readonly AttributesFile[]): boolean {
  const ids = new Set(files.map(({ id }) => id))
  const looked = readSmallest(git, [...ids], 'blob', mostLooked)
  return looked.length === ids.size && !looked.some(({ bytes }) => speaksOfKinds(bytes))
}

/** Only paths that something is said of are in the answer. */
export const attributesAt = (scratch: Scratch, base: TreeId, paths: readonly Path[]): Map<string, LinguistAttributes> =>
  attributesFrom(scratch, attributeFiles(scratch, base, paths), paths)

/**
 * The same from files that are known to stand in the base.
 * Throws Fault 'malformed-tree' (undecided) where one stands there twice: nobody can say which of them speaks.
 */
export function attributesFrom(
  scratch: Scratch,
  files: readonly AttributesFile[],
  paths: readonly Path[],
): Map<string, LinguistAttributes> {
  const wanted = placesAbove(paths)
  const entries = files.filter(({ path }) => wanted.has(path))
  if (entries.length === 0) return new Map()
  if (anyTwice(entries)) throw twice()
  if (areSilent(scratch.git, entries)) return new Map()
  sizesOf(
    scratch.git,
    entries.map(({ id }) => id),
  ) // check-attr takes a missing file for an empty one
  const listed = entries.map(({ mode, id, path }) =>
    Buffer.concat([Buffer.from(`${mode} ${id}\t`), encodeBytes(path), Buffer.of(0)]),
  )
  scratch.git.bytes(['read-tree', '--empty'])
  scratch.git.bytes(['update-index', '-z', '--index-info'], { input: Buffer.concat(listed) })
  const input = Buffer.concat(paths.flatMap((path) => [encodeBytes(path), Buffer.of(0)]))
  return parseAttributes(scratch.git.bytes(['check-attr', '--cached', '-z', '--stdin', ...names.keys()], { input }))
}

/** Whether one path is there twice, as no tree that git makes has it. */
export const anyTwice = (files: readonly AttributesFile[]): boolean =>
  new Set(files.map(({ path }) => path)).size < files.length

export const isAttributesFile = (path: string): boolean => /(?:^|\/)\.gitattributes$/.test(path)

/** A .gitattributes file of a tree. */
export interface AttributesFile {
  readonly mode: string
  readonly id: string
  readonly path: string
}

/** Arguments have a limit; above this the whole tree is listed instead. */
const mostArgumentBytes = 100_000

function attributeFiles(scratch: Scratch, base: TreeId, paths: readonly Path[]): AttributesFile[] {
  const listed = where(base, [...placesAbove(paths)])
  return parseListing(scratch.git.bytes(['ls-tree', '-z', '--full-tree', ...listed]))
}

/** Where a .gitattributes file may stand that says something of these. */
function placesAbove(paths: readonly Path[]): Set<string> {
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))
  return new Set([...folders].flatMap(foldersAbove).map((folder) => `${folder}.gitattributes`))
}

/** Named one by one where arguments can carry them; else the whole tree. A path that is not UTF-8 can't be an argument of ours. */
function where(base: TreeId, paths: readonly string[]): string[] {
  const carried = paths.join('').length < mostArgumentBytes && !paths.some((path) => /[\udc80-\udcff]/u.test(path))
  return carried ? [base, '--', ...paths] : ['-r', base]
}

/** Of "a/b/": "", "a/", "a/b/" */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)]
}

/** 100644 blob 78981922…\tsrc/.gitattributes\0; symlinks are left out, as git does. */
export function parseListing(listing: Buffer): AttributesFile[] {
  const records = decodeBytes(listing).split('\0').slice(0, -1)
  return records.flatMap((record) => {
    const [, mode, id, path] = /^(100644|100755) blob ([0-9a-f]+)\t(.+)$/s.exec(record) ?? []
    return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path }]
  })
}

/** src/a.ts\0linguist-generated\0set\0 … */
export function parseAttributes(answer: Buffer): Map<string, LinguistAttributes> {
  const fields = decodeBytes(answer).split('\0').slice(0, -1)
  const found = new Map<string, LinguistAttributes>()
  for (let at = 0; at < fields.length; at += 3) {
    const [path, name, value] = fields.slice(at, at + 3)
    const key = names.get(name ?? '')
    if (path === undefined || key === undefined || value === undefined) throw unreadable()
    const state = stateOf(value)
    if (state !== null) found.set(path, { ...(found.get(path) ?? noAttributes), [key]: state })
  }
  return found
}

function stateOf(value: string): boolean | null {
  if (value === 'set' || value === 'true') return true
  return value === 'unset' || value === 'false' ? false : null
}

const twice = (): Fault =>
  new Fault('undecided', 'malformed-tree', 'a tree has two .gitattributes in one folder', 'git fsck, then try again')

const unreadable = (): Fault =>
  new Fault('undecided', 'malformed-answer', "git's answer about attributes can't be read", 'git fsck, then try again')
