// Settings that lead git past the hooks: core.hooksPath by -c, by `git config` or by a variable, and the switches of hook managers.
import type { GitCommand } from './git-command.ts'
import type { Objection } from './objection.ts'
import { isLong, readArguments } from './options.ts'
import { isKnown, programName, settingOf, type Setting, type SimpleCommand } from './simple-command.ts'

const hooksPath = 'core.hookspath'

/** A key of configuration that says where the hooks are, or that brings another file of configuration along. */
function bends(key: string): boolean {
  const folded = key.toLowerCase()
  return folded === hooksPath || folded === 'include.path' || folded.startsWith('includeif.')
}

/** KEY=VALUE, or KEY alone. */
const keyOf = (setting: string): string => setting.split('=', 1)[0] ?? ''

export function objectionToConfiguration(git: GitCommand): Objection | null {
  const given = git.settings.map(keyOf).find(bends)
  if (given !== undefined) return bending(`\`git -c ${given}=…\``)
  return git.name === 'config' && writesHooksPath(git.args) ? bending('changing `core.hooksPath`') : null
}

const shape = { valued: 'ft', long: ['file', 'blob', 'type', 'default', 'comment', 'value', 'url'] }
const reading = ['get', 'get-all', 'get-regexp', 'get-urlmatch', 'get-color', 'get-colorbool', 'list']
const verbs = new Set(['set', 'unset', 'rename-section', 'remove-section', 'edit', ...reading])

/** `git config core.hooksPath` reads it; with a value, --unset, set, unset, add, or its whole section taken away, it is written. */
function writesHooksPath(args: readonly string[]): boolean {
  const { options, operands } = readArguments(args, shape)
  if (options.some((option) => reading.some((name) => isLong(option, name, 3)))) return false
  const [verb = ''] = operands
  if (reading.includes(verb)) return false
  const words = verbs.has(verb) ? operands.slice(1) : operands
  const asked = [verb, ...options.map(({ name }) => name)]
  if (asked.some((word) => word.endsWith('-section'))) return words[0]?.toLowerCase() === 'core'
  const writes = words.length > 1 || verbs.has(verb) || asked.some((word) => word.startsWith('unset'))
  return writes && words[0]?.toLowerCase() === hooksPath
}

interface Rule {
  readonly name: (name: string) => boolean
  readonly bends: (value: string) => boolean
}

const off = (value: string): boolean => ['0', 'false', 'no', 'off'].includes(value.toLowerCase())
const on = (value: string): boolean => value !== '' && !off(value)
const exactly =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name)

const rules: readonly Rule[] = [
  { name: (name) => name.startsWith('GIT_CONFIG_KEY_'), bends },
  { name: exactly('GIT_CONFIG_PARAMETERS'), bends: (value) => /core\.hookspath|include/i.test(value) },
  // Another file may say anything. None at all says nothing of hooks: /dev/null is what tests are told to use.
  {
    name: exactly('GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM'),
    bends: (value) => isKnown(value) && value !== '' && value !== '/dev/null',
  },
  { name: exactly('HUSKY', 'LEFTHOOK'), bends: off },
  { name: exactly('HUSKY_SKIP_HOOKS', 'OVERCOMMIT_DISABLE'), bends: on },
]

const exporters = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'setenv'])

/** Variables that are set for a command, or for all that follow. */
export function objectionToVariables({ words, sets }: SimpleCommand): Objection | null {
  const [word = '', ...rest] = words
  const exported = exporters.has(programName(word)) ? rest.flatMap((text) => settingOf(text) ?? []) : []
  const bent = [...sets, ...exported].find(isBent)
  return bent === undefined ? null : bending(`setting \`${bent.name}\` that way`)
}

const isBent = ({ name, value }: Setting): boolean => rules.some((rule) => rule.name(name) && rule.bends(value))

const bending = (what: string): Objection => ({
  what,
  because: "it can lead git past this repository's hooks, which record provenance and look at what lands",
  instead: 'Run it without that. Where a hook is wrong, say so to a person, who may decide to skip it.',
})
