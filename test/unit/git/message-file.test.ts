import { expect } from 'vitest'
import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { openMessageFile } from '../../../src/git/message-file.ts'
import { test } from '../../support/world.ts'

const own = 'AI-Provenance: v1 level=generated sources=hook'
const credits = ['Assisted-by: Claude:unknown', 'Assisted-by: Codex:unknown']

const subjects = ['Second', 'fix: a thing', '#12 fixed', 'Signed-off-by: nobody', '  indented', 'a carriage return\r']
test.for(subjects)('a message of one line gets what git would make of it: %j', (subject, { world }) => {
  const [ours, gits] = ['ours', 'gits'].map((name) => join(world.dir, name))
  for (const path of [ours, gits]) writeFileSync(path ?? '', `${subject}\n`)
  openMessageFile(ours ?? '', false, world.dir, world.env).rewrite({ drop: () => false, own, credits })
  const trailers = [...credits, own].flatMap((trailer) => ['--trailer', trailer])
  world.run('git', ['-c', 'trailer.separators=:', 'interpret-trailers', '--in-place', ...trailers, '--', gits ?? ''])
  expect(readFileSync(ours ?? '', 'utf8')).toBe(readFileSync(gits ?? '', 'utf8'))
})
