// What `sign` may be told, and the same as a command to be typed again.
import { shellWord } from '../model/shell-word.ts'

export interface SignOptions {
  readonly target?: string
  /** Else the personal settings', else origin or the only one. */
  readonly remote?: string
  /** A key file; else git's user.signingkey, else ~/.ssh. */
  readonly key?: string
  readonly reason: string
  /** What the signer states to have checked. */
  readonly checked: readonly string[]
  /** Sign a refusal, with its reason. */
  readonly decline?: boolean
  /** Print the token and keep it nowhere. */
  readonly print?: boolean
  /** Don't ask. It spares a question, not a person: the guard has already refused where nobody could be asked. */
  readonly yes?: boolean
}

/** The command as it was given; but for --yes: it will ask. */
export function commandFor(revision: string, options: SignOptions): string {
  const { target, remote, key, decline, print } = options
  const reason = options.reason || (decline ? 'TEXT' : undefined)
  const values = Object.entries({ target, remote, key, reason }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  const checked = options.checked.flatMap((what) => ['--checked', what])
  const flags = [...(decline ? ['--decline'] : []), ...(print ? ['--print'] : []), ...values, ...checked]
  return ['npx ai-signoff sign', ...[revision, ...flags].map(shellWord)].join(' ')
}
