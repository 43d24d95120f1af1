// Commands that give a person's word or take the gate out: `ai-signoff sign` and its like, and ssh-keygen making signatures.
import type { Objection } from './objection.ts'
import { readArguments } from './options.ts'
import { programName, type SimpleCommand } from './simple-command.ts'

const persons = new Set(['sign', 'accept', 'override', 'uninstall'])

/** @param signers asked only when there is something to object to. */
export function objectionToSigning({ words }: SimpleCommand, signers: () => readonly string[]): Objection | null {
  const [word = '', ...args] = words
  if (isSshKeygen(word)) return makesSignature(args) ? signing('`ssh-keygen -Y sign`', signers()) : null
  if (!isOurs(word) || args.some((text) => text === '--help' || text === '-h')) return null
  const [command = ''] = readArguments(args, { valued: '', long: ['cwd'], operandsEnd: true }).operands
  if (!persons.has(command)) return null
  return command === 'uninstall' ? leaving : signing(`\`ai-signoff ${command}\``, signers())
}

const isSshKeygen = (word: string): boolean => programName(word) === 'ssh-keygen'

/** -Y sign, -Ysign, -qY sign: getopt takes all of them. */
const makesSignature = (args: readonly string[]): boolean =>
  args.some((word, at) => {
    const letter = word.startsWith('-') ? word.indexOf('Y') : -1
    return letter > 0 && (word.slice(letter + 1) || args[at + 1]) === 'sign'
  })

/** By itself, as the file that Node starts, or as npx names it: ai-signoff@1.2.3. */
function isOurs(word: string): boolean {
  const [name = ''] = programName(word).split('@', 1)
  return ['ai-signoff', 'ai-signoff.js'].includes(name)
}

const signing = (what: string, signers: readonly string[]): Objection => ({
  what,
  because: "a sign-off is a person's word, given in their own terminal",
  instead: `Ask ${signers.slice(0, 3).join(' or ') || 'a person who may sign'} to run it.`,
})

const leaving: Objection = {
  what: '`ai-signoff uninstall`',
  because: 'it takes the hooks out that record provenance and look at what lands',
  instead: 'Leave them as they are, or ask a person to run it.',
}
