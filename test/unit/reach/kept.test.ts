// What is kept of a graph says the same when it is read again, and what is not in its form says nothing.
import { expect, test } from 'vitest'
import { extractImports } from '../../../src/reach/extract.ts'
import { importersIn, type Importers } from '../../../src/reach/graph.ts'
import { parseGraph, parseKnown, renderGraph, renderKnown } from '../../../src/reach/kept.ts'
import { graphOf } from '../../support/graph.ts'

const read = graphOf({
  'a.ts': `import './b'; import './c'`,
  'b.ts': '',
  'c.ts': '',
  'ü\udcff.ts': `import './b'; import(x)`,
})
const text = renderGraph(read, 'f00')

const paths = ['a.ts', 'b.ts', 'c.ts', 'ü\udcff.ts', 'none']
const asked = (graph: Importers | null) => [graph?.counts, ...paths.map((path) => graph?.importersOf(path))]

test('a graph says the same after a round trip', () => {
  expect(asked(parseGraph(text, 'f00'))).toEqual(asked(importersIn(read)))
})

test.each([
  ['of another tree', text.replace('f00', 'f01')],
  ['of another version', text.replace('graph 3', 'graph 2')],
  ['cut off in its first line', text.slice(0, 9)],
  ['with too few counts', text.replace(/\[\d+,/, '[')],
  ['with a count that is none', text.replace(/\[\d+,/, '[-1,')],
  ['that is empty', ''],
])('a graph %s is none', (_, other) => {
  expect(parseGraph(other, 'f00')).toBe(null)
})

test.each(['99', '-1', '1.5', '', 'x', '0,0x1', 'constructor'])('a place %j in a graph is nobody', (place) => {
  const other = text.replace(/"b.ts"\t.*/, `"b.ts"\t${place}`)
  expect(
    parseGraph(other, 'f00')
      ?.importersOf('b.ts')
      .filter((path) => path !== 'a.ts'),
  ).toEqual([])
})

const known = new Map([
  ['javascript 01', extractImports('javascript', `import './a'; import(b)`)],
  ['kotlin 02', extractImports('kotlin', 'package a\nimport b.C\nfun d() {}\nclass E : F, G()')],
  ['java 03', extractImports('java', '')],
  ['python 04', extractImports('python', '')],
])

test('imports are the same after a round trip', () => {
  expect(parseKnown(renderKnown(known, 9))).toEqual(known)
})

test('the last ones are kept', () => {
  expect([...parseKnown(renderKnown(known, 1)).keys()]).toEqual(['python 04'])
})

test('a line that is not in the form is left out, and so is all below another heading', () => {
  const [heading, first] = renderKnown(known, 9).split('\n')
  const mixed = parseKnown(
    [heading, 'javascript 05\tmany\t-\t\t\t./a', 'x', first, `y\t0\t-\t\t\t${'a'.repeat(2000)}`].join('\n'),
  )
  expect([[...mixed.keys()], parseKnown(`ai-signoff imports 1\n${first}`).size]).toEqual([['javascript 01'], 0])
})
