// Holds the message of a commit in the making to the policy's rules about trailers. It is advice, since the gate decides: trouble of
// its own is told and the commit goes on, and only a policy that says `pre-commit: block` holds one back.
import { inProgress } from '../git/in-progress.ts'
import { openMessageFile } from '../git/message-file.ts'
import { openRepository, type Repository } from '../git/repository.ts'
import { tipOfHead } from '../git/revisions.ts'
import { breachWords, mendOfLast } from '../gate/trailer-findings.ts'
import { policyAt } from '../gather/policy-at.ts'
import type { Sha256 } from '../model/ids.ts'
import { policyPath, type Policy } from '../model/policy.ts'
import { readProvenance } from '../provenance/read.ts'
import { trailerBreaches, type TrailerBreach } from '../provenance/trailer-rules.ts'
import { onOneLine, printable } from '../report/printable.ts'
import type { Context, ExitCode } from '../context.ts'

export interface CommittedMessage {
  readonly path: string
  /** Whether comments are taken out of it. */
  readonly edited: boolean
  /** Of the lines to be committed. */
  readonly digest: Sha256 | null
}

/** A refusal is told on standard output: the shim takes no exit code for it, since a broken Node has exit codes too. */
export function holdMessage(context: Context, message: CommittedMessage): ExitCode {
  try {
    const repo = openRepository(context.cwd, context.env)
    const policy = policyOfHead(repo)
    const breaches = policy === null ? [] : breachesIn(context, message, policy)
    const held = policy?.preCommit === 'block' && inProgress(repo) === null && breaches.some(isMendedAtOnce)
    tell(context, breaches, held ? 'again' : 'amend')
    if (held) context.out('refused\n')
    return held ? 1 : 0
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    context.say(`ai-signoff: this message was not held to the policy: ${onOneLine(why)}\n`)
    return 0
  }
}

/** A change is held to rules that it did not bring. */
function policyOfHead({ git }: Repository): Policy | null {
  const head = tipOfHead(git)
  return head === null ? null : (policyAt(git, head)?.policy ?? null)
}

/** Who commits is no matter here: an agent's identity is in no trailer of the message. */
const nobody = { name: '', email: '' }

function breachesIn(context: Context, { path, edited, digest }: CommittedMessage, policy: Policy): TrailerBreach[] {
  const message = openMessageFile(path, edited, context.cwd, context.env).kept
  const provenance = readProvenance({ author: nobody, committer: nobody, message }, { digest })
  return trailerBreaches({ message, provenance, digest, cleanMerge: false }, policy.trailers)
}

/** What nobody looked at is declared once it is a commit. */
const isMendedAtOnce = (breach: TrailerBreach): boolean => breach.trailer !== 'ai-provenance'

function tell({ say }: Context, breaches: readonly TrailerBreach[], how: 'amend' | 'again'): void {
  for (const rule of ['require', 'forbid'] as const) {
    const broken = breaches.filter((breach) => breach.rule === rule)
    if (broken.length === 0) continue
    const words = broken.map((breach) => printable(breachWords(breach))).join(', ')
    const next = printable(
      mendOfLast(
        broken.map((breach) => ({ breach })),
        how,
      ),
    )
    say(`ai-signoff: trailers.${rule} in ${policyPath}: this message ${words}; next: ${next}\n`)
  }
}
