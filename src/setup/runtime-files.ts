// Our own files that hooks need, copied into the git folder, so that they run without node_modules and in every worktree.
import { readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Fault } from '../errors.ts'
import { absent, readState, type FileStep } from './file-steps.ts'
import type { HookEvent } from './hook-block.ts'

/** What agents' hook files call. An agent works in a clone, not on a server. */
export const agentShims = ['agent-before', 'agent-after'] as const

/** Where the hook program lies in a git folder. */
export const runtimePath = (commonDir: string): string => join(commonDir, 'ai-signoff')

/** Of the program, and of what it and agents' hooks have kept beside it. Innermost first. */
export const runtimeFolders = (commonDir: string): readonly string[] =>
  ['dist/hook', 'dist', 'hooks', 'imports', 'spool', 'captured', ''].map((folder) =>
    join(runtimePath(commonDir), folder),
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

/** A folder that agents' hooks write into; a commit of nothing that they saw says from then on that they looked. */
export const installSpool = (commonDir: string): FileStep => ({
  path: join(runtimePath(commonDir), 'spool/.keep'),
  to: { kind: 'file', bytes: Buffer.alloc(0), mode: 0o600 },
  says: `put the hook program into ${relative(dirname(commonDir), runtimePath(commonDir))}/`,
})

export function uninstallRuntime(commonDir: string): readonly FileStep[] {
  return runtimeFolders(commonDir)
    .slice(0, -1)
    .flatMap((folder) =>
      filesIn(folder).map((name) => ({
        path: join(folder, name),
        to: absent,
        says: `remove the hook program from ${relative(dirname(commonDir), runtimePath(commonDir))}/`,
      })),
    )
}

function copy(packageDir: string, commonDir: string, file: string): FileStep {
  const path = join(runtimePath(commonDir), file)
  const to = readState(join(packageDir, file))
  if (to.kind !== 'file') throw incomplete(join(packageDir, file))
  const mode = basename(file).endsWith('.cjs') || file.endsWith('.sh') ? 0o644 : 0o755
  return {
    path,
    to: { ...to, mode },
    says: `put the hook program into ${relative(dirname(commonDir), runtimePath(commonDir))}/`,
  }
}

/** The hooks and the sh files they read. */
function shims(packageDir: string, events: readonly HookEvent[]): string[] {
  const folder = join(packageDir, 'hooks')
  const there = filesIn(folder)
  const called: readonly string[] = events.includes('pre-commit') ? [...events, ...agentShims] : events
  for (const name of called) if (!there.includes(name)) throw incomplete(join(folder, name))
  const wanted = there.filter((name) => name.endsWith('.sh') || called.includes(name))
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
