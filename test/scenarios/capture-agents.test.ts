// Each agent edits a file, and a person commits it from a shell of their own: the commit says who wrote it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsText, captured, capturingRepository, payload, said, spooled, tell } from '../support/capture.ts'
import { message, provenanceOf, recordingNode } from '../support/provenance.ts'
import { enrolledSoon } from '../support/package.ts'
import { test } from '../support/world.ts'

describe('an edit, and a plain commit by a person', () => {
  test.for([
    ['claude-code', 'claude-code.edit', 'Claude:unknown'],
    ['claude-code', 'claude-code.write', 'Claude:unknown'],
    ['claude-code', 'claude-code.multi-edit', 'Claude:unknown'],
    ['cursor', 'cursor.after-file-edit', 'Cursor:claude-4.6-opus-high'],
    ['cursor', 'cursor.post-tool-use', 'Cursor:claude-4.6-opus-high'],
    ['codex', 'codex.apply-patch', 'Codex:gpt-5.2-codex'],
    ['codex', 'codex.shell-apply-patch', 'Codex:gpt-5.2-codex'],
    ['gemini-cli', 'gemini-cli.replace', 'Gemini:unknown'],
    ['gemini-cli', 'gemini-cli.write-file', 'Gemini:unknown'],
    ['copilot', 'copilot.create', 'Copilot:unknown'],
    ['copilot', 'copilot.edit', 'Copilot:unknown'],
    ['claude-code', 'vscode.replace-string-in-file', 'Copilot:unknown'],
    ['windsurf', 'windsurf.post-write-code', 'Windsurf:swe-1.5'],
    ['droid', 'droid.edit', 'Droid:unknown'],
    ['droid', 'droid.create', 'Droid:unknown'],
  ] as const)('%s: %s', ([agent, fixture, credit], { world }) => {
    const repo = capturingRepository(world)
    repo.commit('First', { 'src/app.ts': 'export const total = 0\n' })
    repo.write({ 'src/app.ts': `${agentsText}\n` })
    const told = tell(world, repo, agent, payload(fixture, repo.dir))
    repo.git('commit', '--quiet', '-a', '-m', 'Add the sum')
    expect([told.code, told.said, said(repo), message(repo).match(/^Assisted-by: (.*)$/m)?.[1]]).toEqual([
      0,
      '',
      'generated hook,capture',
      credit,
    ])
  })
})

test('what was captured reads as generated, by that agent', async ({ world }) => {
  const repo = capturingRepository(world)
  repo.write({ 'src/app.ts': `${agentsText}\n` })
  tell(world, repo, 'claude-code', payload('claude-code.write', repo.dir))
  repo.git('add', '.')
  repo.git('commit', '--quiet', '-m', 'Add the sum')
  expect(await provenanceOf(world, repo)).toMatchObject({
    kind: 'generated',
    agents: [{ name: 'claude-code', model: null }],
  })
})

test('a commit of nothing that an agent edited says that capture looked', ({ world }) => {
  const repo = capturingRepository(world)
  tell(world, repo, 'claude-code', payload('claude-code.edit', repo.dir))
  repo.commit('Mine', { 'mine.txt': 'mine\n' })
  expect([said(repo), spooled(repo).length]).toEqual(['none hook,capture', 1])
})

test('with an empty spool an ordinary commit starts no Node, and says that capture looked', ({ world }) => {
  const repo = capturingRepository(world)
  const { env, mark } = recordingNode(world)
  repo.commit('Mine', { 'mine.txt': 'mine\n' }, { env })
  expect([existsSync(mark), said(repo)]).toEqual([false, 'none hook,capture'])
})

test('a command leaves nothing in the spool after the next commit', ({ world }) => {
  const repo = capturingRepository(world)
  tell(world, repo, 'claude-code', payload('claude-code.bash', repo.dir))
  repo.commit('Mine', { 'mine.txt': 'mine\n' })
  expect([said(repo), spooled(repo), captured(repo)]).toEqual(['none hook,capture', [], ''])
})

test('what a command wrote is known by its text, in the next commit', ({ world }) => {
  const repo = capturingRepository(world)
  repo.write({ 'src/app.ts': `${agentsText}\n` })
  const command = `mkdir -p src && cat >src/app.ts <<'EOF'\n${agentsText}\nEOF`
  const call = { hook_event_name: 'PostToolUse', tool_name: 'Bash', tool_input: { command } }
  tell(world, repo, 'claude-code', JSON.stringify(call))
  repo.commit('Theirs', {})
  expect([said(repo), spooled(repo)]).toEqual(['generated hook,capture', []])
})

test('two agents in one commit are both named', ({ world }) => {
  const repo = capturingRepository(world)
  repo.write({ 'src/app.ts': `${agentsText}\n`, 'docs/total.md': '# Total\n\nThe sum of all prices.\n' })
  tell(world, repo, 'codex', payload('codex.apply-patch', repo.dir))
  tell(world, repo, 'gemini-cli', payload('gemini-cli.write-file', repo.dir))
  repo.git('add', '.')
  repo.git('commit', '--quiet', '-m', 'Both')
  expect(
    message(repo)
      .match(/^Assisted-by: .*$/gm)
      ?.toSorted(),
  ).toEqual(['Assisted-by: Codex:gpt-5.2-codex', 'Assisted-by: Gemini:unknown'])
})

test('from init --agents to the commit, by the line in the agent’s own hook file', ({ world }) => {
  const repo = enrolledSoon(world)
  repo.cli(['init', '--yes', '--agents=claude'])
  const settings = readFileSync(join(repo.dir, '.claude/settings.json'), 'utf8')
  const [, line = '""'] = /"command":\s*("(?:[^"\\]|\\.)*agent-after(?:[^"\\]|\\.)*")/.exec(settings) ?? []
  repo.write({ 'src/app.ts': `${agentsText}\n` })
  const input = payload('claude-code.write', repo.dir)
  const told = world.run('sh', ['-c', String(JSON.parse(line))], { cwd: repo.dir, input })
  repo.git('add', 'src')
  repo.git('commit', '--quiet', '-m', 'Theirs')
  repo.commit('Mine', {})
  expect([told.code, told.said, said(repo, 'HEAD^'), said(repo)]).toEqual([
    0,
    '',
    'generated hook,capture',
    'none hook,capture',
  ])
})
