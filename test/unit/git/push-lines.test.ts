import { describe, expect, test } from 'vitest'
import { parsePushLines, parseReceiveLines } from '../../../src/git/push-lines.ts'

const [one, other, none] = ['1'.repeat(40), '2'.repeat(40), '0'.repeat(40)]
const bytes = (text: string): Buffer => Buffer.from(text)

describe('a push hook’s line', () => {
  test('says source, new tip, ref and old tip; the source may hold spaces', () => {
    expect(parsePushLines(bytes(`HEAD@{1 day ago} ${one} refs/heads/main ${other}\n`))).toEqual([
      { ref: 'refs/heads/main', source: 'HEAD@{1 day ago}', oldTip: other, newTip: one },
    ])
  })
})

describe('a receive hook’s line', () => {
  test('says old tip, new tip and ref', () => {
    expect(parseReceiveLines(bytes(`${other} ${one} refs/heads/main\n`))).toEqual([
      { ref: 'refs/heads/main', source: one, oldTip: other, newTip: one },
    ])
  })

  test('has zeros for a branch that is new and for one that goes', () => {
    const lines = `${none} ${one} refs/heads/new\n${one} ${none} refs/heads/old\n`
    expect(parseReceiveLines(bytes(lines))).toMatchObject([{ oldTip: null, newTip: one }, { newTip: null }])
  })
})

test('a receive hook that is told of nothing decides nothing', () => {
  expect(() => parseReceiveLines(bytes(''))).toThrow('no ref update')
})

describe('a line that names no update decides nothing:', () => {
  test.for([
    `${one} refs/heads/main\n`,
    `${one} ${other} main\n`,
    `${one} ${other} refs/heads/a b\n`,
    `${one} ${other} refs/heads/../main\n`,
    `${one.slice(1)} ${other} refs/heads/main\n`,
    `${one.toUpperCase().replaceAll('1', 'A')} ${other} refs/heads/main\n`,
    `${one} ${other} refs/heads/main\rmore\n`,
  ])('%j', (line) => {
    expect(() => parseReceiveLines(bytes(line))).toThrow('names no ref update')
  })
})
