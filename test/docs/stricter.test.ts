// The table of what ssh-keygen takes and we refuse stands in SECURITY.md as the differential test holds it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { differenceTable } from '../support/differential/differences.ts'
import { projectDir } from '../support/world.ts'

test('SECURITY.md has the table of differences to ssh-keygen, row by row', () => {
  const text = readFileSync(join(projectDir, '.github/SECURITY.md'), 'utf8')
  const [table = ''] = /^\| signature or key \|[^]*?(?=\n\n)/m.exec(text) ?? []
  expect(table).toBe(differenceTable())
})
