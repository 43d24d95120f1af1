// The simple commands of a script, wherever in it they stand: lists, pipes, subshells, substitutions, functions, loops. The one
// place that calls the shell parser. It is tolerant: of what is no sound script, what could be read is read.
import { forEachChild, parse } from 'unbash'
import type { Assignment, Command, CommandArgument, Redirection, SyntaxNode } from 'unbash'
import { programName, type Setting, type SimpleCommand } from './simple-command.ts'
import { hereText, wordText } from './word-text.ts'

/** In the order of the text. */
export function readScript(text: string): SimpleCommand[] {
  const found: SimpleCommand[] = []
  const piped = new Map<SyntaxNode, string>()
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') found.push(simple(node, piped.get(node) ?? null))
    if (node.type === 'Redirected') found.push({ words: [], sets: [], writes: written(node.redirects), input: null })
    if (node.type === 'Pipeline') {
      for (const [index, next] of node.commands.slice(1).entries()) {
        const input = printed(node.commands[index])
        if (input !== null) piped.set(next, input)
      }
    }
    forEachChild(node, visit)
  }
  visit(parse(text))
  return found
}

function simple(command: Command, piped: string | null): SimpleCommand {
  const name = command.name === undefined ? [] : [wordText(command.name)]
  return {
    words: [...name, ...command.args.map(argumentText)],
    sets: command.prefix.flatMap((part) => (part.type === 'Assignment' ? [setting(part)] : [])),
    writes: written(command.redirects),
    input: read(command.redirects) ?? piped,
  }
}

const argumentText = (argument: CommandArgument): string => {
  if (argument.type === 'Word') return wordText(argument)
  const { name, value } = setting(argument)
  return `${name}=${value}`
}

const setting = ({ name, value }: Assignment): Setting => ({
  name,
  value: value.type === 'Word' ? wordText(value) : '',
})

const written = (redirections: readonly Redirection[]): string[] =>
  redirections.flatMap((to) =>
    to.type === 'Redirect' && to.operator.includes('>') && to.target !== undefined ? [wordText(to.target)] : [],
  )

function read(redirections: readonly Redirection[]): string | null {
  const last = redirections.findLast(({ type }) => type !== 'Redirect')
  if (last?.type === 'HereDoc') return hereText(last)
  return last?.type === 'HereString' && last.target !== undefined ? wordText(last.target) : null
}

/** What a command that only prints what the script holds will print; null for all others. */
function printed(node: SyntaxNode | undefined): string | null {
  if (node?.type !== 'Command' || node.name === undefined) return null
  switch (programName(wordText(node.name))) {
    case 'cat':
      return read(node.redirects)
    case 'echo':
    case 'printf':
      return node.args
        .map(argumentText)
        .join(' ')
        .replaceAll(String.raw`\n`, '\n')
    default:
      return null
  }
}
