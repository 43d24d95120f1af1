// Builders of import graphs for tests without git: a tree is its files and their texts.
import { extractImports } from '../../src/reach/extract.ts'
import { importGraph, type ImportGraph } from '../../src/reach/graph.ts'
import { languageOf } from '../../src/reach/imports.ts'
import { isSettings, treeOf } from '../../src/reach/tree.ts'

export type Texts = Readonly<Record<string, string>>

export function graphOf(files: Texts): ImportGraph {
  const paths = Object.keys(files).sort()
  const texts = paths.flatMap((path, place) => {
    const language = languageOf(path)
    return language === null ? [] : [[place, extractImports(language, files[path] ?? '')] as const]
  })
  const settings = paths.filter(isSettings).map((path) => [path, files[path] ?? ''] as const)
  return importGraph(treeOf(paths, new Map(settings)), new Map(texts), { large: 0, generated: 0 })
}

/** 'a.ts → b.ts' for each import that leads to a file, in order. */
export const edgesOf = ({ paths, importers }: ImportGraph): string[] =>
  [...importers].flatMap(([place, from]) => from.map((each) => `${paths[each]} → ${paths[place]}`)).sort()

/** The same of some files. */
export const edges = (files: Texts): string[] => edgesOf(graphOf(files))
