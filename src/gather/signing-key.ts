// The key that `sign` uses: the one asked for, else git's, else the usual one.
import { interactiveGit } from '../git/interactive.ts'
import { findSigningKey, type SigningKey } from '../keys/find-key.ts'
import type { Context } from '../context.ts'

/** @param asked --key, or the personal settings'; null: neither. Throws what findSigningKey throws. */
export async function signingKeyOf({ cwd, env }: Context, asked: string | null): Promise<SigningKey> {
  const configured = await interactiveGit(cwd, env).find('config', '--get', 'user.signingkey')
  return findSigningKey({ asked, configured, home: env['HOME'] ?? '', cwd, command: 'sign' })
}
