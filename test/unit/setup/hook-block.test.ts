import { expect, test } from 'vitest'
import {
  hasBlock,
  hookBlock,
  hookEvents,
  serverEvents,
  withBlock,
  withoutBlock,
} from '../../../src/setup/hook-block.ts'

const block = hookBlock('pre-commit')
const texts = [
  '',
  '#!/bin/sh\n',
  '#!/bin/sh\nnpm test\n',
  'npm test',
  '\n\nnpm test\n',
  '#!/usr/bin/env sh\n. "$(dirname "$0")/_/husky.sh"\n',
]

test.each(texts)('what is put in can be taken out, byte for byte: %j', (text) => {
  expect(withoutBlock(withBlock(text, block))).toBe(text)
})
test.each(texts)('putting it in twice is putting it in once: %j', (text) => {
  expect(withBlock(withBlock(text, block), block)).toBe(withBlock(text, block))
})
test('the lines go below the shebang and above all else', () => {
  expect(withBlock('#!/bin/sh\nnpm test\n', block)).toBe(`#!/bin/sh\n${block}npm test\n`)
})
test('older lines of ours are replaced where they stand', () => {
  const old = 'a\n# >>> ai-signoff >>>\nold\n# <<< ai-signoff <<<\nb\n'
  expect(withBlock(old, block)).toBe(`a\n${block}b\n`)
})
test.each([
  ['the end alone', '# <<< ai-signoff <<<\n'],
  ['the beginning alone', '# >>> ai-signoff >>>\nx\n'],
  ['the two the wrong way round', '# <<< ai-signoff <<<\n# >>> ai-signoff >>>\n'],
  ['a mark within a line', 'echo "# >>> ai-signoff >>>"\n# <<< ai-signoff <<<\n'],
])('%s is no block of ours', (_, text) => {
  expect([hasBlock(text), withoutBlock(text)]).toEqual([false, text])
})
test('a block that ends with the file is taken out whole', () => {
  expect(withoutBlock(`a\n${block.trimEnd()}`)).toBe('a\n')
})
test.each([...hookEvents, ...serverEvents])('the lines for %s never mention npx as a command to run', (event) => {
  expect(hookBlock(event)).not.toMatch(/^\s*npx /m)
})
test('a shebang without a line break is given one', () => {
  expect(withBlock('#!/bin/sh', block)).toBe(`#!/bin/sh\n${block}`)
})
