// The author of a change picks its paths: code is put where nobody reads, so that its lines weigh little and nobody has to sign.
import { expect } from 'vitest'
import { allowed, commitPastHooks, decide, landPastHooks, notSignedOff } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

// What is low needs nobody, as a team may have it.
const rules = `requirements:
  none: { low: 0, medium: 1, high: 1, critical: 1 }
  assisted: { low: 0, medium: 1, high: 1, critical: 1 }
  generated: { low: 0, medium: 1, high: 1, critical: 1 }
  undeclared: { low: 0, medium: 1, high: 1, critical: 1 }
`
const code = 'send(everything)\n'.repeat(100)

test.for([
  'dist/tool.js',
  'src/vendor/net/send.go',
  'node_modules/left/index.js',
  'src/app.min.js',
  'src/api.pb.go',
  'test/generated/run.ts',
  'lib/jquery-send.js',
  'tools/JustFile',
  'lib/send.cgi',
  'lib/send.sh.in',
  'lib/helper.node',
  'content/post.mdx',
  '.vscode/tasks.json',
])('a hundred lines of code in %s are not low', (place, { world }) => {
  const team = createTeam(world, { rules })
  team.ada.write({ [place]: code })
  commitPastHooks(team.ada, 'Build')
  expect(decide(team)).toEqual(notSignedOff())
})

test('nor are they where the base’s attributes call them generated', ({ world }) => {
  const team = createTeam(world, { rules })
  team.ada.write({ '.gitattributes': 'gen/** linguist-generated\n' })
  landPastHooks(team, 'Generated')
  team.ada.write({ 'gen/tool.ts': code })
  commitPastHooks(team.ada, 'Build')
  expect(decide(team)).toEqual(notSignedOff())
})

test.for(['bin/tool', 'docs/tool', '.tool', 'tool.unheard-of'])(
  'nor in %s, which git says runs',
  (place, { world }) => {
    const team = createTeam(world, { rules })
    team.ada.write({ [place]: `#!/bin/sh\n${code}` })
    team.ada.git('add', '--chmod=+x', place)
    team.ada.git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-m', 'Tool')
    expect(decide(team)).toEqual(notSignedOff())
  },
)

test('what is generated and does not run lands as before', ({ world }) => {
  const team = createTeam(world, { rules })
  team.ada.write({ 'dist/names.json': '{}\n'.repeat(100) })
  commitPastHooks(team.ada, 'Build')
  expect(decide(team)).toEqual(allowed)
})
