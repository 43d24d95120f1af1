// Lines that are added to a file of a real change never lower its score, while git pairs the renamed files as before.
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { readChanges } from '../../src/git/change.ts'
import { openRepository } from '../../src/git/repository.ts'
import { openScratch } from '../../src/git/scratch.ts'
import type { FileChange } from '../../src/model/change.ts'
import { parseTreeId, type TreeId } from '../../src/model/ids.ts'
import { scoreChange } from '../../src/radius/score.ts'
import { seed } from '../support/every-shape.ts'
import { commit, importAll, move, put, remove } from '../support/history.ts'
import { must } from '../support/signing.ts'
import { test, type Repo } from '../support/world.ts'

const cases = 60
const names = ['src/a.ts', 'src/b.ts', 'src/auth/c.ts', 'test/d.ts', 'docs/e.md', 'dist/f.js', 'g', 'src/h.ts'] as const

// Few different lines, so that many are alike and git has a choice of what to pair them with.
const line = fc.constantFrom('', '}', 'a()', 'b()', 'return', 'x'.repeat(90), 'y'.repeat(400))
const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))

/** What comes of a file: an edit, a move, its end. */
const fate = fc.oneof(
  text.map((content) => ({ to: null, content })),
  fc.tuple(fc.constantFrom('src/', 'docs/', 'test/'), text).map(([folder, more]) => ({ to: folder, content: more })),
  fc.constant(null),
)

interface Case {
  readonly before: readonly string[]
  readonly fates: readonly ({ readonly to: string | null; readonly content: string } | null)[]
  readonly grown: number
  readonly more: number
}
const changes = fc.record({
  before: fc.array(text, { minLength: names.length, maxLength: names.length }),
  fates: fc.array(fate, { minLength: names.length, maxLength: names.length }),
  grown: fc.nat(names.length - 1),
  more: fc.integer({ min: 1, max: 300 }),
})

/** Lines that nobody had: what is brought back would be no addition. */
const newLines = (count: number): string => Array.from({ length: count }, (_, at) => `\nnew line ${at}`).join('')

function commandsOf({ before, fates, grown, more }: Case, grow: boolean): string {
  const commands = names.map((name, at) => {
    const end = fates[at] ?? null
    if (end === null) return remove(name)
    const to = end.to === null ? name : `${end.to}moved-${at}.ts`
    const kept = end.to === null ? end.content : `${before[at] ?? ''}\n${end.content}`
    const moved = end.to === null ? '' : move(name, to)
    return `${moved}${put(to, kept + (grow && at === grown ? newLines(more) : ''))}`
  })
  return commands.join('')
}

const treesOf = (repo: Repo, branches: readonly string[]): TreeId[] =>
  repo
    .git('rev-parse', ...branches.map((branch) => `${branch}^{tree}`))
    .split('\n')
    .map((id) => must(parseTreeId(id)))

const pairing = (files: readonly FileChange[]): string =>
  files.map(({ status, from, path }) => `${status} ${from} ${path}`).join('\n')

test(`lines added to a file never lower the score of ${cases} changes, made by chance with the seed ${seed}`, ({
  world,
}) => {
  const repo = world.repository('r')
  const made = fc.sample(changes, { seed, numRuns: cases })
  importAll(
    repo,
    made.flatMap((one, at) => [
      commit(`before-${at}`, names.map((name, index) => put(name, one.before[index] ?? '')).join('')),
      commit(`after-${at}`, commandsOf(one, false), `refs/heads/before-${at}`),
      commit(`grown-${at}`, commandsOf(one, true), `refs/heads/before-${at}`),
    ]),
  )
  const numbered = (name: string): TreeId[] =>
    treesOf(
      repo,
      made.map((_, at) => `${name}-${at}`),
    )
  const [before, after, grown] = [numbered('before'), numbered('after'), numbered('grown')]
  const scratch = openScratch(openRepository(repo.dir, world.env))
  const read = [after, grown].map((results) =>
    readChanges(
      scratch,
      results.map((result, at) => ({ base: must(before[at]), result })),
      must(before[0]),
    ),
  )
  scratch.dispose()
  const scores = made.flatMap((_, at) => {
    const [one = [], other = []] = read.map((results) => results[at]?.files)
    return pairing(one) === pairing(other) ? [[scoreChange(one, []).score, scoreChange(other, []).score] as const] : []
  })
  expect([scores.length > cases / 2, scores.filter(([one, other]) => other < one)]).toEqual([true, []])
})
