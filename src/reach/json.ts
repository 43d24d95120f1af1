// JSON as tsconfig.json has it: comments and trailing commas are let through. Each character is passed once, whatever the text.

type Settings = Readonly<Record<string, unknown>>

/** null: not an object that can be read. */
export function parseSettings(text: string): Settings | null {
  try {
    return asSettings(JSON.parse(plainJson(text)))
  } catch {
    return null
  }
}

export function asSettings(value: unknown): Settings | null {
  return isObject(value) ? value : null
}

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The strings in a list; a single string is a list of one, and what else is there is left out. */
export const stringsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')

const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?|,|[}\]]|[^",/}\]]+|\//g

function plainJson(text: string): string {
  const parts: string[] = []
  let comma = -1
  for (const [part] of text.replace(/^\ufeff/, '').matchAll(token)) {
    if (/^\/[/*]/.test(part) || /^\s*$/.test(part)) continue
    if (comma !== -1 && /^[}\]]/.test(part)) parts[comma] = ''
    comma = part === ',' ? parts.length : -1
    parts.push(part)
  }
  return parts.join('')
}
