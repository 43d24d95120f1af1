// Writes the provenance trailers of a commit that is being made, where the shell alone could not: an agent may be about, the
// message speaks of one, or the lines come from other commits. One that it says nothing of is undeclared; none is
// held back but by a policy that says `pre-commit: block` and whose rules about trailers the message breaks.
import { dirname, join, resolve } from 'node:path'
import { agentsHere } from '../gather/agents.ts'
import { openMessageFile } from '../git/message-file.ts'
import { resetTips } from '../git/reset-log.ts'
import { revertedBy } from '../git/revert-message.ts'
import { parseSha256 } from '../model/ids.ts'
import { policyPath } from '../model/policy.ts'
import type { Provenance } from '../model/provenance.ts'
import { plainFile } from '../plain-file.ts'
import { isOwnTrailer } from '../provenance/own-trailer.ts'
import { declare, type Captured, type Declaration } from '../provenance/write.ts'
import { evidenceWords } from '../report/evidence-words.ts'
import { printable } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'
import type { CommittedMessage } from './commit-rules.ts'

/**
 * @param args FILE; `edited` or `given`, whether comments are taken out of the message; the digest of the lines to be committed, or
 * nothing; `amends`, `replays` (the lines may come from other commits) or `new`; our folder in the git directory, where agents' own
 * hooks are at work in this clone, or nothing.
 */
export async function commitMessage(context: Context, args: readonly string[]): Promise<ExitCode> {
  const [path = '', mode = '', digest = '', origin = '', folder = ''] = args
  const message = { path: resolve(context.cwd, path), edited: mode === 'edited', digest: parseSha256(digest) ?? null }
  const file = openMessageFile(message.path, message.edited, context.cwd, context.env)
  if (isEmpty(file.kept)) return 0
  const declaration = declare({
    message: file.kept,
    detection: agentsHere(context.env, context.ancestors().seen),
    captured: await capturedBy(context, folder, origin),
    originals: await originalsOf(context, origin, { path: message.path, text: file.kept }),
    digest: message.digest,
  })
  if (declaration.says) file.rewrite({ drop: isOwnTrailer, own: declaration.own, credits: declaration.credits })
  sayWhat(context, declaration)
  return holdToPolicy(context, message)
}

function sayWhat({ say }: Context, declaration: Declaration): void {
  if (!declaration.says && declaration.why !== null)
    say(`ai-signoff: this commit stays undeclared: ${printable(declaration.why)}\n`)
  if (!declaration.says || declaration.denied.length === 0) return
  const seen = evidenceWords(declaration.denied)
  say(`ai-signoff: the message says "none", and what was seen says otherwise, so both are written: ${seen}\n`)
}

/** Only a policy that speaks of trailers is worth its parser. It is looked for in the work tree, and read in HEAD. */
async function holdToPolicy(context: Context, message: CommittedMessage): Promise<ExitCode> {
  const policy = plainFile(join(context.cwd, policyPath), 1 << 20)
  if (policy === null || !policy.includes('trailers')) return 0
  return (await import('./commit-rules.ts')).holdMessage(context, message)
}

/** git gives up on a message that has nothing, or only Signed-off-by lines; a trailer of ours must not make a commit of it. */
const isEmpty = (kept: string): boolean =>
  kept.split('\n').every((line) => line.trim() === '' || line.startsWith('Signed-off-by: '))

async function capturedBy({ cwd, env, now }: Context, folder: string, origin: string): Promise<Captured | null> {
  if (folder === '') return null
  const { captureOf } = await import('../gather/capture/capture.ts')
  return captureOf({ cwd, env, now, folder, origin: origin === 'amends' || origin === 'new' ? origin : 'replays' })
}

interface Message {
  /** In the git directory of the work tree. */
  readonly path: string
  readonly text: string
}

async function originalsOf(context: Context, origin: string, { path, text }: Message): Promise<readonly Provenance[]> {
  if (origin === 'new' && revertedBy(text).length === 0 && resetTips(dirname(path)).length === 0) return []
  return (await import('./replayed.ts')).readOriginals(context, origin === 'amends', text)
}
