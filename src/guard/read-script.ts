// The simple commands of a script, wherever in it they stand: lists, pipes, subshells, substitutions, functions, loops. The one
// place that calls the shell parser. It is tolerant: of what is no sound script, what could be read is read.
import { forEachChild, parse } from 'unbash'
import type { Assignment, Command, CommandArgument, Redirection, SyntaxNode } from 'unbash'
import { programName, type Setting, type SimpleCommand } from './simple-command.ts'
import { hereText, wordText } from './word-text.ts'

/** Substitutions in substitutions. Each is parsed when it is come to, up to the end of the text where it has none of its own. */
const deepest = 8

/** In the order of the text. */
export function readScript(text: string): SimpleCommand[] {
  const found: SimpleCommand[] = []
  collect(parse(text), 0, null, found)
  return found
}

/** @param input what a pipe brings it, where that is known. */
function collect(node: SyntaxNode, depth: number, input: string | null, found: SimpleCommand[]): void {
  if (depth > deepest) return
  if (node.type === 'Command') found.push(simple(node, input))
  if (node.type === 'Redirected') found.push({ words: [], sets: [], writes: written(node.redirects), input: null })
  let before: SyntaxNode | undefined
  forEachChild(node, (child) => {
    const piped = node.type === 'Pipeline' ? printed(before) : null
    collect(child, node.type === 'Script' ? depth + 1 : depth, piped, found)
    before = child
  })
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
