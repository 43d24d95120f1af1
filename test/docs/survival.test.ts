import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { grades } from '../../src/model/policy.ts'
import { survives, ways } from '../support/survival.ts'
import { projectDir } from '../support/world.ts'

const readme = join(projectDir, 'README.md')
const [begin, end] = ['<!-- survival: begin -->', '<!-- survival: end -->']

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = [
  row(['what becomes of the signed change', ...grades.map((grade) => `\`${grade}\``)]),
  row(['---', ...grades.map(() => '---')]),
  ...ways.map((way) => row([way.says, ...grades.map((grade) => (survives(way, grade) ? 'yes' : 'no'))])),
].join('\n')

/** The text with what stands between the two marks replaced; both have to be there, once. */
function withTable(text: string): string {
  const [before, between, ...others] = text.split(begin)
  const [, after, ...more] = (between ?? '').split(end)
  if (before === undefined || after === undefined || others.length + more.length > 0)
    throw new Error(`no place between ${begin} and ${end}`)
  return `${before}${begin}\n\n${table}\n\n${end}${after}`
}

test('the table in the README is the one that attacks/survival proves (npm run picture prints it anew)', async () => {
  await expect(withTable(readFileSync(readme, 'utf8'))).toMatchFileSnapshot(readme)
})
