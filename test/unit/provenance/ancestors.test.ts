// Processes as Linux and macOS show them, told apart into agents and all the rest.
import { describe, expect, test } from 'vitest'
import { agentsAmong, type Process } from '../../../src/provenance/ancestors.ts'

/** A command line as /proc has it; the executable is where the system found it. */
const started = (line: string, { executable = null, name = '' }: Partial<Process> = {}): Process => ({
  executable,
  name,
  args: line.split(' '),
})
const at = (executable: string, line: string, name = ''): Process => started(line, { executable, name })

describe('an agent is', () => {
  const agents: readonly [what: string, process: Process, id: string][] = [
    ['an executable called so', at('/usr/local/bin/claude', 'x'), 'claude-code'],
    [
      'an executable called after its version, started by its name',
      at('/home/ada/.local/share/claude/versions/2.1.330', 'claude --resume', 'claude'),
      'claude-code',
    ],
    ['what only its folder tells', at('/home/ada/.local/share/claude/versions/2.1.330', 'x', 'x'), 'claude-code'],
    ['a process that calls itself so', at('/usr/bin/node', 'node', 'claude'), 'claude-code'],
    ["another user's process that was started so", started('/opt/bin/codex exec'), 'codex'],
    ['a script of node', at('/usr/bin/node', 'node /usr/local/bin/gemini --yolo'), 'gemini-cli'],
    [
      "a package's script of node, after options",
      at('/usr/bin/node', 'node --no-warnings -r ./x.js /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js -p hi'),
      'claude-code',
    ],
    [
      'an executable inside a package',
      at('/usr/lib/node_modules/@openai/codex/vendor/x86_64/codex/codex-x86_64', 'codex-x86_64'),
      'codex',
    ],
    [
      'a node that comes with it',
      at('/home/ada/.local/share/cursor-agent/versions/2026.01/node', 'node index.js'),
      'cursor',
    ],
    ['a script of bun', at('/usr/bin/bun', 'bun run /home/ada/.bun/bin/opencode'), 'opencode'],
    ['a script of python', at('/usr/bin/python3.12', 'python3.12 -X utf8 /home/ada/.local/bin/aider'), 'aider'],
    ['a module of python', at('/usr/bin/python3', 'python3 -m aider --model x'), 'aider'],
    ['a script of a shell', at('/usr/bin/dash', '/bin/sh /home/ada/bin/claude', 'claude'), 'claude-code'],
    ['a script of busybox’s shell', at('/bin/busybox', 'sh /usr/bin/claude', 'sh'), 'claude-code'],
    ['a login shell of that name', at('/opt/x', '-claude'), 'claude-code'],
    ['a script after --', at('/usr/bin/node', 'node -- /usr/local/bin/amp'), 'amp'],
  ]

  test.each(agents)('%s', (_, process, id) => {
    expect(agentsAmong([process])).toEqual([id])
  })
})

describe('nobody but a person is', () => {
  const others: readonly [what: string, process: Process][] = [
    ['a name that holds an agent’s: android-app', at('/opt/android-app', 'android-app', 'android-app')],
    ['a name that holds an agent’s: pngcrush', at('/usr/bin/pngcrush', 'pngcrush a.png', 'pngcrush')],
    ['a name that holds an agent’s: claudette', at('/usr/bin/claudette', 'claudette', 'claudette')],
    ['another case of the letters', at('/usr/bin/Amp', 'Amp', 'Amp')],
    ['an editor opened on a file called so', at('/usr/bin/vim.basic', 'vim gemini.md', 'vim')],
    ['an editor opened on a file of just that name', at('/usr/bin/vim.basic', 'vim claude', 'vim')],
    [
      'an editor opened on an agent’s own script',
      at('/usr/bin/vim.basic', 'vim node_modules/@anthropic-ai/claude-code/cli.js', 'vim'),
    ],
    ['an editor with agents in it, in whose terminal people type', at('/usr/share/cursor/cursor', 'cursor', 'cursor')],
    ['a folder called so', at('/home/claude/codex/bin/bash', '/home/claude/codex/bin/bash', 'bash')],
    ['a script in a folder called so', at('/usr/bin/node', 'node /home/ada/claude/server.js')],
    ['an argument of a script', at('/usr/bin/node', 'node server.js claude')],
    ['a script of node called like a document', at('/usr/bin/node', 'node gemini.js')],
    ['code given to node', at('/usr/bin/node', 'node -e code claude')],
    ['code given to a shell', at('/usr/bin/bash', 'bash -lc claude')],
    ['code given to python', at('/usr/bin/python3', 'python3 -c claude amp')],
    ['the value of an option', at('/usr/bin/bash', 'bash -o claude')],
    ['a package of a like name', at('/usr/bin/node', 'node node_modules/@anthropic-ai/claude-code-tools/cli.js')],
    ['a session of a user called so', { executable: null, name: 'sshd', args: ['sshd: pi@pts/0'] }],
    ['a title that ends in a path', { executable: null, name: 'tmux: x /tmp/pi', args: ['tmux: client /tmp/claude'] }],
    ['a multiplexer’s session called so', at('/usr/bin/tmux', 'tmux new -s claude', 'tmux: client')],
    ['nothing to be seen', { executable: null, name: '', args: [] }],
    ['hostile names', { executable: '/x/claude\n', name: 'claude\0x', args: ['\u001b[31mclaude', '../claude/'] }],
  ]

  test.each(others)('%s', (_, process) => {
    expect(agentsAmong([process])).toEqual([])
  })
})

test('agents that run one another are named from the nearest on', () => {
  const chain = ['bash', 'codex', 'bash', 'claude', 'sshd'].map((name) => at(`/usr/bin/${name}`, name, name))
  expect(agentsAmong(chain)).toEqual(['codex', 'claude-code'])
})
