// The hook files of a repository: where they are, whose they are, and what they have to be for us to run and not to run.
import { join, relative } from 'node:path'
import { Fault } from '../errors.ts'
import { absent, readState, type FileStep, type FileState } from './file-steps.ts'
import { beforeName, hasBlock, hookBlock, withBlock, withoutBlock, type HookEvent } from './hook-block.ts'
import { decodeBytes, encodeBytes } from '../git/bytes.ts'

export interface HookPlace {
  /** husky runs its files with `sh -e`, so ours are lines in them; git runs a plain one by itself, so ours stands before it. */
  readonly kind: 'plain' | 'husky'
  readonly dir: string
  readonly events: readonly HookEvent[]
}

const shebang = '#!/bin/sh\n'

/** Throws Fault 'hook-conflict' (usage). */
export function installHooks(place: HookPlace, top: string): readonly FileStep[] {
  return place.events.flatMap((event) =>
    place.kind === 'husky' ? installInHusky(place.dir, event, top) : installPlain(place.dir, event, top),
  )
}

/** Throws Fault 'hook-conflict' (usage). */
export function uninstallHooks(place: HookPlace, top: string): readonly FileStep[] {
  return place.events.flatMap((event) =>
    place.kind === 'husky' ? uninstallFromHusky(place.dir, event, top) : uninstallPlain(place.dir, event, top),
  )
}

function installInHusky(dir: string, event: HookEvent, top: string): FileStep[] {
  const path = join(dir, event)
  const now = readState(path)
  if (now.kind === 'link') throw conflict(`${path} is a symbolic link`, 'put the file itself there')
  const text = textOf(now)
  const says = `${now.kind === 'absent' ? 'write' : 'add lines to'} ${shown(top, path)}`
  return [{ path, to: file(withBlock(text, hookBlock(event)), now), says }]
}

function installPlain(dir: string, event: HookEvent, top: string): FileStep[] {
  const path = join(dir, event)
  const now = readState(path)
  if (runsElsewhere(dir, event)) return []
  const ours = now.kind === 'file' && hasBlock(textOf(now))
  const to = file(withBlock(ours ? textOf(now) : shebang, hookBlock(event)), ours ? now : absent)
  const write = { path, to, says: `write ${shown(top, path)}` }
  return now.kind === 'absent' || ours ? [write] : [keepBefore(dir, event, now, top), write]
}

/** `pre-commit install` renames the hook it finds to .legacy and goes on running it. */
const runsElsewhere = (dir: string, event: HookEvent): boolean =>
  hasBlock(textOf(readState(join(dir, `${event}.legacy`))))

function keepBefore(dir: string, event: HookEvent, now: FileState, top: string): FileStep {
  const path = join(dir, beforeName(event))
  if (readState(path).kind !== 'absent') {
    throw conflict(
      `${join(dir, event)} is not ours, and ${path} is there already`,
      `make one hook of the two and call it ${event}`,
    )
  }
  return { path, to: now, says: `rename ${shown(top, join(dir, event))} to ${beforeName(event)}; it runs after ours` }
}

function uninstallFromHusky(dir: string, event: HookEvent, top: string): FileStep[] {
  const path = join(dir, event)
  const now = readState(path)
  if (!hasBlock(textOf(now))) return []
  const rest = withoutBlock(textOf(now))
  if (rest === '') return [{ path, to: absent, says: `remove ${shown(top, path)}` }]
  return [{ path, to: file(rest, now), says: `take our lines out of ${shown(top, path)}` }]
}

function uninstallPlain(dir: string, event: HookEvent, top: string): FileStep[] {
  const path = join(dir, event)
  const now = readState(path)
  if (!hasBlock(textOf(now))) return []
  const before = readState(join(dir, beforeName(event)))
  const rest = withoutBlock(textOf(now))
  if (rest !== shebang) {
    if (before.kind !== 'absent')
      throw conflict(`${path} has lines that are not ours`, `move them to ${beforeName(event)}`)
    return [{ path, to: file(rest, now), says: `take our lines out of ${shown(top, path)}` }]
  }
  if (before.kind === 'absent') return [{ path, to: absent, says: `remove ${shown(top, path)}` }]
  return [
    { path, to: before, says: `put ${beforeName(event)} back as ${shown(top, path)}` },
    { path: join(dir, beforeName(event)), to: absent, says: `remove ${shown(top, join(dir, beforeName(event)))}` },
  ]
}

const textOf = (state: FileState): string => (state.kind === 'file' ? decodeBytes(state.bytes) : '')

const file = (text: string, like: FileState): FileState => ({
  kind: 'file',
  bytes: encodeBytes(text),
  mode: like.kind === 'file' ? like.mode : 0o755,
})

const conflict = (says: string, next: string): Fault =>
  new Fault('usage', 'hook-conflict', says, `${next}, then run it again`)

const shown = (top: string, path: string): string => relative(top, path)
