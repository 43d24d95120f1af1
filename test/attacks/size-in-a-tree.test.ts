// A tree of a form that git never writes hides no lines: they weigh at least what they do in one that it does, or nothing is scored.
import { expect } from 'vitest'
import { test, type Repo } from '../support/world.ts'

type Entry = readonly [mode: string, name: string, id: string]

const write = (repo: Repo, type: string, input: string | Uint8Array): string =>
  repo.tryGit(['hash-object', '-t', type, '--literally', '-w', '--stdin'], { input }).stdout.trim()
const tree = (repo: Repo, entries: readonly Entry[]): string =>
  write(
    repo,
    'tree',
    Buffer.concat(
      entries.map(([mode, name, id]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])),
    ),
  )

/** What is done with a file `b.ts` of 300 lines, in a tree that had a.ts and b.ts of one line. */
const forms: readonly [string, (small: string, large: string, repo: Repo) => readonly Entry[]][] = [
  [
    'as git writes it',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', large],
    ],
  ],
  [
    'twice, the old content first',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', small],
      ['100644', 'b.ts', large],
    ],
  ],
  [
    'twice, the old content last',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', large],
      ['100644', 'b.ts', small],
    ],
  ],
  [
    'out of order',
    (small, large) => [
      ['100644', 'b.ts', large],
      ['100644', 'a.ts', small],
    ],
  ],
  [
    'out of order, with the old content in order',
    (small, large) => [
      ['100644', 'b.ts', large],
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', small],
    ],
  ],
  [
    'behind names that come before it',
    (small, large) => [
      ['100644', 'z.ts', small],
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', large],
    ],
  ],
  [
    'with a mode that git writes otherwise',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['100664', 'b.ts', large],
    ],
  ],
  [
    'with no mode',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['0', 'b.ts', large],
    ],
  ],
  [
    'with a path for a name',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', small],
      ['100644', 'src/../b.ts', large],
    ],
  ],
  [
    'as a folder',
    (small, large) => [
      ['100644', 'a.ts', small],
      ['40000', 'b.ts', large],
    ],
  ],
  [
    'with a folder for content',
    (small, large, repo) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', tree(repo, [['100644', 'c.ts', large]])],
    ],
  ],
  [
    'in a folder of the same name beside it',
    (small, large, repo) => [
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', small],
      ['40000', 'b.ts', tree(repo, [['100644', 'c.ts', large]])],
    ],
  ],
  [
    'in a folder called .git',
    (small, large, repo) => [
      ['40000', '.git', tree(repo, [['100644', 'b.ts', large]])],
      ['100644', 'a.ts', small],
      ['100644', 'b.ts', small],
    ],
  ],
]

test.for(forms)('300 lines weigh what they weigh, %s', ([, form], { world }) => {
  const repo = world.repository('r')
  const [small, large] = [write(repo, 'blob', 'one()\n'), write(repo, 'blob', 'line()\n'.repeat(300))]
  const commit = (entries: readonly Entry[], ...parents: readonly string[]): string =>
    repo.git('commit-tree', '-m', 'Files', ...parents, tree(repo, entries))
  const base = commit([
    ['100644', 'a.ts', small],
    ['100644', 'b.ts', small],
  ])
  const { code, stdout } = repo.cli(['score', commit(form(small, large, repo), '-p', base), '--format', 'json'])
  const score = code === 0 ? (JSON.parse(stdout) as { score: number }).score : null
  expect([code, score]).toSatisfy(
    ([ended, points]: readonly [number, number | null]) => ended === 3 || (points ?? 0) >= 40,
  )
})
