// The guard reads a script as bash does: the commands that bash starts, word for word, are those in the list.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { commandsIn } from '../../src/guard/commands-in.ts'
import { unknown } from '../../src/guard/simple-command.ts'
import { createWorld, writeScript } from '../support/world.ts'

const world = createWorld()
afterAll(() => world.dispose())

const out = join(world.dir, 'out')
// Keeps what it was given: each word ends in a unit separator, each command in a record separator.
writeScript(
  join(world.dir, 'bin/record'),
  `#!/bin/sh\n{ for word; do printf '%s\\037' "$word"; done; printf '\\036'; } >>'${out}'\n`,
)
const env = { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
const code = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(2, '0')

/** One character as a script may write it, quoted in one of bash's ways. */
const spellings: readonly ((letter: string) => string)[] = [
  (letter) => (/[A-Za-z0-9]/.test(letter) ? letter : quoted(letter)),
  (letter) => `"${'"$`\\'.includes(letter) ? `\\${letter}` : letter}"`,
  (letter) => (letter === '\n' ? "$'\\n'" : `\\${letter}`),
  (letter) => `$'\\x${code(letter)}'`,
  (letter) => `\\\n"${letter === '"' ? '\\"' : ''}"$'\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}'`,
]
const letters = fc.constantFrom(...'abz09 -=~*?[]{}()<>|&;#!$`"\'\\/:,.@%^+\n'.split(''))
const spelt = fc
  .array(fc.tuple(letters, fc.constantFrom(...spellings)), { maxLength: 8 })
  // find starts nothing when {} stands in two words before its +.
  .filter(
    (parts) =>
      !parts
        .map(([letter]) => letter)
        .join('')
        .includes('{}'),
  )
const word = fc.oneof(
  fc.constant("''"),
  // Not a `;` alone, which would end a find's -exec.
  spelt.map((parts) => `w${parts.map(([letter, spell]) => spell(letter)).join('')}`),
)

/** Programs that start another, by its words. */
const starters: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => `A=1 env -u B C='x y' ${words}`,
  (words) => `command -- ${words}`,
  (words) => `timeout -k 5 60 nice -n 1 ${words}`,
  (words) => `find / -maxdepth 0 -exec ${words} ';'`,
  (words) => `find / -maxdepth 0 -exec nohup ${words} {} +`,
]

/** Where a command may stand. */
const places: readonly ((command: string) => string)[] = [
  (command) => command,
  (command) => `(cd / && ${command})`,
  (command) => `{ ! ${command}; } || true`,
  (command) => `bash -c ${quoted(command)}`,
  (command) => `bash -o pipefail -c ${quoted(`true | ${command}`)} name`,
  (command) => `eval ${quoted(command)}`,
  (command) => `bash <<'END'\n${command}\nEND`,
  (command) => `cat <<'END' | bash -s\n${command}\nEND`,
  (command) => `bash <<< ${quoted(command)}`,
  (command) => `: "$(${command})" $(( 1 + 2 ))`,
  (command) => `if [[ -n x ]]; then for x in 1; do ${command}; done; fi`,
  (command) => `case x in x) ${command} ;; esac`,
  (command) => `f() { ${command}; }; f`,
  (command) => `bash -c ${quoted(`bash -c ${quoted(command)}`)}`,
]

const command = fc
  .tuple(fc.array(word, { maxLength: 4 }), fc.constantFrom(...starters), fc.constantFrom(...places))
  .map(([words, start, place]) => place(start(['record', ...words].join(' '))))

test('what bash starts is what is listed', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 5, maxLength: 30 }), (commands) => {
      const script = `: >'${out}'\n${commands.join('\n')}\n`
      world.run('bash', ['-c', script], { env })
      const started = readFileSync(out, 'utf8').split('\u001e').slice(0, -1)
      const listed = commandsIn(script).flatMap(({ words: [name, ...rest] }) => (name === 'record' ? [rest] : []))
      // What find puts in place of {} only find knows.
      const told = listed.map((words) => words.map((text) => `${text.replaceAll(unknown, '/')}\u001f`).join(''))
      expect(told).toEqual(started)
    }),
    { numRuns: 25 },
  )
})
