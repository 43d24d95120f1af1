import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { digestOptions } from '../../../src/git/change-digest.ts'

test('the shell takes the digest of the same patch', () => {
  const shell = readFileSync(new URL('../../../hooks/message.sh', import.meta.url), 'utf8')
  expect(shell).toContain(`diff-tree ${digestOptions.join(' ')} \\`)
})
