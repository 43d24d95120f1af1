// What deciding costs where there is much to decide: tokens verified in this process, and a landing of ten thousand commits that a
// thousand sign-offs cover step by step, as a multiple of `git log` over the same range.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listings } from '../../src/git/listing.ts'
import { openRepository } from '../../src/git/repository.ts'
import { openScratch } from '../../src/git/scratch.ts'
import { parseCommitId, parseTreeId, type CommitId, type TreeId } from '../../src/model/ids.ts'
import type { Statement } from '../../src/model/signoff.ts'
import { renderStatement } from '../../src/signoff/statement.ts'
import { verifyToken } from '../../src/signoff/token.ts'
import { aStatement, aToken, ed25519Key, ecdsaKey, must, rosterOf, rsaKey, type SoftKey } from '../support/signing.ts'
import { time } from '../support/attack.ts'
import { policy, strictRules } from '../support/team.ts'
import { bin, test, type Repo, type World } from '../support/world.ts'
import { table, timings } from './stopwatch.ts'

const [changes, commitsEach] = [1000, 9]

test('tokens a second', () => {
  const rows = Object.entries({ ed25519: ed25519Key(), 'ecdsa p256': ecdsaKey('P-256'), 'rsa 3072': rsaKey(3072) }).map(
    ([name, key]) => [name, tokensASecond(key).toFixed(0)],
  )
  console.log(table([['key', 'tokens a second'], ...rows]))
})

function tokensASecond(key: SoftKey): number {
  const [roster, token] = [rosterOf(key), aToken(key)]
  const rounds = 1000
  const start = process.hrtime.bigint()
  for (let round = 0; round < rounds; round++) {
    if (!('statement' in verifyToken(token, roster))) throw new Error('a sound token was refused')
  }
  return (rounds * 1e9) / Number(process.hrtime.bigint() - start)
}

test('a long landing', ({ world }) => {
  const key = ed25519Key()
  const repo = longHistory(world, key)
  writeFileSync(join(world.dir, 'tokens'), tokensFor(repo, world, key).join('\n'))
  const verify = `'${process.execPath}' '${bin}' verify old..new --target main --token ../tokens`
  const found = timings(
    world,
    [
      { name: 'git log', cwd: repo.dir, run: 'git log old..new' },
      {
        name: 'git log --raw',
        cwd: repo.dir,
        run: 'git log --raw -m --first-parent old..new && git log --raw old..new',
      },
      { name: 'verify', cwd: repo.dir, run: verify },
    ],
    3,
  )
  const log = found.get('git log')?.wall ?? Number.NaN
  const rows = [...found].map(([name, { wall, cpu }]) => [
    name,
    wall.toFixed(0),
    cpu.toFixed(0),
    (wall / log).toFixed(1),
  ])
  console.log(table([['', 'wall ms', 'cpu ms', '× git log'], ...rows]))
  console.log(`git processes in one verify: ${countGit(world, repo, verify)}`)
})

/** main with a policy, then a thousand merges of branches that all began there: `old` and `new` are the landing's ends. */
function longHistory(world: World, key: SoftKey): Repo {
  const repo = world.repository('long')
  const grace = { file: '', public: key.line }
  const files = Object.fromEntries(Array.from({ length: changes }, (_, at) => [`src/part-${at}/index.ts`, `${at}\n`]))
  repo.commit('Start', { ...files, '.ai-signoff.yml': policy(grace, world.key('linus'), strictRules) })
  repo.git('update-ref', 'refs/heads/old', 'HEAD')
  repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
  const done = world.run('git', ['fast-import', '--quiet'], { cwd: repo.dir, input: historyText() })
  if (done.code !== 0) throw new Error(done.said)
  return repo
}

const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`

function historyText(): string {
  const parts: string[] = []
  for (let change = 0; change < changes; change++) {
    for (let at = 0; at < commitsEach; at++) {
      const message = 'Refresh\n\nAssisted-by: Claude Code:claude-opus-4\n'
      const path = at === 0 ? 'index.ts' : `more-${at}.ts`
      parts.push(
        `commit refs/heads/change-${change}\nauthor ${by}\ncommitter ${by}\n${data(message)}`,
        at === 0 ? 'from refs/heads/old^0\n' : '',
        `M 100644 inline src/part-${change}/${path}\n${data(`change ${change} of ${at}\n`)}`,
      )
    }
    parts.push(
      `commit refs/heads/new\nauthor ${by}\ncommitter ${by}\n${data('Merge\n')}${change === 0 ? 'from refs/heads/old^0\n' : ''}`,
      `merge refs/heads/change-${change}\n`,
      ...Array.from({ length: commitsEach }, (_, at) => {
        const path = at === 0 ? 'index.ts' : `more-${at}.ts`
        return `M 100644 inline src/part-${change}/${path}\n${data(`change ${change} of ${at}\n`)}`
      }),
    )
  }
  return parts.join('')
}

function tokensFor(repo: Repo, world: World, key: SoftKey): string[] {
  const scratch = openScratch(openRepository(repo.dir, world.env))
  try {
    const base = commitAt(repo, 'old')
    const heads = lines(repo.git('for-each-ref', '--format=%(objectname)', 'refs/heads/change-*')).map((line) =>
      must(parseCommitId(line)),
    )
    const root = must(parseCommitId(repo.git('rev-list', '--max-parents=0', 'old')))
    const trees = lines(repo.git('for-each-ref', '--format=%(tree)', 'refs/heads/change-*')).map((line) =>
      must(parseTreeId(line)),
    )
    const digests = listings(
      scratch,
      trees.map((tree) => ({ base: base.tree, result: tree })),
    )
    return heads.map((head, index) =>
      aToken(key, {
        payload: renderStatement({
          ...aStatement({
            repository: [root],
            base,
            head,
            tree: must(trees[index]),
            change: must(digests[index]).digest,
          }),
          id: index.toString(16).padStart(32, '0'),
          commits: lines(repo.git('rev-list', '--reverse', `old..${head}`)).map((line) => must(parseCommitId(line))),
          issued: time(0),
          expires: time(3600),
        } satisfies Statement),
      }),
    )
  } finally {
    scratch.dispose()
  }
}

const lines = (text: string): string[] => text.split('\n')

const commitAt = (repo: Repo, name: string): { commit: CommitId; tree: TreeId } => ({
  commit: must(parseCommitId(repo.git('rev-parse', name))),
  tree: must(parseTreeId(repo.git('rev-parse', `${name}^{tree}`))),
})

/** A git first in PATH that writes a line each time it is started. */
function countGit(world: World, repo: Repo, command: string): number {
  const [folder, log] = [join(world.dir, 'bin'), join(world.dir, 'git-log')]
  const real = world.run('bash', ['-c', 'command -v git']).stdout.trim()
  world.run('mkdir', [folder])
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho >>'${log}'\nexec '${real}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  const env = { PATH: `${folder}:${world.env['PATH'] ?? ''}` }
  const { code, said } = world.run('bash', ['-c', command], { cwd: repo.dir, env })
  if (code !== 0) throw new Error(said)
  return readFileSync(log, 'utf8').length
}
