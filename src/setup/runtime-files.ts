// Our own files that hooks need, copied into the git folder, so that they run without node_modules and in every worktree.
import { readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Fault } from '../errors.ts'
import { absent, readState, type FileStep } from './file-steps.ts'
import type { HookEvent } from './hook-block.ts'

/** Innermost first; what score keeps of import graphs is of no use without the program. */
export const runtimeFolders = (commonDir: string): readonly string[] =>
  ['ai-signoff/imports', 'ai-signoff/dist/hook', 'ai-signoff/dist', 'ai-signoff/hooks', 'ai-signoff'].map((folder) =>
    join(commonDir, folder),
  )

/** Throws Fault 'package-incomplete' (undecided). */
export function installRuntime(
  packageDir: string,
  commonDir: string,
  events: readonly HookEvent[],
): readonly FileStep[] {
  const parts = filesIn(join(packageDir, 'dist/hook')).map((name) => join('dist/hook', name))
  if (parts.length === 0) throw incomplete(join(packageDir, 'dist/hook'))
  return [join('dist', 'hook.cjs'), ...parts, ...shims(packageDir, events)].map((file) =>
    copy(packageDir, commonDir, file),
  )
}

export function uninstallRuntime(commonDir: string): readonly FileStep[] {
  return runtimeFolders(commonDir)
    .slice(0, -1)
    .flatMap((folder) =>
      filesIn(folder).map((name) => ({
        path: join(folder, name),
        to: absent,
        says: `remove the hook program from ${relative(dirname(commonDir), join(commonDir, 'ai-signoff'))}/`,
      })),
    )
}

function copy(packageDir: string, commonDir: string, file: string): FileStep {
  const path = join(commonDir, 'ai-signoff', file)
  const to = readState(join(packageDir, file))
  if (to.kind !== 'file') throw incomplete(join(packageDir, file))
  const mode = basename(file).endsWith('.cjs') || file.endsWith('.sh') ? 0o644 : 0o755
  return {
    path,
    to: { ...to, mode },
    says: `put the hook program into ${relative(dirname(commonDir), join(commonDir, 'ai-signoff'))}/`,
  }
}

/** The hooks and the sh files they read. */
function shims(packageDir: string, events: readonly HookEvent[]): string[] {
  const folder = join(packageDir, 'hooks')
  const there = filesIn(folder)
  for (const event of events) if (!there.includes(event)) throw incomplete(join(folder, event))
  const wanted = there.filter((name) => name.endsWith('.sh') || events.some((event) => event === name))
  return wanted.map((name) => join('hooks', name))
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort()
  } catch {
    return [] // what is missing is named by the caller, or needs no removing
  }
}

const incomplete = (path: string): Fault =>
  new Fault(
    'undecided',
    'package-incomplete',
    `${path} is missing from this installation`,
    'npm install ai-signoff again',
  )
