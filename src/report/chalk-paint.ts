// Colour for people: chalk behind the words of paint.ts. Never loaded by the hook.
import { Chalk } from 'chalk'
import type { Paint } from './paint.ts'

export function chalkPaint(color: boolean): Paint {
  const { green, red, yellow, bold, dim } = new Chalk({ level: color ? 1 : 0 })
  return { good: green, bad: red, warn: yellow, bold, dim }
}
