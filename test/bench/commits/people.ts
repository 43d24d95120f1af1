// Takes people out of commits. Each gets another name and address, the same one everywhere; what makes a trap of a person stays: an
// agent's word in the name, a maker's domain, GitHub's form of address. Agents and bots stay as they are.
import { createHash } from 'node:crypto'
import type { Identity, LabelledCommit } from './facts.ts'
import { written } from './label.ts'
import { vendors } from './vendors.ts'

const first =
  'Ana Boris Chen Dora Elif Femi Gita Hugo Ines Jiro Kofi Lena Milan Nora Omar Petra Quinn Rosa Samir Tove Umar Vera Wen Yara Zoltan'.split(
    ' ',
  )
const last =
  'Adler Bakker Castro Dahl Eriksen Fontaine Garcia Horvat Ivanov Jansen Kowal Lindgren Moreau Novak Okafor Petrov Quist Rossi Suzuki Tanaka Ueda Varga Weber Yilmaz Zimmer'.split(
    ' ',
  )

const made: ReadonlySet<string> = new Set(last)

/** Words that mislead a reader when they stand in a person's name or address, so they stay. */
const kept =
  /^(claudex?|anthropic|copilot|cursor|codex|devin|aider|jules|gemini|amp|opencode|crush|droid|openhands|qwen|replit|windsurf|goose|junie|kiro|warp|charlie|kimi|agent|bot|ai|mux|continue)$/i

/** Programs, by their form of address or by their maker's rule: `…[bot]`, GitHub itself, an agent. */
const program =
  /\[bot\]|<noreply@github\.com>|<support@github\.com>|<action@github\.com>|<(noreply|no-reply|open-swe)@|<ruv@ruv\.net>|<(claude|claude-code|support)@anthropic\.com>/i
const makers =
  /@((?:[\w-]+\.)*(?:anthropic|openai|cursor|continue|all-hands|openhands|factory|charm|replit|aider|ampcode|sourcegraph|cline|windsurf|codeium)\.(?:com|dev|ai|land|chat|bot))$/i
const reserved = /@(?:[\w.-]+\.)?example\.(?:com|org|net)$/i

export const isProgram = (text: string): boolean =>
  program.test(text) || vendors.some(({ identity }) => identity?.test(text))

const numberOf = (text: string): number => createHash('sha256').update(text.toLowerCase()).digest().readUInt32BE(0)
const pick = (from: readonly string[], text: string): string => from[numberOf(text) % from.length] ?? ''

/** `Claude Fournier (aider)` → `Claude Varga (aider)`. */
export function anotherName(name: string): string {
  const [, bare = '', aider = ''] = /^(.*?)( \(aider\))?$/s.exec(name) ?? []
  const trap = bare.split(/[\s.]+/).find((word) => kept.test(word))
  return `${trap ?? pick(first, name)} ${pick(last, `${name}!`)}${aider}`
}

const anotherLogin = (login: string): string => {
  const trap = login.split(/[._+-]+/).find((word) => kept.test(word))
  return [trap, pick(first, login).toLowerCase(), String(numberOf(login) % 1000)]
    .filter((part) => part !== undefined)
    .join('-')
}

export function anotherAddress(address: string): string {
  const [, id, login] = /^(?:(\d+)\+)?([^@]+)@users\.noreply\.github\.com$/i.exec(address) ?? []
  if (login !== undefined)
    return `${id === undefined ? '' : `${1_000_000 + (numberOf(id) % 900_000_000)}+`}${anotherLogin(login)}@users.noreply.github.com`
  const [local = ''] = address.split('@')
  return `${anotherLogin(local)}@${makers.exec(address)?.[1] ?? `example.${pick(['com', 'org', 'net'], address)}`}`
}

export function withoutPeople(commits: readonly LabelledCommit[]): LabelledCommit[] {
  const names = namesIn(commits)
  return commits.map((commit) => ({
    ...commit,
    author: another(commit.author),
    committer: another(commit.committer),
    message: cleared(commit, names),
  }))
}

/** A program that commits with somebody's own address keeps its name alone. */
const another = ({ name, email }: Identity): Identity => ({
  name: isProgram(written({ name, email })) ? name : anotherName(name),
  email: isPrograms(email) ? email : anotherAddress(email),
})

const isPrograms = (address: string): boolean => isProgram(`x <${address}>`)

const namedLine = /^([ \t>*]*[A-Za-z][\w-]*-by[ \t]*:[ \t]*)([^<\n]*?)[ \t]*(<[^>\n]*>)?[ \t]*$/gim

/** Every name by which a person goes in an identity or a `…-by:` line, for where it stands in prose. */
function namesIn(commits: readonly LabelledCommit[]): ReadonlyMap<string, string> {
  const identities = commits.flatMap(({ author, committer, message }) => [
    ...[author, committer].filter((identity) => !isProgram(written(identity))).map(({ name }) => name),
    ...[...message.matchAll(namedLine)].flatMap(([, , name = '', address = '']) =>
      isProgram(`${name} ${address}`) ? [] : [name],
    ),
  ])
  const whole = identities.filter((name) => /\S\s+\S/.test(name) && name.length < 60)
  return new Map(whole.flatMap((name) => [[name, anotherName(name)] as const, ...lastName(name)]))
}

/** A first name alone tells of nobody; a last name may. */
function lastName(name: string): (readonly [string, string])[] {
  const word =
    name
      .replace(/ \(.*$/, '')
      .split(/\s+/)
      .at(-1) ?? ''
  return kept.test(word) || made.has(word) ? [] : [[word, anotherName(name).split(' ')[1] ?? '']]
}

function cleared({ message }: LabelledCommit, names: ReadonlyMap<string, string>): string {
  return message
    .replaceAll(namedLine, (line: string, key: string, name: string, address = '') =>
      isProgram(`${name} ${address}`) || speaksOfModel(name)
        ? line
        : `${key}${anotherName(name)}${address === '' ? '' : ` <${anotherAddress(address.slice(1, -1))}>`}`,
    )
    .replaceAll(/[\w.+-]+(?:\[bot\])?@[\w-]+(?:\.[\w-]+)+/g, (address) =>
      isPrograms(address) || reserved.test(address) || isMade(address) ? address : anotherAddress(address),
    )
    .replaceAll(/(^|[\s(,:;])@([A-Za-z][\w-]{1,38})(?![\w/-])/g, (all, before: string, handle: string) =>
      kept.test(handle) || /bot$/i.test(handle) ? all : `${before}@${anotherLogin(handle)}`,
    )
    .replaceAll(
      /((?:https?:\/\/|gist\.|www\.)?(?:github|gitlab|twitter|x)\.com\/)([\w-]+)/gi,
      (_, host: string, owner: string) => `${host}${anotherLogin(owner)}`,
    )
    .replaceAll(/(\/(?:Users|home)\/)([\w.-]+)/g, (_, folder: string, who: string) => folder + anotherLogin(who))
    .replaceAll(/\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){1,3}/gu, (words) => names.get(words) ?? words)
    .replaceAll(/\p{Lu}[\p{L}'-]{4,}/gu, (word) => names.get(word) ?? word)
}

const madeUp = new RegExp(`^(?:\\d+\\+)?(?:[\\w]+-)?(?:${first.join('|')})-\\d+@`, 'i')
const isMade = (address: string): boolean => madeUp.test(address)

/** `Assisted-by: Claude Opus 4.6` names no person. */
const speaksOfModel = (name: string): boolean =>
  /\d|^(?:claude|claude code|codex|copilot|github copilot|cursor|gemini|crush|aider)$|[:/]|\bvia\b/i.test(name.trim())

/** Addresses in a set that could be a person's own. */
export function strangersIn(commits: readonly LabelledCommit[]): string[] {
  const addresses = commits.flatMap(({ author, committer, message }) => [
    author.email,
    committer.email,
    ...(message.match(/[\w.+-]+(?:\[bot\])?@[\w-]+(?:\.[\w-]+)+/g) ?? []),
  ])
  return [...new Set(addresses)].filter(
    (address) => !(isPrograms(address) || reserved.test(address) || isMade(address)),
  )
}
