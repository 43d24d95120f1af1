// What holds of every import graph and every change that reaches into it.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import type { Path } from '../../src/model/ids.ts'
import type { Reach } from '../../src/model/radius.ts'
import { parseKnown, renderKnown } from '../../src/reach/kept.ts'
import { extractImports } from '../../src/reach/extract.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { aFile, path } from '../support/changes.ts'
import { edges } from '../support/graph.ts'

const names = ['src/a.ts', 'src/auth/b.ts', 'test/c.test.ts', 'lib/d.py', 'e.json', 'docs/f.md', 'dist/g.js']
const counts = { files: 9, resolved: 20, unresolved: 1, computed: 1, cycles: 0, large: 0, generated: 0 }
const importer = fc.nat(900).map((number) => path(`from/${number}.ts`))
const reach = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.uniqueArray(importer)))
  .map((entries): Reach => ({ importers: new Map(entries.map(([name, from]) => [path(name), from])), counts }))
const files = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...names), fc.nat(300), fc.constantFrom('modified', 'deleted', 'added'))
    .map(([name, added, status]): FileChange => aFile(name, added, { status })),
  { selector: (file) => file.path },
)

const scoreOf = (all: readonly FileChange[], found: Reach): number => scoreChange(all, [], [], found).score

test('the score never falls when a touched path gains an importer', () => {
  fc.assert(
    fc.property(files, reach, fc.constantFrom(...names), importer, (all, found, name, more) => {
      const grown = new Map<Path, readonly Path[]>(found.importers)
      grown.set(path(name), [...new Set([...(grown.get(path(name)) ?? []), more])])
      expect(scoreOf(all, { importers: grown, counts })).toBeGreaterThanOrEqual(scoreOf(all, found))
    }),
  )
})

test('a further file never lowers the score, whoever imports it', () => {
  fc.assert(
    fc.property(files, reach, fc.nat(300), (all, found, added) => {
      expect(scoreOf([...all, aFile('src/new.ts', added)], found)).toBeGreaterThanOrEqual(scoreOf(all, found))
    }),
  )
})

test('what could not be followed changes no score', () => {
  fc.assert(
    fc.property(files, reach, fc.nat(), fc.nat(), (all, found, unresolved, computed) => {
      const unsure = { ...found, counts: { ...counts, unresolved, computed, large: unresolved, generated: computed } }
      expect(scoreOf(all, unsure)).toBe(scoreOf(all, found))
    }),
  )
})

const module = fc.constantFrom('a', 'b', 'c/index', 'c/d', 'e/f')
const trees = fc.dictionary(
  module.map((name) => `${name}.ts`),
  fc
    .array(fc.tuple(fc.constantFrom('./', '../', './c/', '@/'), module))
    .map((all) => all.map(([way, name]) => `import '${way}${name}'`).join('\n')),
)

test('the order of a tree never matters, nor does a file that nothing names', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const turned = Object.fromEntries([...Object.entries(tree).toReversed(), ['zz/unnamed.ts', '']])
      expect(edges(turned)).toEqual(edges(tree))
    }),
  )
})

test('an import that leads to a file leads there still when another import is added', () => {
  fc.assert(
    fc.property(trees, fc.string(), (tree, more) => {
      const grown = Object.fromEntries(
        Object.entries(tree).map(([name, text]) => [name, `${text}\nimport ${JSON.stringify(more)}`]),
      )
      expect(edges(grown)).toEqual(expect.arrayContaining(edges(tree)))
    }),
  )
})

const rustModules = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })

test('a Rust file is reached by the module that declares it and by each that names it, however that is written', () => {
  const ways = fc.constantFrom(
    'crate::NAME::X',
    'super::NAME::X',
    'crate::{NAME::{self, X}}',
    'crate::NAME as y',
    'super::NAME::*',
  )
  fc.assert(
    fc.property(rustModules, ways, fc.boolean(), (modules, way, isFolder) => {
      const paths = modules.map((name) => (isFolder ? `src/${name}/mod.rs` : `src/${name}.rs`))
      const declared = [...modules, 'user'].map((name) => `mod ${name};`).join('')
      const user = modules.map((name) => `use ${way.replaceAll('NAME', name)};`).join('\n')
      const found = edges({
        ...Object.fromEntries(paths.map((each) => [each, ''])),
        'src/lib.rs': declared,
        'src/user.rs': user,
      })
      const wanted = paths.flatMap((each) => [`src/lib.rs → ${each}`, `src/user.rs → ${each}`])
      expect(found).toEqual([...wanted, 'src/lib.rs → src/user.rs'].sort())
    }),
  )
})

test('what is kept of any program is what was read of it', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('javascript', 'python', 'go', 'java', 'kotlin', 'rust'),
      (text, language) => {
        const known = new Map([['x 1', extractImports(language, `import ${text}\nimport '${text}'\npackage ${text}`)]])
        expect(parseKnown(renderKnown(known, 1))).toEqual(known)
      },
    ),
  )
})
