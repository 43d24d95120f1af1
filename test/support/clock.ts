// Another clock for a process of ours, as a machine shows it whose time somebody has set.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from './world.ts'

/** The variables that hold every Node process at this second, and the commits that git makes. */
export function clockAt(world: World, time: string): Record<string, string> {
  const file = join(world.dir, `clock-${Date.parse(time)}.cjs`)
  writeFileSync(
    file,
    `const then = ${Date.parse(time)}
globalThis.Date = class extends Date {
  constructor(...given) { given.length === 0 ? super(then) : super(...given) }
  static now() { return then }
}
`,
  )
  return { NODE_OPTIONS: `--require ${file}`, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time }
}
