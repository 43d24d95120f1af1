// Where a signing key is kept, and whether a program that runs as its owner, an agent above all, could sign with it unnoticed.

export interface Custody {
  /** A security key: it signs for whoever touches it. */
  readonly hardware: boolean
  /** The private half's file: absent, without a passphrase, with one, or not to be told. */
  readonly file: 'absent' | 'open' | 'locked' | 'unknown'
  /** What the ssh-agent says of it; `none`: there is no ssh-agent, `unknown`: it does not answer. */
  readonly agent: 'holds' | 'lacks' | 'none' | 'unknown'
}

/** How a program could sign with it unnoticed, in words that complete "your key …"; null when no way is known. */
export function silentUse({ hardware, file, agent }: Custody): string | null {
  if (hardware) return null
  if (file === 'open') return 'has no passphrase: whatever runs as you, an agent too, can sign with it unnoticed'
  if (agent === 'holds')
    return 'is held by the ssh-agent: whatever runs as you can have it sign unnoticed, unless ssh-add -c made it ask (that can’t be told)'
  return null
}
