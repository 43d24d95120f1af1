// Hostile bytes for a minute a parser, by `npm run fuzz`; `npm test` gives each a second, so that the harness doesn't rot.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const { FUZZ_SECONDS = '60', FUZZ_SEED = `${Date.now() % 1_000_000}` } = process.env

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    env: { FUZZ_SECONDS, FUZZ_SEED },
    disableConsoleIntercept: true,
    maxWorkers: 2,
  },
})
