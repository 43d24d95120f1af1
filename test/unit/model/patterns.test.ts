// Claims about the patterns that policies are written in.
import { expect, test } from 'vitest'
import { compilePatterns, patternProblem } from '../../../src/model/patterns.ts'

test.each([
  ['src/', 'src/a.ts', true],
  ['*.sql', 'db/x.sql', true],
  ['/README.md', 'docs/README.md', false],
  ['src/**', 'SRC/a.ts', false],
  ['a?b', 'a\nb', true],
])('%s on %j: %s', (pattern, path, matches) => {
  expect(compilePatterns([pattern])(path)).toBe(matches)
})

test('a later pattern with ! takes a path back', () => {
  expect(compilePatterns(['*.ts', '!a.ts'])('a.ts')).toBe(false)
})

test.each(['', '.', '..', '../x', '/x', './x', 'a\nb', 'x/', '\\', 'a\0b', '\udc80', '-rf'])(
  'the path %j is compared, not thrown at',
  (path) => {
    expect(compilePatterns(['/src/secret.ts'])(path)).toBe(false)
  },
)

test.each(['', ' ', '!', '# note', 'a\\', 'a\nb', 'a\0', '[[:alpha:]]', 'a'.repeat(1001)])(
  'the pattern %j has a problem',
  (pattern) => {
    expect(patternProblem(pattern)).toMatch(/\w/)
  },
)

test.each(['src/', '!src/a.ts', '[a-z]*', 'a\\\\', '\\#x', 'docs/**/*.md'])('the pattern %j is fine', (pattern) => {
  expect(patternProblem(pattern)).toBeNull()
})
