// ai-signoff doctor fires a canary: git itself runs the hooks of a commit that nobody makes, and doctor says whether they declared it.
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { healthy, json, told } from '../support/doctor.ts'
import { test, type Package } from '../support/package.ts'
import { writeScript, type Repo, type RunOptions, type World } from '../support/world.ts'

const canary = (pack: Package, repo: { readonly dir: string }, options?: RunOptions): unknown =>
  told(pack.cli(repo, json, options))['canary']

const hook = ({ dir }: Repo, event: string): string => join(dir, '.git/hooks', event)

/** Puts a line of somebody else's behind ours. */
function addLine(repo: Repo, event: string, line: string): void {
  writeFileSync(hook(repo, event), `${readFileSync(hook(repo, event), 'utf8')}${line}\n`)
}

describe('the canary sings', () => {
  const places: Record<string, (world: World, repo: Repo) => { readonly dir: string }> = {
    'in a clone': (_, repo) => repo,
    'in a linked worktree': (world, repo) => {
      repo.git('worktree', 'add', '--quiet', '--detach', '../tree')
      return { dir: join(world.dir, 'tree') }
    },
    'below the top of the work tree': (_, repo) => {
      repo.write({ 'deep/in/a.txt': 'a\n' })
      return { dir: join(repo.dir, 'deep/in') }
    },
    'in the middle of a merge, with files staged': (_, repo) => {
      repo.git('switch', '--quiet', '-c', 'side', 'HEAD~1')
      repo.commit('Side', { side: 'side\n' })
      repo.git('merge', '--quiet', '--no-commit', 'main')
      repo.write({ staged: 'x\n' })
      repo.git('add', 'staged')
      return repo
    },
    'before the first commit of a branch': (_, repo) => {
      repo.git('switch', '--quiet', '--orphan', 'empty')
      return repo
    },
  }
  test.for(Object.entries(places))('%s', ([, place], { world, pack }) => {
    const repo = healthy(world, pack)
    expect(canary(pack, place(world, repo))).toMatch(
      /^fine: git runs the hooks: a commit from here says "none"; agents/,
    )
  })

  test('of an agent that runs doctor', ({ world, pack }) => {
    expect(canary(pack, healthy(world, pack), { env: { CLAUDECODE: '1' } })).toContain('says "generated"')
  })

  test('beside a hook of somebody else’s that refuses the message', ({ world, pack }) => {
    const repo = healthy(world, pack)
    addLine(repo, 'commit-msg', 'echo "subject must be a haiku" >&2; exit 1')
    expect(canary(pack, repo)).toMatch(/^fine: /)
  })

  test('and runs no pre-commit', ({ world, pack }) => {
    const repo = healthy(world, pack)
    const mark = join(world.dir, 'mark')
    addLine(repo, 'pre-commit', `: >'${mark}'`)
    pack.cli(repo, json)
    expect(readdirSync(world.dir)).not.toContain('mark')
  })
})

describe('the canary is silent, and doctor says where,', () => {
  type Breaking = (repo: Repo) => RunOptions | void
  const breakings: Record<string, readonly [RegExp, Breaking]> = {
    'when a hook is gone': [/^broken: git does not run us at commit-msg/, (repo) => rmSync(hook(repo, 'commit-msg'))],
    'when git passes over a hook': [
      /^broken: git does not run us at prepare-commit-msg/,
      (repo) => chmodSync(hook(repo, 'prepare-commit-msg'), 0o644),
    ],
    'in the environment of Gemini CLI': [
      /^broken: .* at prepare-commit-msg, .* → npx ai-signoff init; git config --show-origin --get-all core.hooksPath/,
      () => ({
        env: {
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'core.hooksPath',
          GIT_CONFIG_VALUE_0: '',
        },
      }),
    ],
    'when a hook of somebody else’s ends before ours': [
      /^broken: git does not run us at commit-msg, .*: too late/,
      (repo) => {
        const text = readFileSync(hook(repo, 'commit-msg'), 'utf8')
        writeFileSync(hook(repo, 'commit-msg'), text.replace('\n', '\necho too late >&2; exit 0\n'))
      },
    ],
    'when a hook of somebody else’s takes the message away': [
      /^broken: git does not run us at prepare-commit-msg/,
      (repo) => addLine(repo, 'prepare-commit-msg', 'rm "$1"'),
    ],
    'when a variable speaks of an agent and names none': [
      /^doubtful: git runs prepare-commit-msg, and it declares nothing: ai-signoff: this commit stays undeclared: AI_AGENT/,
      () => ({ env: { AI_AGENT: '1' } }),
    ],
    'when a hook of somebody else’s comes to no end': [
      /^doubtful: prepare-commit-msg takes longer than ten seconds/,
      (repo) => addLine(repo, 'prepare-commit-msg', 'sleep 30'),
    ],
  }
  test.for(Object.entries(breakings))('%s', ([, [says, breaks]], { world, pack }) => {
    const repo = healthy(world, pack)
    const before = canary(pack, repo)
    const options = breaks(repo) ?? {}
    expect([before, canary(pack, repo, options)]).toEqual([expect.stringMatching(/^fine/), expect.stringMatching(says)])
  })

  test('with a variable that switches hooks off, as husky’s HUSKY=0', ({ world, pack }) => {
    const repo = healthy(world, pack)
    for (const event of ['prepare-commit-msg', 'commit-msg']) {
      const text = readFileSync(hook(repo, event), 'utf8')
      writeFileSync(hook(repo, event), text.replace('\n', '\n[ "${HUSKY-}" = 0 ] && exit 0\n'))
    }
    expect(canary(pack, repo, { env: { HUSKY: '0' } })).toMatch(/^broken: /)
  })
})

/** Every file below a folder, with its content and when it was written. */
const everything = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).mtimeMs} ${readFileSync(path).toString('base64')}`)
    .sort()

test('the canary changes no file, here or in the git folder, and leaves none behind', ({ world, pack }) => {
  const repo = healthy(world, pack)
  repo.write({
    staged: 'x\n',
    'README.md': 'changed\n',
    untracked: 'x\n',
    '.git/ai-signoff/spool/1': 'what an agent left\n',
  })
  repo.git('add', 'staged')
  const scratch = join(world.dir, 'scratch')
  writeScript(join(scratch, 'here'), '')
  const before = everything(repo.dir)
  pack.cli(repo, ['doctor'], { env: { TMPDIR: scratch } })
  expect([everything(repo.dir), readdirSync(scratch)]).toEqual([before, ['here']])
})
