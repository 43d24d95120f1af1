// A statement and its bytes. Only what the writer here would write is read, so every statement has one spelling to sign.
import * as v from 'valibot'
import { Fault } from '../errors.ts'
import type { Statement } from '../model/signoff.ts'
import { refused, type Refused } from './refused.ts'
import { predicateType, statementSchema, statementType } from './statement-schema.ts'
import { parseStrictJson } from './strict-json.ts'

/** The exact text to sign. Throws Fault 'statement-unsound' (usage) for a statement that parseStatement would refuse. */
export function renderStatement(statement: Statement): string {
  const text = write(statement)
  const read = parseStatement(text)
  if (read.ok) return text
  throw new Fault(
    'usage',
    'statement-unsound',
    `this can't be signed: ${read.problem}`,
    'sign a smaller change, or shorten the reason',
  )
}

/** Call it on verified bytes only: nothing here is true before its signature is. */
export function parseStatement(text: string): { readonly ok: true; readonly statement: Statement } | Refused {
  const json = parseStrictJson(text)
  if (!json.ok) return json
  const checked = v.safeParse(statementSchema, json.value)
  if (!checked.success) return refused(problemOf(checked.issues[0]))
  const statement = fromJson(checked.output)
  const problem = contradiction(statement)
  if (problem !== null) return refused(problem)
  // The schema holds the shape, this the rest: the order of fields, and that nothing is read which would not be written.
  return write(statement) === text
    ? { ok: true, statement }
    : refused('its fields are not the known ones in their order')
}

function write(statement: Statement): string {
  const { base, seen } = statement
  return JSON.stringify({
    _type: statementType,
    subject: [
      { name: 'change', digest: { sha256: statement.change } },
      { name: 'result', digest: { gitCommit: statement.head, gitTree: statement.tree } },
    ],
    predicateType,
    predicate: {
      id: statement.id,
      verdict: statement.verdict,
      repository: statement.repository,
      target: statement.target,
      base: { commit: base.commit, tree: base.tree },
      commits: statement.commits,
      seen: {
        engine: seen.engine,
        score: seen.score,
        level: seen.level,
        provenance: seen.provenance,
        agents: seen.agents.map(({ name, model }) => ({ name, model })),
      },
      policy: statement.policy,
      signer: statement.signer,
      scope: statement.scope,
      reason: statement.reason,
      explanation: statement.explanation,
      issued: statement.issued,
      expires: statement.expires,
    },
  })
}

function fromJson({ subject: [change, result], predicate }: v.InferOutput<typeof statementSchema>): Statement {
  const { gitCommit, gitTree } = result.digest
  return { ...predicate, head: gitCommit, tree: gitTree, change: change.digest.sha256 }
}

/** What no field says wrong by itself. */
function contradiction({ repository, base, head, tree, commits, seen, issued, expires }: Statement): string | null {
  const ids = [...repository, base.commit, base.tree, head, tree, ...commits]
  if (ids.some((id) => id.length !== head.length)) return 'its ids are SHA-1 and SHA-256 mixed'
  if (!isAscending(repository)) return 'its repository ids are not sorted, or one is given twice'
  if (new Set(commits).size !== commits.length) return 'it names a commit twice'
  if (!commits.includes(head)) return 'its head is not among its commits'
  if (commits.includes(base.commit)) return 'its base is among its commits'
  if (new Set(seen.provenance).size !== seen.provenance.length) return 'it names a provenance twice'
  return expires > issued ? null : 'it ends before it begins'
}

const isAscending = (ids: readonly string[]): boolean => ids.every((id, at) => id > (ids[at - 1] ?? ''))

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${issue.message}`
}
