// Notes are kept and read in clones of another kind: SHA-256 ids, a bare one, one that fetches file contents late.
import { expect } from 'vitest'
import { keepTokens } from '../../src/git/keep-tokens.ts'
import { readNoteLines } from '../../src/git/notes.ts'
import { openRepository } from '../../src/git/repository.ts'
import { parseCommitId } from '../../src/model/ids.ts'
import { agentsChange, tokenFor } from '../support/attack.ts'
import { note, notesRef } from '../support/notes.ts'
import { must } from '../support/signing.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

test.for(['sha1', 'sha256'])(
  'tokens are kept and read by %s ids, at once and one after the other',
  (format, { world }) => {
    world.run('git', ['init', '--quiet', `--object-format=${format}`, 'odd'])
    const dir = `${world.dir}/odd`
    const head = (): string => world.run('git', ['rev-parse', 'HEAD'], { cwd: dir }).stdout.trim()
    world.run('git', ['commit', '--quiet', '--allow-empty', '-m', 'Start'], { cwd: dir })
    const repo = openRepository(dir, world.env)
    const kept = (token: string) => ({ head: must(parseCommitId(head())), token })
    keepTokens(repo, [kept('{"a"}'), kept('{"b"}')])
    keepTokens(repo, [kept('{"c"}'), kept('{"a"}')])
    expect(readNoteLines(repo.git).map(({ line, on }) => [line, on])).toEqual(
      ['{"a"}', '{"b"}', '{"c"}'].map((line) => [line, head()]),
    )
  },
)

test.for([
  ['a bare clone', ['clone', '--quiet', '--bare']],
  ['a clone without file contents', ['clone', '--quiet', '--filter=blob:none']],
] as const)('%s takes a token in and brings it to the remote, beside what is there', ([, clone], { world }) => {
  const team = createTeam(world)
  world.run('git', ['config', 'uploadpack.allowFilter', 'true'], { cwd: team.remote })
  agentsChange(team)
  team.push(['--quiet', 'origin', 'HEAD:feature'])
  note(team.ada, 'HEAD', 'Reviewed-by: somebody\n')
  team.ada.git('push', '--quiet', '--no-verify', 'origin', notesRef)
  world.run('git', [...clone, `file://${team.remote}`, 'odd'])
  const cwd = `${world.dir}/odd`
  // A bare clone has branches and no remote's.
  world.run('git', ['fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*'], { cwd })
  const accepted = team.ada.cli(['accept', '-'], { cwd, input: tokenFor(team) })
  team.ada.git('fetch', '--quiet', 'origin', `+${notesRef}:${notesRef}`)
  const there = team.ada.git('notes', `--ref=${notesRef}`, 'show', 'HEAD')
  expect([accepted.said, accepted.code, there.includes('"payloadType"'), there.includes('Reviewed-by')]).toEqual([
    expect.stringContaining('✓ kept'),
    0,
    true,
    true,
  ])
})
