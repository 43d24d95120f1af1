// What our hooks cost, as multiples of a bare Node start: commits and pushes of an enrolled clone, with and without the hooks.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTeam } from '../support/team.ts'
import { bin, projectDir, test, type Repo, type World } from '../support/world.ts'
import { table, timings, type Case, type Timing } from './stopwatch.ts'

const rounds = 25

/** A case, what it is compared with, and the most it may cost more. */
interface Row extends Case {
  readonly over: string | null
  readonly target: string
}

test('hooks', ({ world }) => {
  const { ada } = createTeam(world)
  const repo = { cwd: ada.dir }
  const stage = 'echo $RANDOM >>src/app.ts && git add --all'
  const push = (ref: string, options = ''): string => `git push --dry-run ${options} origin landing:refs/heads/${ref}`
  twoBranches(ada)
  const rows: Row[] = [
    { name: 'node -e 0', ...repo, run: 'node -e 0', over: null, target: '' },
    {
      name: 'hook.cjs alone',
      ...repo,
      run: `! node '${join(projectDir, 'dist/hook.cjs')}' none`,
      over: null,
      target: '',
    },
    { name: 'ai-signoff score HEAD', ...repo, run: `node '${bin}' score HEAD`, over: null, target: '' },
    {
      name: 'commit, no hooks',
      ...repo,
      before: stage,
      run: 'git -c core.hooksPath=/dev/null commit -m x',
      over: null,
      target: '',
    },
    {
      name: 'commit, nobody about',
      ...repo,
      before: stage,
      run: 'git commit -m x',
      over: 'commit, no hooks',
      target: '10 ms',
    },
    {
      name: 'commit, an agent about',
      ...repo,
      before: stage,
      run: 'CLAUDECODE=1 git commit -m x',
      over: 'commit, no hooks',
      target: '1.8 ×',
    },
    { name: 'agent-after', ...agentAfter(world), over: null, target: '5 ms' },
    { name: 'push, no hooks', ...repo, run: push('topic', '--no-verify'), over: null, target: '' },
    { name: 'push, new branch', ...repo, run: push('new'), over: 'push, no hooks', target: '1.8 ×' },
    { name: 'push, unprotected branch', ...repo, run: push('topic'), over: 'push, no hooks', target: '1.8 ×' },
    { name: 'push, protected branch', ...repo, run: push('main'), over: 'push, no hooks', target: '1.8 ×' },
  ]
  const told = (command: string): string => {
    // Without the folder: its name has a word in it that is looked for.
    const payload = JSON.stringify({ hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command } })
    return `printf %s '${payload}' | sh '${join(projectDir, 'hooks/agent-before')}' claude-code`
  }
  rows.push(
    { name: 'an agent lists files', ...repo, run: told('ls -la'), over: null, target: '5 ms' },
    { name: 'an agent asks git', ...repo, run: told('git status'), over: null, target: '2 × node' },
    { name: 'an agent pushes', ...repo, run: told('git push origin HEAD:topic'), over: null, target: '5 × node' },
  )
  console.log(shown(rows, timings(world, rows, rounds)))
})

/** What an agent waits for after each edit; its spool is not the clone's, so that the commits above have nothing to take in. */
function agentAfter({ dir }: World): Pick<Case, 'cwd' | 'run'> {
  mkdirSync(join(dir, 'agent/hooks'), { recursive: true })
  copyFileSync(join(projectDir, 'hooks/agent-after'), join(dir, 'agent/hooks/agent-after'))
  const payload = join(projectDir, 'test/unit/provenance/payloads/claude-code.edit.json')
  return { cwd: dir, run: `sh agent/hooks/agent-after claude-code <'${payload}'` }
}

/** main and topic at the remote, and a commit on top, `landing`, that may land on both. */
function twoBranches(ada: Repo): void {
  ada.git('push', '--quiet', 'origin', 'HEAD:refs/heads/topic')
  ada.commit('A word more', { 'readme.md': '# Start here\n' })
  ada.git('branch', 'landing')
}

function shown(rows: readonly Row[], found: ReadonlyMap<string, Timing>): string {
  const of = (name: string): Timing => found.get(name) ?? { wall: Number.NaN, cpu: Number.NaN }
  const node = of('node -e 0')
  const lines = rows.map(({ name, over, target }) => {
    const { wall, cpu } = of(name)
    const less = over === null ? { wall: 0, cpu: 0 } : of(over)
    const more = { wall: wall - less.wall, cpu: cpu - less.cpu }
    return [
      name,
      wall.toFixed(0),
      cpu.toFixed(0),
      over === null ? '' : `+${more.cpu.toFixed(0)} ms`,
      `${(more.wall / node.wall).toFixed(2)} ×`,
      `${(more.cpu / node.cpu).toFixed(2)} ×`,
      target,
    ]
  })
  return table([['', 'wall ms', 'CPU ms', 'CPU over no hooks', '× node, wall', '× node, CPU', 'target'], ...lines])
}
