// Tokens that come by hand: in AI_SIGNOFF_TOKEN, or in a file that somebody sent.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault } from '../errors.ts'
import type { Env } from '../env.ts'
import type { Context } from '../context.ts'

/** A token has no white space in it, so several may stand beside one another. Each once. */
const tokensIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((word) => word !== ''))]

export const handedInTokens = (env: Env): string[] => tokensIn(env['AI_SIGNOFF_TOKEN'] ?? '')

/** @param file a path, or - for standard input. Throws Fault 'no-token' (usage). */
export function readTokenFile(context: Context, file: string): string[] {
  const tokens = tokensIn(readText(context, file))
  if (tokens.length > 0) return tokens
  throw new Fault(
    'usage',
    'no-token',
    `there is no token in ${file}`,
    'ask the signer for: npx ai-signoff sign --print',
  )
}

function readText(context: Context, file: string): string {
  try {
    return (file === '-' ? context.stdin() : readFileSync(resolve(context.cwd, file))).toString('utf8')
  } catch (error) {
    throw new Fault(
      'usage',
      'no-token',
      `${file}: ${error instanceof Error ? error.message : String(error)}`,
      'name a file with a token, or - for standard input',
      { cause: error },
    )
  }
}
