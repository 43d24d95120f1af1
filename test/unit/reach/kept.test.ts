// What is kept of a graph says the same when it is read again, and what is not in its form says nothing.
import { expect, test } from 'vitest'
import { extractImports } from '../../../src/reach/extract.ts'
import { parseGraph, parseKnown, renderGraph, renderKnown } from '../../../src/reach/kept.ts'
import { graphOf } from '../../support/graph.ts'

const graph = graphOf({ 'a.ts': `import './b'; import './c'`, 'b.ts': '', 'ü\udcff.ts': `import './b'; import(x)` })
const text = renderGraph(graph, 'f00')

test('a graph is the same after a round trip', () => {
  expect(parseGraph(text, 'f00')).toEqual(graph)
})

test.each([
  ['of another tree', text.replace('f00', 'f01')],
  ['of another version', text.replace('"version":1', '"version":0')],
  ['cut off', text.slice(0, -5)],
  ['with a place that is no file', text.replace(/"importers":\[\[\d/, '"importers":[[9')],
  ['with a place below none', text.replace(/"importers":\[\[\d/, '"importers":[[-1')],
  ['with too few counts', text.replace(/"counts":\[\d+,/, '"counts":[')],
  ['with paths that are no text', text.replace('"a.ts"', '7')],
  ['that is a list', '[]'],
  ['that is empty', ''],
])('a graph %s is none', (_, other) => {
  expect(parseGraph(other, 'f00')).toBe(null)
})

const known = new Map([
  ['javascript 01', extractImports('javascript', `import './a'; import(b)`)],
  ['jvm 02', extractImports('jvm', 'package a\nimport b.C\nfun d() {}\nclass E')],
  ['jvm 03', extractImports('jvm', '')],
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
    [heading, 'javascript 05\tmany\t-\t\t./a', 'x', first, `y\t0\t-\t\t${'a'.repeat(2000)}`].join('\n'),
  )
  expect([[...mixed.keys()], parseKnown(`ai-signoff imports 0\n${first}`).size]).toEqual([['javascript 01'], 0])
})
