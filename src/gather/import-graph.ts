// Reads the import graph of a tree from its blobs: listing, which files are read, their texts, and what imports lead where.
import { attributesAt, isAttributesFile, speaksOfKinds } from '../git/attributes.ts'
import { readObjects, sizesOf } from '../git/objects.ts'
import type { Scratch } from '../git/scratch.ts'
import { readTexts, treeFiles, type TreeFile } from '../git/tree-files.ts'
import type { LinguistAttributes } from '../model/change.ts'
import { parsePath, type TreeId } from '../model/ids.ts'
import { kindOf } from '../radius/kinds.ts'
import { extractImports } from '../reach/extract.ts'
import { importGraph, type ImportGraph } from '../reach/graph.ts'
import { languageOf, type FileImports, type Language } from '../reach/imports.ts'
import { isSettings, treeOf } from '../reach/tree.ts'

/** Bytes: a larger text is no program that somebody wrote. It is counted, and not read. */
const largestRead = 1_000_000

/** What a blob imports when it is read in a language: 'javascript 78981922…'. */
export type KnownImports = Map<string, FileImports>

interface Source extends TreeFile {
  readonly place: number
  readonly language: Language
}

/**
 * The same for the same tree, whatever is known already. Throws Fault 'missing-object' (undecided) when a file is not here.
 * @param known what need not be read; what was read is added, and what the tree has goes to its end.
 */
export function readImportGraph(scratch: Scratch, base: TreeId, known: KnownImports): ImportGraph {
  const files = treeFiles(scratch.git, base)
  const sources = files.flatMap((file, place): Source[] => {
    const language = languageOf(file.path)
    return language === null ? [] : [{ ...file, place, language }]
  })
  const isGenerated = generatedIn(scratch, base, files, sources)
  const read = sources.filter(({ path }) => !isGenerated(path))
  const { settings, large } = readAll(
    scratch,
    files.filter(({ path }) => isSettings(path)),
    read,
    known,
  )
  const texts = new Map(
    read.flatMap(({ place, ...source }) => {
      const imports = known.get(keyOf(source))
      return imports === undefined ? [] : [[place, imports] as const]
    }),
  )
  for (const source of read) moveToEnd(known, keyOf(source))
  const tree = treeOf(
    files.map(({ path }) => path),
    settings,
  )
  return importGraph(tree, texts, { large, generated: sources.length - read.length })
}

const keyOf = ({ id, language }: Pick<Source, 'id' | 'language'>): string => `${language} ${id}`

function moveToEnd(known: KnownImports, key: string): void {
  const imports = known.get(key)
  if (imports === undefined) return
  known.delete(key)
  known.set(key, imports)
}

interface Read {
  readonly settings: ReadonlyMap<string, string>
  readonly large: number
}

/** Texts that say how to resolve, and those to extract from that are not known: all in one go. */
function readAll({ git }: Scratch, said: readonly TreeFile[], sources: readonly Source[], known: KnownImports): Read {
  const unknown = sources.filter((source) => !known.has(keyOf(source)))
  const sizes = sizesOf(git, idsOf([...said, ...unknown]))
  const isSmall = ({ id }: TreeFile): boolean => (sizes.get(id) ?? 0) <= largestRead
  const wanted = new Set(idsOf([...said, ...unknown].filter(isSmall)))
  const [settingsOf, languagesOf] = [grouped(said, ({ path }) => path), grouped(unknown, ({ language }) => language)]
  const settings = new Map<string, string>()
  for (const [id, text] of readTexts(git, [...wanted], sizes)) {
    for (const path of settingsOf.get(id) ?? []) settings.set(path, text)
    for (const language of languagesOf.get(id) ?? [])
      known.set(keyOf({ id, language }), detached(extractImports(language, text)))
  }
  return { settings, large: unknown.filter((source) => !isSmall(source)).length }
}

/** The same in strings of its own: a part of a text keeps the whole text in memory. */
const detached = (imports: FileImports): FileImports => ({
  ...imports,
  requests: copied(imports.requests),
  declares: copied(imports.declares),
  uses: copied(imports.uses),
})

const copied = (texts: readonly string[]): string[] => texts.map((text) => Buffer.from(text).toString())

const idsOf = (files: readonly TreeFile[]): string[] => files.map(({ id }) => id)

/** By blob: the same text may stand at several paths. */
function grouped<File extends TreeFile, Item>(
  files: readonly File[],
  itemOf: (file: File) => Item,
): Map<string, Set<Item>> {
  const groups = new Map<string, Set<Item>>()
  for (const file of files) groups.set(file.id, (groups.get(file.id) ?? new Set()).add(itemOf(file)))
  return groups
}

/** By its path, and by what .gitattributes of the same tree say where any of them speaks of such things at all. */
function generatedIn(
  scratch: Scratch,
  base: TreeId,
  files: readonly TreeFile[],
  sources: readonly Source[],
): (path: string) => boolean {
  const said = files.filter(({ path }) => isAttributesFile(path))
  const speaks = readObjects(
    scratch.git,
    said.map(({ id }) => id),
  ).some((object) => object !== null && speaksOfKinds(object.bytes))
  const paths = speaks ? sources.flatMap(({ path }) => parsePath(path) ?? []) : []
  const attributes: ReadonlyMap<string, LinguistAttributes> = speaks ? attributesAt(scratch, base, paths) : new Map()
  return (path) => kindOf(path, attributes.get(path)) === 'generated'
}
