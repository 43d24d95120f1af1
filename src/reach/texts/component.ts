// The programs within a component (Vue, Svelte, Astro): its script elements, and what stands between Astro's fences.
import type { FileImports } from '../imports.ts'
import { javascriptImports } from './javascript.ts'

export const componentImports = (text: string): FileImports =>
  javascriptImports([fenced(text), ...scripts(text)].join('\n;'))

function scripts(text: string): string[] {
  const found: string[] = []
  const opening = /<script\b/gi
  while (opening.test(text)) {
    const begin = text.indexOf('>', opening.lastIndex) + 1
    if (begin === 0) break
    const end = text.indexOf('</script', begin)
    found.push(text.slice(begin, end === -1 ? text.length : end))
    opening.lastIndex = end === -1 ? text.length : end
  }
  return found
}

/** ---\n<a program>\n---\n<markup> */
function fenced(text: string): string {
  if (!/^\s*---/.test(text)) return ''
  const begin = text.indexOf('---') + 3
  const end = text.indexOf('\n---', begin)
  return end === -1 ? '' : text.slice(begin, end)
}
