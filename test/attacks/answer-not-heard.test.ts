// What verify decides can't be written down, or not to its end: whoever reads has gone, the disk is full, it is stopped. A CI must not go on as if it were allowed.
import { describe, expect } from 'vitest'
import { createTeam, type Team } from '../support/team.ts'
import { bin, test, type World } from '../support/world.ts'

/** A change that needs nobody. */
function ordinary(world: World): Team {
  const team = createTeam(world)
  team.ada.commit('A word', { 'readme.md': '# Begin\n' })
  return team
}

/** The exit code of verify in a line of shell, which calls it as "$@". */
function codeOf(team: Team, line: string, format: string): number {
  const verify = [process.execPath, bin, 'verify', '--format', format]
  const { stdout } = team.world.run('sh', ['-c', line, 'sh', ...verify], { cwd: team.ada.dir })
  return Number(/code (\d+)/.exec(stdout)?.[1])
}

describe.each(['text', 'json'])('verify --format %s', (format) => {
  test('ends with 3, not with 0, when the disk is full', ({ world }) => {
    const team = ordinary(world)
    const [heard, full] = ['/dev/null', '/dev/full'].map((to) => codeOf(team, `"$@" >${to}; echo code $?`, format))
    expect([heard, full]).toEqual([0, 3])
  })

  test('ends with 3, not with 0, when whoever reads it has gone', ({ world }) => {
    const team = ordinary(world)
    const readBy = (reader: string): number =>
      codeOf(team, `exec 3>&1; { sleep 1; "$@"; echo code $? >&3; } | ${reader}`, format)
    expect([readBy('cat >/dev/null'), readBy('true')]).toEqual([0, 3])
  })

  // It waits for a token that never comes.
  test.for(['INT', 'TERM', 'HUP'])('does not end with 0 when SIG%s stops it', (signal, { world }) => {
    const team = ordinary(world)
    const stopped = `sleep 3 | timeout --preserve-status -s ${signal} 1 "$@" --token -; echo code $?`
    expect(codeOf(team, stopped, format)).toBeGreaterThan(128)
  })
})
