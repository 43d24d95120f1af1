// For stories about capture: a repository with this project's hooks and hooks/agent-after where `init` puts it, and agents that edit.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hookedRepository, message } from './provenance.ts'
import { projectDir, type Ran, type Repo, type World } from './world.ts'

/** Everything of ours in the git directory. */
export const ours = (repo: Repo): string => join(repo.dir, '.git/ai-signoff')

export const shim = (repo: Repo): string => join(ours(repo), 'hooks/agent-after')

export function capturingRepository(world: World, name = 'repo'): Repo {
  const repo = hookedRepository(world, name)
  mkdirSync(join(ours(repo), 'hooks'), { recursive: true })
  mkdirSync(join(ours(repo), 'spool'), { mode: 0o700 })
  copyFileSync(join(projectDir, 'hooks/agent-after'), shim(repo))
  return repo
}

/** A fixture of test/unit/provenance/payloads, with a real folder in it. */
export const payload = (name: string, folder: string): string =>
  readFileSync(join(projectDir, `test/unit/provenance/payloads/${name}.json`), 'utf8').replaceAll(
    '/home/ada/repo',
    folder,
  )

/** What an agent's hook file does after a tool. */
export const tell = (world: World, repo: Repo, agent: string, text: string, cwd = repo.dir): Ran =>
  world.run('sh', [shim(repo), agent], { cwd, input: text })

/** The text that the fixtures' edits put in. */
export const agentsText = `export function total(prices: number[]): number {
  return prices.reduce((sum, price) => sum + price, 0)
}`

/** Claude Code writes a file: the file, and what its hook is told. */
export function claudeWrites(world: World, repo: Repo, path: string, content: string, top = repo.dir): void {
  repo.write({ [join(relative(repo.dir, top), path)]: content })
  const call = { session_id: 's-1', cwd: top, hook_event_name: 'PostToolUse', tool_name: 'Write' }
  tell(
    world,
    repo,
    'claude-code',
    JSON.stringify({ ...call, tool_input: { file_path: join(top, path), content } }),
    top,
  )
}

/** Claude Code changes a part of a file. */
export function claudeEdits(world: World, repo: Repo, path: string, before: string, after: string): void {
  const file = join(repo.dir, path)
  const whole = readFileSync(file, 'utf8')
  if (!whole.includes(before)) throw new Error(`${path} has no ${before}`)
  repo.write({ [path]: whole.replace(before, () => after) })
  const call = { session_id: 's-1', cwd: repo.dir, hook_event_name: 'PostToolUse', tool_name: 'Edit' }
  const edit = { file_path: file, old_string: before, new_string: after }
  tell(world, repo, 'claude-code', JSON.stringify({ ...call, tool_input: edit }))
}

export const spooled = (repo: Repo): string[] => filesIn(join(ours(repo), 'spool'))

export const captured = (repo: Repo): string =>
  filesIn(join(ours(repo), 'captured'))
    .map((name) => readFileSync(join(ours(repo), 'captured', name), 'utf8'))
    .join('')

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** `generated hook,capture`: what a commit's own trailer says. */
export function said(repo: Repo, revision = 'HEAD'): string {
  const [, level = '', sources = ''] =
    /^AI-Provenance: v1 level=(\w+) sources=(\S+)/m.exec(message(repo, revision)) ?? []
  return `${level} ${sources}`
}
