// Brings kept tokens to the remote, and says what it did not take.
import { pushTokens } from '../git/exchange.ts'
import type { KeptToken } from '../git/keep-tokens.ts'
import type { Repository } from '../git/repository.ts'
import { shortId } from '../model/ids.ts'
import { printable } from '../report/printable.ts'
import type { Context } from '../context.ts'

/** Throws Fault 'tokens-not-pushed' (undecided); they stay in this clone. */
export function bringTokens(context: Context, repo: Repository, remote: string, tokens: readonly KeptToken[]): void {
  if (pushTokens(repo, remote, tokens) === 'tokens-and-heads') return
  const heads = [...new Set(tokens.map(({ head }) => shortId(head)))].join(', ')
  const says = `! ${remote} took the tokens and not refs/ai-signoff/reviewed, which keeps ${heads} there`
  context.say(`${printable(says)}\n  next   ${next}\n`)
}

const next = 'keep a branch with the signed commits at the remote until they have landed and CI has verified them'
