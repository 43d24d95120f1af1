// The message of a commit that is being made: what of the file git will keep, and how trailers get into it. git runs here with the
// caller's own environment and configuration: they are what `git commit` itself goes by.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Env } from '../env.ts'
import { Fault } from '../errors.ts'
import { decodeBytes, encodeBytes } from './bytes.ts'
import { createGit, type Git } from './run.ts'

/** Lines to take out, and trailers of the form `Key: value` to put in: our own in the place of its like, credits where they are not. */
export interface Rewrite {
  readonly drop: (line: string) => boolean
  readonly own: string
  readonly credits: readonly string[]
}

export interface MessageFile {
  /** What git will keep of it: nothing below the scissors, and no comments where git takes them out. */
  readonly kept: string
  /** Through `git interpret-trailers`. */
  rewrite(change: Rewrite): void
}

/** @param edited a person has had it in an editor; without one git keeps comments, unless commit.cleanup says `strip`. */
export function openMessageFile(path: string, edited: boolean, cwd: string, env: Env): MessageFile {
  const git = createGit(cwd, env)
  const text = readMessage(path)
  const { comment, cleanup } = readSettings(git)
  const prefix = comment === 'auto' ? guessedPrefix(text) : comment
  return {
    kept: edited || cleanup === 'strip' ? withoutComments(text, prefix) : text,
    rewrite({ drop, own, credits }) {
      const left = without(text.split('\n'), drop)
      // A merge's message comes without a last line break, and interpret-trailers would put the trailers into its subject.
      if (left.at(-1) !== '') left.push('')
      const [subject = '', end, ...more] = left
      const alone = subject !== '' && end === '' && more.length === 0
      const lines = alone ? [subject, '', ...credits, own, ''] : left
      writeFileSync(path, encodeBytes(lines.join('\n')))
      if (alone) return // it is what interpret-trailers makes of a message of one line, for no process
      const settings = [
        ...(comment === 'auto' ? ['-c', `core.commentChar=${prefix}`] : []),
        '-c',
        'trailer.separators=:',
      ]
      const place = ['--in-place', '--no-divider', '--where', 'end', '--if-missing', 'add']
      const added = ['--if-exists', 'addIfDifferent', ...credits.flatMap(asOption)]
      const replaced = ['--if-exists', 'replace', ...asOption(own)]
      git.bytes([...settings, 'interpret-trailers', ...place, ...added, ...replaced, '--', path])
    },
  }
}

/** A line that begins with a blank belongs to the one above it. */
function without(lines: readonly string[], drop: (line: string) => boolean): string[] {
  let dropped = false
  return lines.filter((line) => {
    dropped = drop(line) || (dropped && /^[ \t]+\S/.test(line))
    return !dropped
  })
}

const asOption = (trailer: string): string[] => ['--trailer', trailer]

function readMessage(path: string): string {
  try {
    return decodeBytes(readFileSync(path))
  } catch (error) {
    throw new Fault('undecided', 'no-message', `the message cannot be read: ${String(error)}`, 'git commit', {
      cause: error,
    })
  }
}

/** core.commentChar, or core.commentString as newer gits call it: the later one in the configuration wins. */
function readSettings(git: Git): { comment: string; cleanup: string } {
  const { stdout } = git.ask(
    ['config', '-z', '--get-regexp', String.raw`^(core\.comment(char|string)|commit\.cleanup)$`],
    { answers: [1] },
  )
  const pairs = decodeBytes(stdout)
    .split('\0')
    .map((pair) => pair.split('\n'))
  const last = (name: RegExp): string | undefined => pairs.findLast(([key = '']) => name.test(key))?.[1]
  return { comment: last(/^core\./) ?? '#', cleanup: last(/^commit\./) ?? 'default' }
}

/** git picks a character that begins no line of the message; its comments end the file, or the scissors follow the message. */
function guessedPrefix(text: string): string {
  const scissors = /^([#;@!$%^&|:]) -{24} >8 -{24}$/m.exec(text)?.[1]
  return scissors ?? /(?:^|\n)([#;@!$%^&|:])[^\n]*\s*$/.exec(text)?.[1] ?? '#'
}

function withoutComments(text: string, prefix: string): string {
  const lines = text.split('\n')
  const scissors = lines.indexOf(`${prefix} ${'-'.repeat(24)} >8 ${'-'.repeat(24)}`)
  return lines
    .slice(0, scissors === -1 ? lines.length : scissors)
    .filter((line) => !line.startsWith(prefix))
    .join('\n')
}
