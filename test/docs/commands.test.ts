// Whatever command the documents and the help show, the program takes.
import { expect, test } from 'vitest'
import { problemOf, program } from '../support/command-line.ts'
import { codeBlocks, inlineCommands, ownCommands, readDocuments } from '../support/documents.ts'

const shown = readDocuments().flatMap(({ path, text }) => {
  const commands = [...codeBlocks(text).flatMap((block) => ownCommands(block.text)), ...inlineCommands(text)]
  return [...new Set(commands)].map((command) => ({ path, command }))
})

test('the README shows commands', () => {
  expect(shown.filter(({ path }) => path === 'README.md').length).toBeGreaterThan(4)
})

test.each(shown)('$path: ai-signoff $command', async ({ command }) => {
  expect(await problemOf(command)).toBeNull()
})

test.each(['scores', 'score --stagged', 'sign a b', 'accept', 'verify --format xml'])(
  'ai-signoff %s is not taken: the check above can fail',
  async (command) => {
    expect(await problemOf(command)).toMatch(/^error: /)
  },
)

const commands = program().commands.map((command) => ({ name: command.name(), command }))

test.each(commands)('the help of $name mentions each of its options', ({ command }) => {
  const help = command.helpInformation()
  expect(command.options.filter(({ long }) => !help.includes(long ?? ''))).toEqual([])
})

test.each(commands)('the help of $name has examples that the program takes', async ({ command }) => {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
  const examples = ownCommands(help.slice(help.indexOf('\nExamples:\n')))
  const problems = await Promise.all(examples.map(problemOf))
  expect([examples.length > 0, ...problems]).toEqual([true, ...examples.map(() => null)])
})
