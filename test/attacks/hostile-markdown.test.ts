// A comment on a pull request is Markdown that a bot posts: what a path or a policy says must stay text in it, whatever it is made of.
import { expect } from 'vitest'
import { policyText } from '../support/policy-text.ts'
import { test } from '../support/world.ts'

const hostile = [
  '`</code></details><img src=x onerror=alert(1)>',
  '```` ![a](https:evil.example) [b](javascript:alert) www.evil.example @octocat #1 GH-1 deadbeef',
  '|---|---| a | b \\',
  '\n# Approved\n\n- [x] @grace\n<!--',
  '` `` ```',
]

/** What is outside code spans, as CommonMark finds them: a run of backticks up to the next run of the same length. */
const outsideCode = (line: string): string => line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '')

test('what a path or a policy says is text in a comment', ({ world }) => {
  const repo = world.repository('r')
  const paths = [{ match: ['**'], floor: 'high', because: hostile.join(' ').replaceAll('\n', ' ') }]
  repo.commit('one', { '.ai-signoff.yml': policyText({ paths }) })
  repo.commit(
    'two',
    Object.fromEntries(hostile.map((name) => [`src/auth ${name.replaceAll('/', '')}.ts`, 'export {}\n'])),
  )
  const { code, stdout } = repo.cli(['score', '--format', 'markdown'])
  const lines = stdout.trimEnd().split('\n')
  expect([
    code,
    lines.filter((line) => !/^(?:### Blast radius: |- |\*\*|\d+ reviewable lines\.$|$)/.test(line)),
  ]).toEqual([0, []])
  expect(lines.map(outsideCode).filter((line) => /[`<>|[\]@\\!]|(?<!^#*)#|www|evil|octocat/.test(line))).toEqual([])
})
