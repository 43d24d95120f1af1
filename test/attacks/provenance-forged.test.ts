import { describe, expect } from 'vitest'
import type { Kind } from '../../src/model/provenance.ts'
import {
  agentsChange,
  allowed,
  amendPastHooks,
  commitPastHooks,
  decide,
  notSignedOff,
  sessionFile,
  statementFor,
  tokenFor,
  type Decision,
} from '../support/attack.ts'
import { createTeam, type Team } from '../support/team.ts'
import { test } from '../support/world.ts'

/** What Ada wrote with no agent about, and what the hook says of it: a trailer with a digest. */
function personsChange(team: Team): string {
  team.ada.commit('A word', { 'docs/word.md': 'word\n' })
  return team.ada.git('log', '-1', '--format=%(trailers:key=AI-Provenance)')
}

const none = `AI-Provenance: v1 level=none sources=hook digest=sha256:${'0'.repeat(64)}`

describe('an agent’s commit stays undeclared', () => {
  test('when an amend without hooks strips the trailers', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    amendPastHooks(team.ada, '-m', 'Refresh sessions')
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('when it claims "none" without a digest, or with one made up', ({ world }) => {
    const team = createTeam(world)
    agentsChange(team)
    const decisions = [none, none.replace(/ digest.*/, ''), none.replace('v1', 'v0'), 'AI-Provenance: none'].map(
      (claim) => {
        amendPastHooks(team.ada, '-m', `Refresh sessions\n\n${claim}`)
        return decide(team)
      },
    )
    expect(decisions).toEqual(decisions.map(() => notSignedOff()))
  })

  test('when it claims "none" with the digest that fits, under a key that only looks like ours', ({ world }) => {
    const team = createTeam(world)
    const trailer = personsChange(team)
    const theirs = decide(team)
    const keys = ['АI-Provenance', 'AI\u2010Provenance', 'AI-Provenance\u200B', 'AI_Provenance', 'X-AI-Provenance']
    const decisions = keys.map((key) => {
      amendPastHooks(team.ada, '-m', `A word\n\n${trailer.replace('AI-Provenance', key)}`)
      return decide(team)
    })
    expect([theirs, ...decisions]).toEqual([allowed, ...keys.map(() => notSignedOff())])
  })

  test('when its trailer stands in the subject line', ({ world }) => {
    const team = createTeam(world)
    const trailer = personsChange(team)
    const theirs = decide(team)
    amendPastHooks(team.ada, '-m', trailer.trim())
    expect([theirs, decide(team)]).toEqual([allowed, notSignedOff()])
  })

  test('when it takes the trailer of a person’s commit', ({ world }) => {
    const team = createTeam(world)
    const trailer = personsChange(team)
    const theirs = decide(team)
    agentsChange(team)
    amendPastHooks(team.ada, '-m', `Refresh sessions\n\n${trailer}`)
    expect([theirs, decide(team)]).toEqual([allowed, notSignedOff()])
  })

  test('when it goes into a person’s commit, whose trailer stays', ({ world }) => {
    const team = createTeam(world)
    personsChange(team)
    team.ada.write({ [sessionFile]: 'export {}\n' })
    amendPastHooks(team.ada)
    expect(decide(team)).toEqual(notSignedOff())
  })

  test('when it is squashed with a person’s commit, whose trailer is kept', ({ world }) => {
    const team = createTeam(world)
    const trailer = personsChange(team)
    agentsChange(team)
    team.ada.git('reset', '--quiet', '--soft', 'origin/main')
    commitPastHooks(team.ada, `Squashed\n\n${trailer}`)
    expect(decide(team)).toEqual(notSignedOff())
  })
})

/** Each stands in a person's commit, whose own trailer says "none" and fits. */
const marks: readonly [string, string][] = [
  ['a co-author in a paragraph in the middle', 'Co-authored-by: Claude <noreply@anthropic.com>\n\nMore words.'],
  ['a footer', '🤖 Generated with [Claude Code](https://claude.com/claude-code)'],
  ['a folded trailer', 'Co-authored-by: Claude\n <noreply@anthropic.com>'],
  ['a trailer with CRLF', 'Co-authored-by: Claude <noreply@anthropic.com>\r\n\r'],
  ['a key in other case', 'ASSISTED-BY: Claude:claude-opus-4.6'],
  ['a trailer of ours that says so', 'AI-Provenance: v1 level=generated sources=env\n'],
  ['one in other case', 'ai-provenance: v1 level=assisted sources=env\n'],
  ['one of a version that we do not know', 'AI-Provenance: v2 level=none\n'],
]

describe('a claim of "none" that fits is beaten by', () => {
  test.for(marks)('%s', ([, mark], { world }) => {
    const team = createTeam(world)
    const trailer = personsChange(team)
    const before = decide(team)
    amendPastHooks(team.ada, '--cleanup=verbatim', '-m', `A word\n\n${mark}\n\n${trailer}\n`)
    expect([before, decide(team)]).toEqual([allowed, notSignedOff()])
  })
})

test('a claim of "none" is beaten by the author’s or the committer’s identity', ({ world }) => {
  const team = createTeam(world)
  personsChange(team)
  const before = decide(team)
  amendPastHooks(team.ada, '--author=Claude <noreply@anthropic.com>')
  const author = decide(team)
  amendPastHooks(team.ada, '--author=Ada Lovelace <ada@example.com>')
  const committer = { GIT_COMMITTER_NAME: 'Claude', GIT_COMMITTER_EMAIL: 'noreply@anthropic.com' }
  team.ada.tryGit(['-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--amend', '--no-edit'], { env: committer })
  expect([before, author, decide(team)]).toEqual([allowed, notSignedOff(), notSignedOff()])
})

test('a squash that drops every trailer is still what its sign-off saw: an agent’s work', ({ world }) => {
  const other = `  - name: Barbara Liskov
    emails: [barbara@example.com]
    seniority: senior
    keys: ["${world.key('barbara').public}"]
`
  const team = createTeam(world, {
    rules: `${other}requirements: { none: 0, assisted: 2, generated: 2, undeclared: 1 }\n`,
  })
  agentsChange(team)
  const squashed = (provenance: Kind): Decision => {
    const tokens = [tokenFor(team, { seen: { ...statementFor(team).seen, provenance: [provenance] } })]
    const tip = team.ada.git('commit-tree', 'HEAD^{tree}', '-p', 'origin/main', '-m', 'Squashed (#1)')
    return decide(team, { tokens, args: [`origin/main..${tip}`] })
  }
  expect([squashed('undeclared'), squashed('generated')]).toEqual([allowed, notSignedOff()])
})
