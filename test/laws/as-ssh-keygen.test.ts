// Our verifier and `ssh-keygen -Y verify` on the same signatures, sound and changed in every field: alike, or different by a name.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allCases } from '../support/differential/all-cases.ts'
import { differences, differenceShown, disagree, isToBeShown } from '../support/differential/differences.ts'
import { askBoth, opensshVersion, type Answer } from '../support/differential/verifiers.ts'

const dir = mkdtempSync(join(tmpdir(), 'as-ssh-keygen-'))
let answers: readonly Answer[] = []

beforeAll(async () => {
  answers = await askBoth(allCases(), dir)
}, 180_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const namesOf = (some: readonly Answer[]): string[] => some.map(({ asked }) => `${asked.kind}: ${asked.change}`)

describe('two verifiers are asked', () => {
  test('about more than a thousand signatures', () => {
    expect(answers.length).toBeGreaterThan(1000)
  })

  test('and both take a sound one by each type of key that a roster has', () => {
    const taken = answers.filter(
      ({ asked, problem, theyTakeIt }) => asked.change === 'sound' && problem === null && theyTakeIt,
    )
    expect(taken.map(({ asked }) => asked.kind)).toEqual([
      'ed25519',
      'sk-ed25519',
      'ecdsa p256',
      'ecdsa p384',
      'sk-ecdsa',
      'rsa 3072',
      'rsa 4096',
    ])
  })

  test('and both refuse most of what was changed', () => {
    expect(answers.filter(({ problem, theyTakeIt }) => problem !== null && !theyTakeIt).length).toBeGreaterThan(1000)
  })
})

describe('the two verifiers', () => {
  test('disagree on nothing that has no name', () => {
    const unnamed = answers.filter((answer) => disagree(answer) && differenceShown(answer) === undefined)
    expect(namesOf(unnamed)).toEqual([])
  })

  test('disagree in each way that has a name', () => {
    const shown = new Set(answers.filter(disagree).map(differenceShown))
    const expected = differences.filter((difference) => isToBeShown(difference, opensshVersion()))
    expect(expected.filter((difference) => !shown.has(difference)).map(({ name }) => name)).toEqual([])
  })

  test('disagree on this many signatures', () => {
    const rows = differences.map((difference) => {
      const shown = answers.filter((answer) => disagree(answer) && differenceShown(answer) === difference)
      return { name: difference.name, 'taken only by': difference.takenBy, cases: shown.length, why: difference.why }
    })
    console.table(rows)
    expect(rows.reduce((sum, row) => sum + row.cases, 0)).toBe(answers.filter(disagree).length)
  })

  test('never disagree by our taking what ssh-keygen refuses', () => {
    expect(namesOf(answers.filter(({ problem, theyTakeIt }) => problem === null && !theyTakeIt))).toEqual([])
  })
})
