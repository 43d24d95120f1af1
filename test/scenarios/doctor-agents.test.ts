// What doctor finds of agents: whose hook files call us, whose don't, and whether what they call is there.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { hooked, othersFile } from '../support/agents.ts'
import { healthy, json } from '../support/doctor.ts'
import { test, type Package } from '../support/package.ts'
import type { Repo } from '../support/world.ts'

type Report = { readonly checks: readonly { about: string; state: string; says: string; next: string | null }[] }

function agentLines(pack: Package, repo: Repo): string[] {
  const { checks }: Report = JSON.parse(pack.cli(repo, json).stdout)
  return checks.filter(({ about }) => about === 'agents').map(({ state, says, next }) => `${state}: ${says} → ${next}`)
}

type Prepare = (repo: Repo, pack: Package) => void
const found: readonly [what: string, says: RegExp, Prepare][] = [
  ['no agent', /^fine: no agent has a folder here → null$/, () => {}],
  [
    'agents that call us',
    /^fine: claude-code, codex: before shell commands and after edits → null$/,
    (repo, pack) => void pack.cli(repo, ['init', '--yes', '--agents=codex,claude']),
  ],
  [
    'agents that don’t',
    /^doubtful: cursor, windsurf: used here, .* → npx ai-signoff init --agents=cursor,windsurf$/,
    (repo) => repo.write({ '.cursor/hooks.json': othersFile(hooked('cursor')), '.windsurfrules': '' }),
  ],
  [
    'an agent with half of our entries',
    /^doubtful: claude-code: our entries are not those of this version → npx ai-signoff init$/,
    (repo) =>
      repo.write({
        '.claude/settings.json':
          '{"hooks":{"Stop":[{"hooks":[{"command":"sh .git/ai-signoff/hooks/agent-after x"}]}]}}',
      }),
  ],
  [
    'a hook file with comments',
    /^doubtful: \.claude\/settings\.json is not plain JSON.* → add to the "hooks"/,
    (repo) => repo.write({ '.claude/settings.json': '// mine\n' }),
  ],
  [
    'a hook file with comments and our lines',
    /^fine: claude-code: before shell commands and after edits/,
    (repo, pack) => {
      pack.cli(repo, ['init', '--yes', '--agents=claude'])
      const text = readFileSync(join(repo.dir, '.claude/settings.json'), 'utf8')
      repo.write({ '.claude/settings.json': `// mine\n${text}` })
    },
  ],
  [
    'an agent that calls a shim which is gone',
    /^broken: codex: the hook file calls agent-after, which this clone lacks.* → npx ai-signoff init$/,
    (repo, pack) => {
      pack.cli(repo, ['init', '--yes', '--agents=codex'])
      rmSync(join(repo.dir, '.git/ai-signoff/hooks/agent-after'))
    },
  ],
]

test.for(found)('doctor finds %s', ([, says, prepare], { world, pack }) => {
  const repo = healthy(world, pack)
  prepare(repo, pack)
  expect(agentLines(pack, repo)).toEqual([expect.stringMatching(says)])
})

test('doctor finds each of several states, with its own next command', ({ world, pack }) => {
  const repo = healthy(world, pack)
  pack.cli(repo, ['init', '--yes', '--agents=claude'])
  repo.write({ '.codex/config.toml': '', '.cursor/hooks.json': '[]' })
  expect(agentLines(pack, repo).map((line) => line.split(':', 2).join(':'))).toEqual([
    'fine: claude-code',
    'doubtful: codex',
    'doubtful: .cursor/hooks.json is JSON, and not an object',
  ])
})
