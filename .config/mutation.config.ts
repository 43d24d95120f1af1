import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// What Stryker runs against each mutant: quick tests that need no repository, no ssh-keygen and no chance. The laws are left out:
// they draw their input at random, and a mutant that only luck finds counts as alive.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/{unit,reports}/**/*.test.ts'],
    exclude: ['test/unit/keys/**', 'test/unit/signoff/{as-ssh-keygen-says,checked-by-hand}.test.ts'],
  },
})
