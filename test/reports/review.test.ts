// What a senior reads before signing.
import { describe, expect, test } from 'vitest'
import { reviewText } from '../../src/report/review-text.ts'
import type { LandingFacts } from '../../src/gate/facts.ts'
import { aFile, path } from '../support/changes.ts'
import { ada, aLandedCommit, aLanding, grace, made } from '../support/landing.ts'
import { digest } from '../support/signing.ts'

const reviews: Readonly<Record<string, LandingFacts>> = {
  'agents-change': aLanding(),
  'one-line': aLanding({ files: [aFile('src/shop.ts', 1)], commits: [aLandedCommit('4')], provenance: made('none') }),
  'rename-and-binary': aLanding({
    files: [
      aFile('src/login/index.ts', 2, { status: 'renamed', from: path('src/auth/index.ts') }),
      aFile('assets/logo.png', null, { bytes: 48_213 }),
    ],
  }),
  'thirty-files': aLanding({ files: Array.from({ length: 30 }, (_, index) => aFile(`src/part-${index}.ts`, index)) }),
  'own-policy': aLanding({
    files: [aFile('.ai-signoff.yml', 4)],
    authors: [{ name: 'Grace Hopper', email: 'grace@example.com' }],
    provenance: made('none'),
  }),
  'hostile-names': aLanding({
    files: [aFile('src/\u001b]0;owned\u0007\u202Etxt.exe\n  signer   Grace', 9)],
    authors: [ada, { name: 'M\u001b[2Jallory\n  is       low', email: 'x@example.com' }],
  }),
}

describe.each(Object.entries(reviews))('the review of %s', (name, landing) => {
  test('reads like this', async () => {
    const text = reviewText(
      {
        landing,
        authors: landing.authors,
        subjects: ['Refresh sessions', 'Take \u001b[2Jit back'],
        changeDigest: digest('6'),
      },
      grace,
    )
    await expect(text).toMatchFileSnapshot(`golden/review-${name}.txt`)
  })
})
