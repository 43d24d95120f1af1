// Every link from a document to this repository leads somewhere.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { anchors, localLinks, readDocuments } from '../support/documents.ts'
import { projectDir } from '../support/world.ts'

const links = readDocuments().flatMap((document) => localLinks(document).map((to) => ({ from: document.path, to })))

test('the documents have links', () => {
  expect(links.length).toBeGreaterThan(10)
})

test.each(links)('$from → $to', ({ from, to }) => {
  const [path = '', anchor] = decodeURIComponent(to).split('#')
  const file = path === '' ? join(projectDir, from) : join(projectDir, dirname(from), path)
  const found = anchor === undefined || anchors({ path: file, text: readFileSync(file, 'utf8') }).has(anchor)
  expect([existsSync(file), found]).toEqual([true, true])
})

test('anchors are as GitHub makes them', () => {
  const text = '# One `push` & more\n```sh\n# no heading\n```\n## One `push` & more\n### [Linked](x.md) words\n'
  expect(anchors({ path: 'x.md', text })).toEqual(new Set(['one-push--more', 'one-push--more-1', 'linked-words']))
})
