// A team that asks for trailers, and keeps agents out of others: told when the commit is made, judged when it lands, mended by what is said.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { allowed, amendPastHooks, commitPastHooks, decide, refused, tokenFor } from '../support/attack.ts'
import { editor, message, recordingNode } from '../support/provenance.ts'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type Ran, type RunOptions, type World } from '../support/world.ts'

const nobody = 'requirements: { none: 0, assisted: 0, generated: 0, undeclared: 0 }\n'
const rules = `${nobody}trailers: { require: [assisted-by], forbid: [co-authored-by, footers] }\n`
const marker = 'Co-Authored-By: Claude <noreply@anthropic.com>'

function commit(team: Team, words: string, options: RunOptions = {}, ...args: readonly string[]): Ran {
  team.ada.write({ 'src/app.ts': `export const one = ${Math.random()}\n` })
  return team.ada.tryGit(['commit', '--quiet', '--all', '-m', words, ...args], options)
}

describe('when a commit is made', () => {
  test('an agent that is named where it may not be is told, and the commit goes on', ({ world }) => {
    const team = createTeam(world, { rules })
    const ran = commit(team, `Second\n\n${marker}`, asClaude)
    expect([ran.code, ran.said]).toEqual([
      0,
      `ai-signoff: trailers.forbid in .ai-signoff.yml: this message names an agent in "${marker}"; next: git commit --amend, without the lines that name an agent\n`,
    ])
  })

  test('an agent whose name nothing says is asked for', ({ world }) => {
    const team = createTeam(world, { rules })
    expect(commit(team, 'Second\n\nAI-Assisted: true').said).toBe(
      `ai-signoff: trailers.require in .ai-signoff.yml: this message lacks "Assisted-by: NAME:MODEL"; next: git commit --amend --no-edit --trailer 'Assisted-by: NAME:MODEL'\n`,
    )
  })

  test.for([
    ['an agent whose name the hook writes', 'Second', asClaude],
    ['a person called Claude', 'Second\n\nCo-authored-by: Claude Shannon <claude@example.com>', {}],
    ['a person who is thanked', 'Second\n\nAssisted-by: Jay Satiro', {}],
  ] as const)('nothing is said of %s', ([, words, options], { world }) => {
    expect(commit(createTeam(world, { rules }), words, options).said).toBe('')
  })

  test('an ordinary commit starts no Node', ({ world }) => {
    const team = createTeam(world, { rules })
    const { env, mark } = recordingNode(world)
    team.ada.git('config', 'core.hooksPath', onlyMessageHooks(team))
    const ran = commit(team, 'Second', { env })
    expect([ran.said, existsSync(mark)]).toEqual(['', false])
  })

  test('what is committed without rules about trailers is not held to any', ({ world }) => {
    expect(commit(createTeam(world), `Second\n\n${marker}`).said).toBe('')
  })

  test('a policy that can’t be read holds nothing back', ({ world }) => {
    const team = createTeam(world, { rules })
    team.ada.write({ '.ai-signoff.yml': 'trailers: [\n' })
    commitPastHooks(team.ada, 'Break it')
    const ran = commit(team, `Second\n\n${marker}`)
    expect([ran.code, ran.said]).toEqual([0, expect.stringContaining('this message was not held to the policy: ')])
  })
})

/** Without pre-commit, which asks Node about a policy with rules of other kinds. */
function onlyMessageHooks({ world, ada }: Team): string {
  const hooks = ada.git('config', 'core.hooksPath')
  world.run('rm', [join(hooks, 'pre-commit')])
  return hooks
}

describe('under `pre-commit: block`', () => {
  const blocking = (world: World): Team => createTeam(world, { rules: `${rules}pre-commit: block\n` })
  const words = `Second\n\n${marker}`
  const head = (team: Team): string => team.ada.git('log', '-1', '--format=%s')

  test('the commit is held back, and told how it goes on', ({ world }) => {
    const team = blocking(world)
    const ran = commit(team, words)
    expect([ran.code, ran.said, head(team)]).toEqual([
      1,
      expect.stringContaining('next: git commit, without the lines that name an agent\n'),
      'Start',
    ])
  })

  test('so it is after an editor', ({ world }) => {
    const team = blocking(world)
    team.ada.write({ 'src/app.ts': 'export const two = 2\n' })
    const env = { GIT_EDITOR: editor(world, `${words}\n`) }
    expect([team.ada.tryGit(['commit', '--all'], { env }).code, head(team)]).toEqual([1, 'Start'])
  })

  test.for([['--no-verify'], ['-n']])('%s goes past it', ([flag], { world }) => {
    const team = blocking(world)
    expect([commit(team, words, {}, flag ?? '').code, head(team)]).toEqual([0, 'Second'])
  })

  test('a pick of such a commit is not held back', ({ world }) => {
    const team = blocking(world)
    team.ada.git('switch', '--quiet', '-c', 'side')
    commit(team, words, {}, '--no-verify')
    team.ada.git('switch', '--quiet', 'main')
    expect([team.ada.tryGit(['cherry-pick', 'side']).code, head(team)]).toEqual([0, 'Second'])
  })

  test('nor is one that could not be looked at', ({ world }) => {
    const team = blocking(world)
    const path = join(world.dir, 'bin')
    world.run('mkdir', [path])
    writeFileSync(join(path, 'node'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const ran = commit(team, words, { env: { PATH: `${path}:${world.env['PATH'] ?? ''}` } })
    expect([ran.code, head(team)]).toEqual([0, 'Second'])
  })
})

/** What the report says is to be done next, run by a shell as it stands. */
function mend(team: Team): void {
  const { stdout } = team.ada.cli(['verify'])
  const next = /^ {2}next +(git .*)$/m.exec(stdout)?.[1]
  if (next === undefined) throw new Error(`no command in: ${stdout}`)
  const ran = team.world.run('sh', ['-c', next], { cwd: team.ada.dir })
  if (ran.code !== 0) throw new Error(`${next}: ${ran.said}`)
}

describe('when it lands', () => {
  test('a forbidden line is refused, whoever signs', ({ world }) => {
    const team = createTeam(world, { rules })
    commit(team, `Second\n\n${marker}`, asClaude)
    expect([decide(team), decide(team, { tokens: [tokenFor(team)] })]).toEqual([
      refused('trailer-forbidden'),
      refused('trailer-forbidden'),
    ])
  })

  test('the push is refused in so many words', ({ world }) => {
    const team = createTeam(world, { rules })
    commit(team, `Second\n\n${marker}`, asClaude)
    expect(team.push().stderr).toMatch(
      /✗ refs\/heads\/main: refused\. 1 commit has in the message what trailers\.forbid in \.ai-signoff\.yml names\.\n {2}why {4}\w{10} names an agent in "Co-Authored-By: Claude <noreply@anthropic\.com>" · /,
    )
  })

  test('and without the line it lands; the evidence stays in our own trailer', ({ world }) => {
    const team = createTeam(world, { rules })
    commit(team, `Second\n\n${marker}`, asClaude)
    const left = message(team.ada).replace(`${marker}\n`, '')
    team.ada.git('commit', '--quiet', '--amend', '-m', left)
    expect([message(team.ada), decide(team)]).toEqual([
      expect.stringMatching(/^Second\n\nAssisted-by: Claude:unknown\nAI-Provenance: v1 level=generated /),
      allowed,
    ])
  })

  test('a required line that is lacking is refused, and what is said mends it', ({ world }) => {
    const team = createTeam(world, { rules })
    commit(team, 'Second', asClaude)
    amendPastHooks(team.ada, '-m', message(team.ada).replace(/^Assisted-by: .*\n/m, '\nAI-Assisted-Session: 1\n'))
    amendPastHooks(team.ada, '--author=Claude <noreply@anthropic.com>')
    const before = decide(team)
    mend(team)
    expect([before, decide(team), message(team.ada)]).toEqual([
      refused('trailer-required'),
      allowed,
      expect.stringContaining('\nAssisted-by: Claude:unknown'),
    ])
  })

  test('so does it of commits that are not the last, with the hooks on', ({ world }) => {
    const team = createTeam(world, { rules: rules.replace('co-authored-by, ', '') })
    for (const name of ['b', 'c']) {
      team.ada.write({ [name]: `${name}\n` })
      commitPastHooks(team.ada, `Add ${name}\n\n${marker}`)
    }
    commit(team, 'Mine')
    const before = decide(team)
    mend(team)
    const credits = team.ada.git('log', '--format=%s %(trailers:key=Assisted-by,valueonly,separator=%x2C)', '-3')
    expect([before, decide(team), credits]).toEqual([
      refused('trailer-required'),
      allowed,
      'Mine \nAdd c Claude:unknown\nAdd b Claude:unknown',
    ])
  })

  test('the sign-off that was given survives the mending', ({ world }) => {
    const team = createTeam(world, { rules: rules.replace('generated: 0', 'generated: 1') })
    commit(team, 'Second', asClaude)
    amendPastHooks(team.ada, '-m', `Second\n\nAI-Provenance: v1 level=generated sources=env\nGenerated-by: Claude`)
    const tokens = [tokenFor(team)]
    const before = decide(team, { tokens })
    mend(team)
    expect([before, decide(team, { tokens })]).toEqual([refused('trailer-required'), allowed])
  })

  test('AI-Provenance is asked of every commit with lines of its own, and nobody signs for its lack', ({ world }) => {
    const team = createTeam(world, { rules: `${nobody}trailers: { require: [ai-provenance] }\n` })
    commit(team, 'Second')
    const [there] = [decide(team)]
    commitPastHooks(team.ada, 'Third')
    expect([there, decide(team, { tokens: [tokenFor(team)] })]).toEqual([allowed, refused('trailer-required')])
  })

  test('the rules are the branch’s own, not those that the push brings', ({ world }) => {
    const team = createTeam(world, { rules })
    commit(team, `Second\n\n${marker}`)
    const policy = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace(/^trailers.*\n?/m, '')
    team.ada.write({ '.ai-signoff.yml': `${policy}\n` })
    team.ada.commit('No rules', {})
    expect(decide(team)).toEqual(refused('trailer-forbidden'))
  })
})

describe('provenance.none-from', () => {
  const from = (word: string): string =>
    `requirements: { none: 0, assisted: 0, generated: 0, undeclared: 1 }\nprovenance: { none-from: ${word} }\n`

  test('capture makes a "none" of the hook alone undeclared, by name', ({ world }) => {
    const team = createTeam(world, { rules: from('capture') })
    commit(team, 'Second')
    expect(team.ada.cli(['verify']).stdout).toMatch(
      /note {3}\w{10} "Second" is undeclared: its "none" is from hook, and the policy counts one from capture on\n/,
    )
  })

  test.for(['hook', 'capture', 'declared'])('%s takes a person’s word', (word, { world }) => {
    const team = createTeam(world, { rules: from(word ?? '') })
    commit(team, 'Second\n\nAI-Provenance: none')
    expect(decide(team)).toEqual(allowed)
  })

  test('is the branch’s own rule, not one that the push brings', ({ world }) => {
    const team = createTeam(world, { rules: from('declared') })
    commit(team, 'Second')
    const weaker = team.ada.git('show', 'HEAD:.ai-signoff.yml').replace('none-from: declared', 'none-from: hook')
    team.ada.write({ '.ai-signoff.yml': `${weaker}\n` })
    team.ada.commit('Weaker', {})
    expect(decide(team)).toEqual(refused('needs-sign-off'))
  })
})

describe('verify names what nobody looked at', () => {
  test('in text and for a program, though it is allowed', ({ world }) => {
    const team = createTeam(world, { rules: nobody })
    const id = commitPastHooks(team.ada, 'By hand \u001b[2J')
    const text = team.ada.cli(['verify']).stdout
    const json: unknown = JSON.parse(team.ada.cli(['verify', '--format', 'json']).stdout)
    const why = 'it has no AI-Provenance trailer: nobody looked'
    expect([text, json]).toEqual([
      expect.stringContaining(`  note   ${id.slice(0, 10)} "By hand \\x1b[2J" is undeclared: ${why}\n`),
      expect.objectContaining({ refs: [expect.objectContaining({ undeclared: [{ commit: id, why }] })] }),
    ])
  })

  test('a push that is allowed is told nothing of it', ({ world }) => {
    const team = createTeam(world, { rules: nobody })
    commitPastHooks(team.ada, 'By hand')
    expect(team.push().stderr).not.toContain('undeclared')
  })

  test('a push that is refused is', ({ world }) => {
    const team = createTeam(world)
    commitPastHooks(team.ada, 'By hand')
    expect(team.push().stderr).toMatch(/note {3}\w{10} "By hand" is undeclared: it has no AI-Provenance trailer/)
  })

  test('with it what a person denies', ({ world }) => {
    const team = createTeam(world, { rules: nobody })
    commit(team, 'Second\n\nAI-Provenance: none', asClaude)
    expect(team.ada.cli(['verify']).stdout).toMatch(
      /note {3}\w{10} "Second" says "none" by hand, over evidence: Assisted-by: Claude:unknown · AI-Provenance: v1 level=generated sources=hook,env,disputed\n/,
    )
  })
})
