// What is said of a change's blast radius is the same wherever it is said: by score, a refusal, verify, sign, and before the commit.
import { expect } from 'vitest'
import { asClaude, createTeam, type Team } from '../support/team.ts'
import { test, type World } from '../support/world.ts'

interface Told {
  readonly score: number
  readonly level: string
  readonly floor: string | null
  readonly parts: Readonly<Record<string, number | null>>
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const line${at} = ${at}\n`).join('')

/** An agent's change of a file that twelve others import, and of a manifest. */
function agentsChange(world: World): Team {
  const team = createTeam(world)
  const uses = Array.from({ length: 12 }, (_, at) => [`src/use-${at}.ts`, `import './session.js'\n`])
  team.ada.commit('Start', { 'src/session.ts': lines(9), ...Object.fromEntries(uses) })
  team.ada.git('push', '--quiet', '--no-verify', 'origin', 'HEAD:main')
  team.ada.git('fetch', '--quiet')
  team.ada.write({ 'src/session.ts': lines(30), 'package.json': '{}\n' })
  team.ada.git('add', '--all')
  return team
}

const told = ({ score, level, floor, parts }: Told): Told => ({ score, level, floor, parts })

test('the command that a refusal names shows what the gate weighed', ({ world }) => {
  const team = agentsChange(world)
  team.ada.tryGit(['commit', '--quiet', '--message', 'Sessions'], asClaude)
  const [, range = ''] = /file by file: npx ai-signoff score (\S+)/.exec(team.push().stderr) ?? []
  const { refs } = JSON.parse(team.ada.cli(['verify', '--format', 'json']).stdout) as { refs: Told[] }
  const shown = JSON.parse(team.ada.cli(['score', range, '--format', 'json']).stdout) as Told
  expect([shown.parts['reach'], refs.map(told)]).toEqual([6, [told(shown)]])
})

test('a refusal and a review give the reasons of score, in its words and with its points', ({ world }) => {
  const team = agentsChange(world)
  team.ada.tryGit(['commit', '--quiet', '--message', 'Sessions'], asClaude)
  const { reasons } = JSON.parse(team.ada.cli(['score', '--format', 'json']).stdout) as {
    reasons: { signal: string; points: number; says: string }[]
  }
  const words = reasons.map(({ signal, points, says }) => (signal === 'floor' ? says : `${signal} +${points}: ${says}`))
  const [refusal, review] = [team.push().stderr, team.sign(team.grace, [], { type: 'n' }).said]
  expect([reasons.length, words.filter((each) => !refusal.includes(each) || !review.includes(each))]).toEqual([4, []])
})

test('before the commit it is the score of what is staged, reach and all', ({ world }) => {
  const { ada } = agentsChange(world)
  const { score, level } = JSON.parse(ada.cli(['score', '--staged', '--format', 'json']).stdout) as Told
  expect(ada.tryGit(['commit', '--quiet', '--message', 'Sessions'], asClaude).stderr).toContain(
    `what is staged is ${level} (${score} of 100)`,
  )
})
