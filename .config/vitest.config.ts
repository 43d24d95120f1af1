import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: testTimeout },
})

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Scenarios must see the same world on every machine: no agent about, no user configuration, no colour.
    globalSetup: [],
    projects: [
      project('unit', 10_000),
      project('laws', 60_000),
      project('fuzz', 60_000),
      project('reports', 10_000),
      project('scenarios', 60_000),
      project('attacks', 60_000),
      project('docs', 120_000),
      project('package', 180_000),
    ],
  },
})
