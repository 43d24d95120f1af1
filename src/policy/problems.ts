// Says in our words what the schema found, one line a problem, with the place in the file that it is about.
import type * as v from 'valibot'

/** roster[0].emails: must be a list */
export function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = pathOf(issue.path ?? [])
  return path === '' ? sayingOf(issue) : `${path}: ${sayingOf(issue)}`
}

interface PathItem {
  readonly key?: unknown
}

/** The top is a map, so that the first item is a key. */
const pathOf = (items: readonly PathItem[]): string =>
  items
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1)

const shapes: Record<string, string> = {
  string: 'must be text',
  number: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
}

function sayingOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'loose_object') return issue.received === 'undefined' ? 'is missing' : 'must be a map'
  if (issue.type === 'picklist')
    return `must be one of ${(issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' |', ',')}`
  return shapes[issue.type] ?? issue.message
}
