// The first thing a newcomer types, in a fresh copy of this repository, on a machine with nothing configured.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { codeBlocks } from '../support/documents.ts'
import { must } from '../support/installed.ts'
import { copyOfCheckout, npmEnv } from '../support/packed.ts'
import { projectDir, test } from '../support/world.ts'

test('the first command of the README plays the whole story', ({ world }) => {
  const [first] = codeBlocks(readFileSync(join(projectDir, 'README.md'), 'utf8'))
  const dir = copyOfCheckout(world, 'fresh copy')
  const home = join(world.dir, 'empty home')
  mkdirSync(home)
  const ran = must(world.run('sh', ['-c', first?.text ?? ''], { cwd: dir, env: { ...npmEnv(), HOME: home } }))
  expect(ran.stdout).toContain('That was the whole story')
})
