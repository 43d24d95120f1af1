import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '../support/world.ts'

const folder = join(projectDir, 'test/attacks')
const list = readFileSync(join(folder, 'README.md'), 'utf8')
/** The names in the last column of its table. */
const named = [...list.matchAll(/\| ((?:`[\w-]+`(?:, )?)+) \|$/gm)].flatMap(
  ([, cell = '']) => cell.match(/[\w-]+/g) ?? [],
)

test('every attack is in the list, and every file that the list names is there', () => {
  const files = readdirSync(folder).flatMap((name) => /^(.+)\.test\.ts$/.exec(name)?.[1] ?? [])
  expect(named.sort()).toEqual(files.sort())
})

test('what the list says to be elsewhere is there', () => {
  const elsewhere = [...list.matchAll(/`((?:scenarios|unit)\/[\w/-]+)`/g)].map(([, place = '']) => place)
  const absent = elsewhere.filter((place) =>
    ['', '.test.ts'].every((end) => !existsSync(join(projectDir, 'test', `${place}${end}`))),
  )
  expect([elsewhere.length > 0, absent]).toEqual([true, []])
})
