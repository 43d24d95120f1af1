// Writes the provenance trailers of a commit that is being made, where the shell alone could not: an agent may be about, the
// message speaks of one, or the lines come from other commits. It never stops a commit; one it says nothing of is undeclared.
import { resolve } from 'node:path'
import { agentsHere } from '../gather/agents.ts'
import { openMessageFile } from '../git/message-file.ts'
import { revertedBy } from '../git/revert-message.ts'
import { parseSha256 } from '../model/ids.ts'
import type { Evidence, Provenance } from '../model/provenance.ts'
import { ownKey } from '../provenance/own-trailer.ts'
import { declare } from '../provenance/write.ts'
import { printable } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'

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
  else if (declaration.why !== null)
    context.say(`ai-signoff: this commit stays undeclared: ${printable(declaration.why)}\n`)
  return 0
}

/** git gives up on a message that has nothing, or only Signed-off-by lines; a trailer of ours must not make a commit of it. */
const isEmpty = (kept: string): boolean =>
  kept.split('\n').every((line) => line.trim() === '' || line.startsWith('Signed-off-by: '))

const isOwnTrailer = (line: string): boolean => new RegExp(`^${ownKey}[ \\t]*:`, 'i').test(line)

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
