// Where the values of a JSON text stand.
import { describe, expect, test } from 'vitest'
import { parseJson, type JsonNode } from '../../../src/setup/agent-json.ts'

/** The value again, from what the text says at the places that were found. */
function valueIn(text: string, node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.children.map((member) => [member.key, valueIn(text, member.value)]))
    case 'array':
      return node.children.map((item) => valueIn(text, item))
    case 'string':
      return node.value
    case 'other':
      return JSON.parse(text.slice(node.start, node.end))
  }
}

describe('each value is found where it stands', () => {
  test.each([
    '{}',
    '[ ]',
    ' {"a":1,"b":[true,null,-1.5e3],"c":{"d":"e"}}\n',
    '{\r\n\t"a" :\t"b" ,\r\n\t"c":[[],{}]\r\n}',
    String.raw`{"q\"\\":"\\\"}","é":" { [ , "}`,
    '"a"',
    '0',
  ])('in %j', (text) => {
    const root = parseJson(text)
    expect(root && valueIn(text, root)).toEqual(JSON.parse(text))
  })
})

test('a value’s place is exactly its own text', () => {
  const text = '{ "a" : [ 12 , "x" ] }'
  const root = parseJson(text)
  const [member] = root?.kind === 'object' ? root.children : []
  const items = member?.value.kind === 'array' ? member.value.children : []
  expect([member, ...items].map((each) => text.slice(each?.start, each?.end))).toEqual([
    '"a" : [ 12 , "x" ]',
    '12',
    '"x"',
  ])
})

describe('what is not strictly JSON is not read', () => {
  test.each(['', ' ', '{"a":1,}', '{/* c */}', '{"a":1}//', '\ufeff{}', "{'a':1}", '{} {}', '{"a":', '[1 2]'])(
    '%j',
    (text) => {
      expect(parseJson(text)).toBeNull()
    },
  )

  test.each([101, 500_000])('%i lists in one another', (depth) => {
    expect(parseJson('['.repeat(depth) + ']'.repeat(depth))).toBeNull()
  })

  test('though a hundred are', () => {
    expect(parseJson('['.repeat(100) + ']'.repeat(100))).not.toBeNull()
  })
})
