// A token that does not get to the remote: why, in words that tell the causes apart, and what brings it there later.
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { lostRace, pushTokens } from '../../src/git/exchange.ts'
import { openRepository } from '../../src/git/repository.ts'
import { parseCommitId } from '../../src/model/ids.ts'
import { agentsChange, allowed, decide, tokenFor } from '../support/attack.ts'
import { kill, start, until } from '../support/at-once.ts'
import { note, notesRef } from '../support/notes.ts'
import { must } from '../support/signing.ts'
import { createTeam, type Team } from '../support/team.ts'
import { bin, test, writeScript, type Ran, type World } from '../support/world.ts'

function changed(world: World): { team: Team; token: string } {
  const team = createTeam(world)
  agentsChange(team)
  return { team, token: tokenFor(team) }
}

const accept = ({ team, token }: ReturnType<typeof changed>, ...args: string[]): Ran =>
  team.ada.cli(['accept', '-', ...args], { input: token })

const hook = (team: Team, name: string, script: string): void =>
  writeScript(join(team.remote, 'hooks', name), `#!/bin/sh\n${script}\n`)

describe('a token that did not get to the remote is kept here, and accept says why', () => {
  test('nobody answers there', ({ world }) => {
    const all = changed(world)
    renameSync(all.team.remote, `${all.team.remote}.away`)
    // With --target the remote is not asked for its default branch, and the push is the first to find nobody there.
    const ran = accept(all, '--target', 'main')
    expect([ran.code, ran.stderr]).toEqual([
      3,
      expect.stringMatching(
        /✗ origin could not be reached; the sign-off is kept in this clone's notes\n[^]*next {3}.*git ls-remote origin; when it answers, run it again/,
      ),
    ])
    expect(decide(all.team)).toEqual(allowed)
  })

  test('the host does not take it', ({ world }) => {
    const all = changed(world)
    hook(all.team, 'pre-receive', 'echo "not here" >&2; exit 1')
    expect(accept(all)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /✗ origin did not take refs\/notes\/ai-signoff [^]*not here[^]*next {3}let the remote accept/,
      ),
    })
    expect(decide(all.team)).toEqual(allowed)
  })

  test('others write there all the time', ({ world }) => {
    const { team, token } = changed(world)
    const [one, two] = ['one', 'two'].map((said) => notesAtRemote(team, said))
    // The remote's notes move under each push, as if a faster writer came in between.
    hook(
      team,
      'pre-receive',
      `unset GIT_QUARANTINE_PATH\nnow=$(git rev-parse ${notesRef})\n[ "$now" = ${one} ] && next=${two} || next=${one}\ngit update-ref ${notesRef} $next`,
    )
    const push = (): void => {
      const repo = openRepository(team.ada.dir, world.env)
      pushTokens(repo, 'origin', [{ head: must(parseCommitId(team.id('HEAD'))), token }], {
        most: 3,
        longestPause: 1,
        raced: lostRace,
      })
    }
    expect(push).toThrow(/^others were writing to refs\/notes\/ai-signoff at origin all the time; the sign-off is kept/)
    expect(decide(team)).toEqual(allowed)
  })
})

/** A notes commit that lies at the remote, and no ref names it yet. */
function notesAtRemote(team: Team, said: string): string {
  const other = team.world.clone(team.remote, said)
  note(other, 'origin/main', said)
  other.git('push', '--quiet', 'origin', `${notesRef}:refs/elsewhere/${said}`)
  return other.git('rev-parse', notesRef)
}

describe('accept that is killed', () => {
  test('while it pushes leaves the token here, and accept again brings it there', async ({ world }) => {
    const all = changed(world)
    const { team, token } = all
    const [reached, ci] = [join(world.dir, 'reached'), world.clone(team.remote, 'ci')]
    hook(team, 'pre-receive', `touch '${reached}'; sleep 60`)
    const started = start(world, process.execPath, [bin, 'accept', '-'], { cwd: team.ada.dir, input: token })
    await until(() => world.run('test', ['-e', reached]).code === 0)
    await kill(started)
    const there = team.ada.git('ls-remote', 'origin', 'refs/notes/*')
    rmSync(join(team.remote, 'hooks/pre-receive'))
    expect([there, decide(team), accept(all).code]).toEqual(['', allowed, 0])
    ci.git('fetch', '--quiet', team.ada.dir, 'HEAD')
    ci.git('checkout', '--quiet', 'FETCH_HEAD')
    expect(decide({ ada: ci }, { args: ['--fetch'] })).toEqual(allowed)
  })

  test.for([0.1, 0.3, 0.5, 0.7, 0.9])(
    'after %s of its time leaves all or nothing, and accept again mends it',
    async (part, { world }) => {
      const all = changed(world)
      const { team, token } = all
      const began = performance.now()
      world.clone(team.remote, 'other').cli(['accept', '-', '--no-push'], { input: token })
      const whole = performance.now() - began
      const started = start(world, process.execPath, [bin, 'accept', '-'], { cwd: team.ada.dir, input: token })
      await new Promise((resolve) => setTimeout(resolve, whole * part))
      await kill(started)
      const [notes, heads] = [notesRef, 'refs/ai-signoff/reviewed'].map(
        (refs) => team.ada.git('for-each-ref', refs) !== '',
      )
      expect([notes === heads, accept(all).code, decide(team)]).toEqual([true, 0, allowed])
    },
  )
})
