// Whether git would run our hooks here, as far as files tell: where it looks, what stands there, and the program behind it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBytes } from '../git/bytes.ts'
import type { HooksHealth } from '../doctor/health.ts'
import { pendingChanges, readState, sameState, type FileState } from './file-steps.ts'
import { hasBlock, hookEvents, type HookEvent } from './hook-block.ts'
import { installHooks, type HookPlace } from './hook-files.ts'
import { findHookPlace } from './hook-place.ts'
import type { Place } from './init-plan.ts'
import { installRuntime } from './runtime-files.ts'

/** Throws Fault 'shared-hooks', 'hook-conflict' (usage), 'odd-file' or 'package-incomplete' (undecided). */
export function hooksHealth({ repo, top }: Place, packageDir: string): HooksHealth {
  const { place, huskyPending } = findHookPlace(repo, top)
  const calling = hookEvents.filter((event) => callsUs(place, event, packageDir))
  return {
    dir: place.dir,
    missing: hookEvents.filter((event) => !calling.includes(event)),
    lame: place.kind === 'husky' ? [] : calling.filter((event) => isLame(readState(join(place.dir, event)))),
    huskyPending,
    program: programState({ repo, top }, place, packageDir),
  }
}

/** `pre-commit install` renames what it finds to .legacy, and runs it. */
const callsUs = ({ dir }: HookPlace, event: HookEvent, packageDir: string): boolean =>
  [event, `${event}.legacy`].some((name) => hasBlock(textOf(readState(join(dir, name))))) ||
  isShim(dir, event, packageDir)

/** In our own repository the hook is the shim itself. */
function isShim(dir: string, event: HookEvent, packageDir: string): boolean {
  const file = readState(join(dir, event))
  return file.kind === 'file' && sameState(file, readState(join(packageDir, 'hooks', event)))
}

const textOf = (state: FileState): string => (state.kind === 'file' ? decodeBytes(state.bytes) : '')

const isLame = (state: FileState): boolean => state.kind === 'file' && (state.mode & 0o111) === 0

/** A hook takes the package in node_modules where there is one, else the copy in the git folder. */
function programState({ repo, top }: Place, place: HookPlace, packageDir: string): HooksHealth['program'] {
  if (hookEvents.every((event) => isShim(place.dir, event, packageDir))) return 'current'
  const copy = pendingChanges(installRuntime(packageDir, repo.commonDir, place.events))
  const inPackage = existsSync(join(top, 'node_modules/ai-signoff/dist/hook.cjs'))
  if (!inPackage && copy.some(({ path }) => readState(path).kind === 'absent')) return 'missing'
  const old = pendingChanges(installHooks(place, top))
  return copy.length === 0 && old.length === 0 ? 'current' : 'other'
}
