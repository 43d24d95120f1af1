// The public API as somebody else's program imports it: from the tarball, with types that a strict compiler takes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { must } from '../support/installed.ts'
import { npmEnv, pack } from '../support/packed.ts'
import { keys } from '../support/policy-text.ts'
import { createWorld, projectDir, type Repo } from '../support/world.ts'

const world = createWorld()
const consumer: Repo = world.repository('consumer')
beforeAll(() => {
  consumer.write({ 'package.json': '{ "name": "consumer", "private": true, "type": "module" }\n', 'gate.ts': program })
  const { tarball } = pack(world)
  must(world.run('npm', ['install', tarball], { cwd: consumer.dir, env: npmEnv() }))
})
afterAll(() => world.dispose())

const program = `
import { Fault, judge, objectionTo, parsePolicy, readGitAiNote, readProvenance, scoreChange, verifyToken } from 'ai-signoff'
import type { BlastRadius, FileChange, Judgement, LandingFacts, Objection, Path, Policy, Provenance, RefFacts } from 'ai-signoff'

const policy: Policy = parsePolicy(\`version: 1
default-branch: main
protected: [main]
roster:
  - { name: Grace Hopper, emails: [grace@example.com], seniority: senior, keys: ["${keys.grace}"] }
requirements: { none: 0, assisted: 1, generated: 1, undeclared: 1 }
\`, '.ai-signoff.yml')
const file: FileChange = {
  status: 'modified', path: 'src/auth/session.ts' as Path, from: null, oldMode: '100644', newMode: '100644', oldId: null, newId: null,
  added: 48, deleted: 0, bytes: null, oldBytes: null, newBytes: null,
  attributes: { generated: null, vendored: null, documentation: null }, fromAttributes: null,
}
const radius: BlastRadius = scoreChange([file], policy.paths)
const read = verifyToken('not a token', policy.roster)
const objection: Objection | null = 'statement' in read ? null : read
const facts: RefFacts = { kind: 'unprotected', ref: 'refs/heads/x', oldTip: null, newTip: null } as RefFacts
const judgement: Judgement = judge(facts)
const why: typeof objectionTo = objectionTo
const person = { name: 'Ada Lovelace', email: 'ada@example.com' }
const elsewhere = readGitAiNote('src/a.ts\\n  ai_agent 1\\n---\\n{}')
const provenance: Provenance = readProvenance({ author: person, committer: person, message: 'Fix' }, { digest: null, elsewhere })
const landing: LandingFacts | null = judgement.facts.kind === 'landing' ? judgement.facts : null
console.log(JSON.stringify([radius.level, objection?.code, judgement.verdict.allowed, typeof why, landing, Fault.name, provenance.kind]))
`

test('a strict TypeScript program that uses all of it compiles, declarations included', () => {
  const tsc = join(projectDir, 'node_modules/typescript/bin/tsc')
  const options = [
    '--strict',
    '--module',
    'nodenext',
    '--lib',
    'es2023,dom',
    '--target',
    'es2023',
    '--skipLibCheck',
    'false',
  ]
  expect(must(world.run(process.execPath, [tsc, ...options, 'gate.ts'], { cwd: consumer.dir })).stdout).toBe('')
})

test('what it compiles to runs', () => {
  const { stdout } = must(world.run(process.execPath, ['gate.js'], { cwd: consumer.dir }))
  expect(JSON.parse(stdout)).toEqual(['high', 'sign-off-malformed', true, 'function', null, 'Fault', 'generated'])
})

test('require gives the same, and nothing else is public', () => {
  const script = "console.log(Object.keys(require('ai-signoff')).filter((name) => name !== '__esModule').sort().join())"
  const { stdout } = must(world.run(process.execPath, ['--input-type=commonjs', '-e', script], { cwd: consumer.dir }))
  expect(stdout).toBe('Fault,judge,objectionTo,parsePolicy,readGitAiNote,readProvenance,scoreChange,verifyToken\n')
})

test('a file inside it is not public', () => {
  const script = "import('ai-signoff/dist/main.js').catch(({ code }) => console.log(code))"
  const { stdout } = must(world.run(process.execPath, ['-e', script], { cwd: consumer.dir }))
  expect(stdout).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n')
})
