// Two programs from one source: the CLI for people (ES modules, each command loaded when it is asked for, dependencies
// left to npm) and the hook (CommonJS files with all they need, a hook's own part loaded when it runs, because its start-up
// is paid at every commit and push).
import { defineConfig } from 'rolldown'

export default defineConfig([
  {
    input: { main: 'src/main.ts', index: 'src/index.ts' },
    platform: 'node',
    external: [/^(?!\.{0,2}\/|[A-Za-z]:)/],
    output: { dir: 'dist', format: 'esm', cleanDir: true, chunkFileNames: 'chunks/[name].js' },
  },
  {
    input: { hook: 'src/hook.ts' },
    platform: 'node',
    // Loaders of cosmiconfig's that we never call.
    external: ['typescript', 'import-fresh', 'parse-json'],
    output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'hook/[name].cjs' },
  },
])
