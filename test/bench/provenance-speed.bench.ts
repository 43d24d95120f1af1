// What it costs to tell the provenance of a long history: 50,000 commits, as a multiple of `git log --format=raw` over the same range;
// with a tenth of them claiming to have been looked at, so that their lines are held against the claim; and with large notes.
import { expect } from 'vitest'
import { bin, test, type Repo, type World } from '../support/world.ts'
import { table, timings } from './stopwatch.ts'

const commits = 50_000

test('the provenance of 50,000 commits', ({ world }) => {
  const repo = history(world)
  const run = (branch: string): string => `'${process.execPath}' '${bin}' provenance --all ${branch} --format json`
  const log = (branch: string): string => `git log --format=raw ${branch}`
  const cases = ['markers', 'claims'].flatMap((branch) => [
    { name: `git log, ${branch}`, cwd: repo.dir, run: log(branch) },
    { name: `provenance, ${branch}`, cwd: repo.dir, run: run(branch) },
  ])
  const before = timings(world, cases, 3)
  addNotes(world, repo)
  const noted = { name: 'provenance, notes', cwd: repo.dir, run: run('markers') }
  const after = timings(world, [{ name: 'git log, notes', cwd: repo.dir, run: log('markers') }, noted], 3)
  const found = new Map([...before, ...after])
  const rows = [...found].map(([name, { wall, cpu }]) => {
    const base = found.get(name.replace('provenance', 'git log'))?.wall ?? Number.NaN
    return [name, (wall / 1000).toFixed(2), (cpu / 1000).toFixed(2), (wall / base).toFixed(2)]
  })
  console.log(table([['', 'wall s', 'cpu s', '× git log'], ...rows]))
  console.log(repo.cli(['provenance', '--all', 'claims']).stdout.split('\n').slice(-5).join('\n'))
  expect(repo.git('rev-list', '--count', 'claims')).toBe(`${commits}`)
})

function history(world: World): Repo {
  const repo = world.repository('long')
  for (const branch of ['markers', 'claims']) imported(world, repo, historyText(branch))
  return repo
}

function imported(world: World, repo: Repo, input: string): void {
  const done = world.run('git', ['fast-import', '--quiet'], { cwd: repo.dir, input })
  if (done.code !== 0) throw new Error(done.said)
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`

function historyText(branch: string): string {
  const parts = Array.from({ length: commits }, (_, at) => {
    const by = `${people[at % people.length]} ${1_600_000_000 + at * 600} +0000`
    const text = data(`${branch}, change ${at}\n`)
    return `commit refs/heads/${branch}\nauthor ${by}\ncommitter ${by}\n${data(messageOf(branch, at))}M 100644 inline src/part-${at % 97}/file-${at % 13}.ts\n${text}`
  })
  return parts.join('')
}

const people = Array.from(
  { length: 400 },
  (_, at) => `Person ${at} ${at % 5 === 0 ? 'Łukasiewicz' : 'Smith'} <person-${at}@example.com>`,
)

const paragraph =
  'The old way asked the store for each session anew, which took longer than the\nrequest itself where many were open; now it asks once, and keeps what it was\ntold until the session ends.\n'

/** A subject, mostly a body, often a co-author or a sign-off, now and then an agent's mark. */
function messageOf(branch: string, at: number): string {
  const body = at % 4 === 0 ? '' : `\n${paragraph.repeat((at % 3) + 1)}`
  const person = people[(at * 7) % people.length] ?? ''
  const named = at % 3 === 0 ? `\nSigned-off-by: ${person}\n` : at % 10 === 1 ? `\nCo-authored-by: ${person}\n` : '\n'
  const claims = branch === 'claims' && at % 10 === 3
  const own = `AI-Provenance: v1 level=none sources=hook digest=sha256:${'0'.repeat(56)}${at.toString(16).padStart(8, '0')}\n`
  return `Refresh sessions once, part ${at} (#${at})\n${body}${named}${marks[at % marks.length] ?? ''}${claims ? own : ''}`
}

const marks = [
  ...Array.from({ length: 20 }, () => ''),
  'Co-authored-by: Claude Opus 4.6 <noreply@anthropic.com>\n',
  '🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n',
  'Assisted-by: Codex:gpt-5.2-codex\n',
  'Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>\n',
]

/** A thousand notes of a few lines, and one of 2.7 MB. */
function addNotes(world: World, repo: Repo): void {
  const ids = repo.git('rev-list', '--max-count=1001', 'markers').split('\n')
  const made = '{"agent_id":{"tool":"claude","id":"1","model":"claude-opus-4-6"}}'
  const session = 's_0123456789abcd'
  const end = `---\n{"schema_version":"authorship/3.0.0","sessions":{"${session}":${made}}}`
  const notes = ids.map((id, at) => {
    const lines = Array.from(
      { length: at === 0 ? 60_000 : 10 },
      (_, line) => `src/${line}.ts\n  ${session}::t_${line} 1-9\n`,
    )
    return `N inline ${id}\n${data(`${lines.join('')}${end}`)}`
  })
  imported(
    world,
    repo,
    `commit refs/notes/ai\ncommitter Git AI <ai@example.com> 1770000000 +0000\n${data('Notes')}${notes.join('')}`,
  )
}
