// Tells an agent's identity from a person's. In this order: GitHub's numeric account id, the exact address, the name with a known
// address. Never by an address's domain, which vendors' staff share, and never by a name alone: people are called Claude.
import type { Identity } from '../model/change.ts'
import { agentTable, type AgentRow } from './agents.ts'

export type Role = 'author' | 'committer' | 'named'

export interface KnownIdentity {
  readonly row: AgentRow
  readonly kind: 'assisted' | 'generated'
}

const rules = agentTable.flatMap((row) => (row.identities ?? []).map((rule) => ({ row, rule })))
const accounts = new Map(rules.flatMap(({ row, rule }) => (rule.by === 'account' ? [[rule.account, row]] : [])))
const emails = new Map(rules.flatMap(({ row, rule }) => (rule.by === 'email' ? [[rule.email, row]] : [])))

/** The agent behind an identity; undefined for people and for bots that are no AI. */
export function agentBehind(identity: Identity, role: Role): KnownIdentity | undefined {
  const address = identity.email.trim().toLowerCase()
  const row = accounts.get(accountId(address)) ?? emails.get(address) ?? byNameAndAddress(identity.name.trim(), address)
  if (row !== undefined) return { row, kind: row.kind }
  return role === 'named' ? undefined : bySuffix(identity.name, role)
}

/** 0 is no account. 209825114+claude[bot]@users.noreply.github.com: the login can change, the number can't. */
const accountId = (address: string): number =>
  Number(/^(\d{1,12})\+[^@]+@users\.noreply\.github\.com$/.exec(address)?.[1] ?? 0)

const isCalled: Record<'exact' | 'begins' | 'contains', (given: string, name: string) => boolean> = {
  exact: (given, name) => given === name,
  begins: (given, name) => given.startsWith(name),
  contains: (given, name) => given.includes(name),
}

function byNameAndAddress(name: string, address: string): AgentRow | undefined {
  const given = name.toLowerCase()
  return rules.find(
    ({ rule }) => rule.by === 'name' && rule.emails.includes(address) && isCalled[rule.match](given, rule.name),
  )?.row
}

/** Aider writes ` (aider)` behind the names of whom it works for; behind the committer's alone, a person wrote and it committed. */
function bySuffix(name: string, role: Role): KnownIdentity | undefined {
  const row = rules.find(({ rule }) => rule.by === 'suffix' && name.trimEnd().endsWith(rule.suffix))?.row
  return row && { row, kind: role === 'author' ? row.kind : 'assisted' }
}
