import { expect, test } from 'vitest'
import { resemblesPolicyPath } from '../../../src/model/policy.ts'

test.each([
  ['another case', '.AI-SIGNOFF.yml'],
  ['an ignorable character, which HFS+ drops', '.ai-sign\u200coff.yml'],
  ['a trailing dot, which NTFS drops', '.ai-signoff.yml.'],
  ['trailing spaces, which NTFS drops', '.ai-signoff.yml  '],
  ['an NTFS stream', '.ai-signoff.yml::$DATA'],
  ['an NTFS short name', 'AI-SIG~1.YML'],
  ['a long s, which APFS folds', '.ai-\u017fignoff.yml'],
  ['a ligature', '.ai-signo\ufb00.yml'],
])('%s could be taken for the policy', (_, name) => {
  expect(resemblesPolicyPath(name)).toBe(true)
})
test.each(['ai-signoff.yml', '.ai-signoff.yaml', '.ai-signoff.yml.bak', '.gitignore'])('%s is another file', (name) => {
  expect(resemblesPolicyPath(name)).toBe(false)
})
