// What is in the package: what its users need, and nothing of ours besides.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack, type Packed } from '../support/packed.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let packed: Packed
beforeAll(() => {
  packed = pack(world)
})
afterAll(() => world.dispose())

const executable = (mode: number | undefined): boolean => ((mode ?? 0) & 0o111) === 0o111

test('at its top are the folders that run and the documents that explain', () => {
  const top = new Set([...packed.files.keys()].map((path) => path.split('/')[0]))
  expect(top).toEqual(new Set(['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'hooks', 'package.json', 'src']))
})

test('the hooks are those we ship, and nothing that husky made', () => {
  const hooks = [...packed.files.keys()].filter((path) => path.startsWith('hooks/'))
  expect(hooks.sort()).toEqual([
    'hooks/README.md',
    'hooks/above.sh',
    'hooks/agent-after',
    'hooks/agent-before',
    'hooks/agents.sh',
    'hooks/commit-msg',
    'hooks/lib.sh',
    'hooks/message.sh',
    'hooks/pre-commit',
    'hooks/pre-push',
    'hooks/pre-receive',
    'hooks/prepare-commit-msg',
  ])
})

test.each([
  'hooks/agent-after',
  'hooks/agent-before',
  'hooks/commit-msg',
  'hooks/pre-commit',
  'hooks/pre-push',
  'hooks/pre-receive',
  'hooks/prepare-commit-msg',
  'bin/ai-signoff.js',
])('%s can be run', (path) => {
  expect(executable(packed.files.get(path))).toBe(true)
})

test.each(['dist/main.js', 'dist/hook.cjs', 'dist/index.js', 'dist/types/index.d.ts'])('%s is there', (path) => {
  expect(packed.files.has(path)).toBe(true)
})

test('no test and no key is in it', () => {
  const strays = [...packed.files.keys()].filter((path) => /(?:^|\/)test\/|\.test\.|\.pem$|id_ed25519|\.env/.test(path))
  expect(strays).toEqual([])
})
