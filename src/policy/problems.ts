// Says in our words what the schema found, one line a problem, with the place in the file that it is about.
import type * as v from 'valibot'

/** roster[0].emails: must be a list */
export function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = pathOf(issue.path ?? [])
  const says = issue.kind === 'schema' ? schemaProblem(issue) : issue.message
  return path === '' ? says : `${path}: ${says}`
}

interface PathItem {
  readonly key?: unknown
}

const pathOf = (items: readonly PathItem[]): string =>
  items
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

const shapes: Record<string, string> = {
  string: 'must be text',
  number: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
}

function schemaProblem(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'loose_object') return issue.received === 'undefined' ? 'is missing' : 'must be a map'
  if (issue.type === 'picklist')
    return `must be one of ${(issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' |', ',')}`
  return shapes[issue.type] ?? issue.message
}
