// Writes the provenance trailers of a commit that is being made, where the shell alone could not: an agent may be about, the
// message speaks of one, or the lines come from other commits. One that it says nothing of is undeclared; none is
// held back but by a policy that says `pre-commit: block` and whose rules about trailers the message breaks.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { agentsHere } from '../gather/agents.ts'
import { openMessageFile } from '../git/message-file.ts'
import { revertedBy } from '../git/revert-message.ts'
import { parseSha256 } from '../model/ids.ts'
import { policyPath } from '../model/policy.ts'
import type { Evidence, Provenance } from '../model/provenance.ts'
import { isOwnTrailer } from '../provenance/own-trailer.ts'
import { declare, type Declaration } from '../provenance/write.ts'
import { printable, printableShort } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import type { CommittedMessage } from './commit-rules.ts'

/**
 * @param args FILE; `edited` or `given`, whether comments are taken out of the message; the digest of the lines to be committed, or
 * nothing; `amends`, `replays` (the lines may come from other commits) or `new`; our folder in the git directory, where agents' own
 * hooks are at work in this clone, or nothing.
 */
export async function commitMessage(context: Context, args: readonly string[]): Promise<ExitCode> {
  const [path = '', mode = '', digest = '', origin = '', folder = ''] = args
  const file = openMessageFile(resolve(context.cwd, path), mode === 'edited', context.cwd, context.env)
  if (isEmpty(file.kept)) return 0
  const declaration = declare({
    message: file.kept,
    detection: agentsHere(context.env, context.ancestors().seen),
    captured: await capturedBy(context, folder, origin),
    originals: await originalsOf(context, origin, file.kept),
    digest: parseSha256(digest) ?? null,
  })
  if (declaration.says) file.rewrite({ drop: isOwnTrailer, own: declaration.own, credits: declaration.credits })
  sayWhat(context, declaration)
  return holdToPolicy(context, {
    path: resolve(context.cwd, path),
    edited: mode === 'edited',
    digest: parseSha256(digest) ?? null,
  })
}

function sayWhat({ say }: Context, declaration: Declaration): void {
  if (!declaration.says && declaration.why !== null)
    say(`ai-signoff: this commit stays undeclared: ${printable(declaration.why)}\n`)
  if (!declaration.says || declaration.denied.length === 0) return
  const seen = declaration.denied.map(({ text }) => printableShort(text)).slice(0, 5)
  say(
    `ai-signoff: the message says "none", and what was seen says otherwise, so both are written: ${seen.join(' · ')}\n`,
  )
}

/** Only a policy that speaks of trailers is worth its parser. It is looked for in the work tree, and read in HEAD. */
async function holdToPolicy(context: Context, message: CommittedMessage): Promise<ExitCode> {
  const policy = join(context.cwd, policyPath)
  if (!existsSync(policy) || !readFileSync(policy, 'latin1').includes('trailers')) return 0
  return (await import('./commit-rules.ts')).holdMessage(context, message)
}

/** git gives up on a message that has nothing, or only Signed-off-by lines; a trailer of ours must not make a commit of it. */
const isEmpty = (kept: string): boolean =>
  kept.split('\n').every((line) => line.trim() === '' || line.startsWith('Signed-off-by: '))

async function capturedBy(
  { cwd, env, now }: Context,
  folder: string,
  origin: string,
): Promise<readonly Evidence[] | null> {
  if (folder === '') return null
  const { captureOf } = await import('../gather/capture.ts')
  return captureOf({ cwd, env, now, folder, origin: origin === 'amends' || origin === 'new' ? origin : 'replays' })
}

async function originalsOf(context: Context, origin: string, message: string): Promise<readonly Provenance[]> {
  if (origin === 'new' && revertedBy(message).length === 0) return []
  return (await import('./replayed.ts')).readOriginals(context, origin === 'amends', message)
}
