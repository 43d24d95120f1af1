import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { agentsChange, commitPastHooks, landPastHooks, tokenFor } from '../support/attack.ts'
import { refName } from '../support/signing.ts'
import { createTeam, policy, strictRules, type Team } from '../support/team.ts'
import { test, type Ran } from '../support/world.ts'

/** Clears the screen, sets the title, turns the direction, begins a line, gives a CI orders: in all the ways there are. */
const hostile =
  '\u001B[2J\u001B]0;owned\u0007\u009B31m\u202E\u2066\r\n::error::owned\n ##[error]owned ##vso[task.complete] ##teamcity[x]'
/** Without what git takes out of an author's name, or what no ref may have. */
const hostileName = 'Eve \u001B[2J\u009B31m\u202E ::error::owned ##[error]owned'
const hostileBranch = 'release/\u009B31m\u202E##vso[x]::error::'.replaceAll(/[[:]/g, '')

/** What could drive a terminal or a CI's log. */
function harmOf({ said }: Pick<Ran, 'said'>): string[] {
  return said
    .split('\n')
    .filter((line) =>
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|^\s*::|##(?:\[|vso\[|teamcity\[)/.test(
        line,
      ),
    )
}

/** All that tells of a change: in text and for machines, to the author, the signer and the CI. */
function everythingSaid(team: Team, ...tokens: readonly string[]): Ran[] {
  const input = tokens.join('\n')
  const handedIn = tokens.length === 0 ? [] : ['--token', '-']
  const env = { AI_SIGNOFF_TOKEN: input }
  return [
    team.push(undefined, { env }),
    team.ada.cli(['verify', ...handedIn], { input }),
    team.ada.cli(['verify', '--format', 'json', ...handedIn], { input }),
    team.ada.cli(['score']),
    team.ada.cli(['score', '--format', 'json']),
    team.sign(team.grace, ['--yes', '--print']),
  ]
}

describe('nothing drives the reader’s terminal or CI from', () => {
  test('a path', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team, { [`src/auth/${hostile}.ts`.replaceAll('/owned', 'owned')]: 'export {}\n' })
    const said = everythingSaid(team)
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 0, 0, 0])
    expect(said.flatMap(harmOf)).toEqual([])
  })

  test('a path that our own wrapping would break where an order begins', ({ world }) => {
    const team = createTeam(world)
    const words = Array.from({ length: 30 }, () => '::error::owned\u3000::add-mask::a').join(' ')
    agentsChange(team, { [`src/auth ${words.slice(0, 180)}/x.ts`]: 'export {}\n' })
    expect(everythingSaid(team).flatMap(harmOf)).toEqual([])
  })

  test('a renamed path', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('mv', 'src/app.ts', `src/${hostileName}.ts`)
    agentsChange(team, {})
    expect(everythingSaid(team).flatMap(harmOf)).toEqual([])
  })

  test('an author, a subject and an agent’s name', ({ world }) => {
    const team = createTeam(world)
    team.ada.write({ 'src/a.ts': 'export {}\n' })
    const message = `${hostile}\n\nGenerated-by: Claude Opus 4.6 via ${hostileName}\nCo-authored-by: ${hostileName} <${hostileName}>`
    commitPastHooks(team.ada, message, `--author=${hostileName} <eve@example.com>`)
    expect(everythingSaid(team).flatMap(harmOf)).toEqual([])
  })

  test('a token’s reason, its signer’s name and its branch', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const tokens = [
      tokenFor(team, { verdict: 'declined', reason: hostile }),
      tokenFor(team, { signer: hostile }),
      tokenFor(team, { target: refName('refs/heads/\u009B31m\u202E') }),
      '{"\\u001b":1}',
      `{"\u001B${hostileName}`.replaceAll(' ', ''),
    ]
    const said = everythingSaid(team, ...tokens)
    expect(said[1]?.stdout).toContain('declined')
    expect(said.flatMap(harmOf)).toEqual([])
  })

  test('a note', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const input = `${hostile}\n{"${hostileName}\n{"payloadType":"${hostileName}"}\n`
    team.ada.tryGit(['notes', '--ref=refs/notes/ai-signoff', 'add', '--file=-', head], { input })
    expect(everythingSaid(team).flatMap(harmOf)).toEqual([])
  })

  test('a branch', ({ world }) => {
    const team = createTeam(world)
    const head = agentsChange(team)
    const ref = `refs/heads/${hostileBranch}`
    team.ada.git('push', '--quiet', '--no-verify', 'origin', `${head}~1:${ref}`)
    const said = [
      team.ada.cli(['verify', 'HEAD~1..HEAD', '--target', ref]),
      team.ada.cli(['verify', 'HEAD~1..HEAD', '--target', ref, '--format', 'json']),
      team.ada.cli(['verify', 'HEAD~1..HEAD', '--target', hostile]),
      team.ada.cli(['verify', `${hostile}..HEAD`]),
      team.sign(team.grace, ['--yes', '--target', ref]),
    ]
    expect(said.map(({ code }) => code)).toEqual([1, 1, 2, 2, 0])
    expect(said.flatMap(harmOf)).toEqual([])
  })

  test('a policy that can’t be read', ({ world }) => {
    const team = createTeam(world)
    const name = JSON.stringify(hostile)
    const problems = `${strictRules}${name}: 1\npaths: [{ match: ${name}, floor: ${name}, ${name}: 1 }]\n`
    const text = policy(team.grace, team.linus, problems)
    const said = [text, text.replace('Grace Hopper', hostileName), `${hostile}: {`].flatMap((unfit) => {
      team.ada.write({ '.ai-signoff.yml': unfit })
      landPastHooks(team, 'Spoil it')
      commitPastHooks(team.ada, 'Next')
      return everythingSaid(team)
    })
    expect(said.flatMap(harmOf)).toEqual([])
  })

  test('a file with tokens that has none', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const file = join(world.dir, `\u001B[2J\u202E`)
    writeFileSync(file, hostile)
    const said = [
      team.ada.cli(['verify', '--token', file]),
      team.ada.cli(['accept', file]),
      team.ada.cli(['accept', `${file}x`]),
    ]
    expect(said.map(({ code }) => code)).toEqual([1, 2, 2])
    expect(said.flatMap(harmOf)).toEqual([])
  })
})
