import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from '../../../src/model/shell-word.ts'

test.each(['main', 'release/9', "it's", '$(id)', '`id`', 'a;b', 'a b', '', '*', '"', '\\', '~', "'$IFS'"])(
  'a shell reads %j as one word that says the same',
  (text) => {
    const { stdout } = spawnSync('sh', ['-c', `printf '%s|' ${shellWord(text)}`], { encoding: 'utf8' })
    expect(stdout).toBe(`${text}|`)
  },
)

test('a word that needs no quotes has none', () => {
  expect(shellWord('release/9')).toBe('release/9')
})
