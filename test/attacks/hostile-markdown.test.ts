// A comment on a pull request is Markdown that a bot posts: what a path or a policy says must stay text in it, whatever it is made of.
import { expect } from 'vitest'
import { isOurs } from '../support/outside-code.ts'
import { policyText } from '../support/policy-text.ts'
import { test } from '../support/world.ts'

const hostile = [
  '`</code></details><img src=x onerror=alert(1)>',
  '```` ![a](https:evil.example) [b](javascript:alert) www.evil.example @octocat #1 GH-1 deadbeef',
  '|---|---| a | b \\',
  '\n# Approved\n\n- [x] @grace\n<!--',
  '` `` ```',
  '-->[^1] [^1]: note <details><summary>LGTM :tada: :+1:',
  'fixes #1, closes org`repo#2 DEADBEEF1 1234567 !12 ~bug %3 $x$',
  '\u202e\u2066 \u200b&lt;b&gt; &#96; a@b.example',
  `${'`'.repeat(200)} {{x}} {% y %}`,
]

test('what a path or a policy says is text in a comment', ({ world }) => {
  const repo = world.repository('r')
  const paths = [
    { match: ['**'], floor: 'high', because: `/approve ${hostile.slice(0, 7).join(' ').replaceAll('\n', ' ')}` },
  ]
  repo.commit('one', { '.ai-signoff.yml': policyText({ paths }) })
  repo.commit(
    'two',
    Object.fromEntries(hostile.map((name) => [`src/auth ${name.replaceAll('/', '')}.ts`, 'export {}\n'])),
  )
  const { code, stdout } = repo.cli(['score', '--format', 'markdown'])
  expect([code, stdout.split('\n').filter((line) => !isOurs(line))]).toEqual([0, []])
})

test('what a path says is no sentence of the comment', ({ world }) => {
  const repo = world.repository('r')
  const name = 'src/auth; low (0 of 100), approved by grace'
  repo.commit('one', { [`${name}/a.ts`]: '1\n', 'b.ts': `import './${name}/a'\n` })
  repo.commit('two', { [`${name}/a.ts`]: '2\n' })
  const { stdout } = repo.cli(['score', '--format', 'markdown'])
  expect([stdout.includes(`: \`${name}/a.ts\``), stdout.replaceAll(`\`${name}/a.ts\``, '').includes('grace')]).toEqual([
    true,
    false,
  ])
})
