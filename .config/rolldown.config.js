// Two programs from one source: the CLI for people (ES modules, each command loaded when it is asked for, dependencies
// left to npm) and the hook (one CommonJS file with all it needs, because its start-up is paid at every commit and push).
import { defineConfig } from 'rolldown'

export default defineConfig([
  {
    input: { main: 'src/main.ts', index: 'src/index.ts' },
    platform: 'node',
    external: [/^(?!\.{0,2}\/|[A-Za-z]:)/],
    output: { dir: 'dist', format: 'esm', cleanDir: true, chunkFileNames: 'chunks/[name].js' },
  },
  {
    input: 'src/hook.ts',
    platform: 'node',
    // Loaders of cosmiconfig's that we never call.
    external: ['typescript', 'import-fresh', 'parse-json'],
    output: { file: 'dist/hook.cjs', format: 'cjs', codeSplitting: false },
  },
])
