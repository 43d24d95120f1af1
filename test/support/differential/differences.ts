// Every way in which our verifier and `ssh-keygen -Y verify` may disagree. There is no other; the document SECURITY.md has the same table.
import type { Answer } from './verifiers.ts'

export interface Difference {
  readonly name: string
  /** Who takes such a signature; the other refuses it. */
  readonly takenBy: 'ssh-keygen' | 'ai-signoff'
  /** Why the other refuses it. */
  readonly why: string
  /** What our refusal says. */
  readonly says: RegExp
  /** What was done, where our refusal says the same of signatures that ssh-keygen refuses as well. */
  readonly changes?: readonly string[]
  /** From this OpenSSH on, both refuse it. */
  readonly before?: readonly [major: number, minor: number]
}

const theirs = (
  name: string,
  why: string,
  says: RegExp,
  more: Pick<Difference, 'changes' | 'before'> = {},
): Difference => ({ name, takenBy: 'ssh-keygen', why, says, ...more })

export const differences: readonly Difference[] = [
  theirs('version 0', 'there is no such version', /^it is of version 0/),
  theirs('reserved field filled', 'nobody signed what is in it', /^its reserved field is filled/),
  theirs('hash sha256', 'one hash, so that a signer chooses nothing', /^its hash is "sha256"/),
  theirs('a name that ends in NUL', 'a second spelling: C drops the NUL, and the bytes differ', /\0", not /),
  theirs('the key spelt otherwise', 'a second spelling: needless zeros, a NUL', /^it was made with another key/, {
    changes: ['key type with a trailing NUL', 'rsa key: a needless zero before n', 'rsa key: a needless zero before e'],
  }),
  theirs('ecdsa p521', 'no roster needs a third curve', /not with "ecdsa-sha2-nistp521"$/),
  theirs('RSA below 3072 bits', 'too weak', /3072 are the least$/),
  theirs('RSA with the exponent 1', 'anybody can sign for it', /RSA numbers are unsound$/),
  theirs(
    'RSA as rsa-sha2-256',
    'one label a key, so that a signer chooses nothing',
    /^the signature is "rsa-sha2-256"/,
  ),
  theirs('RSA value without its leading zero', 'a second spelling of the number', /does not fit/, {
    changes: ['rsa value without its leading zero'],
  }),
  theirs('DSA', 'too weak', /^DSA keys/, { before: [10, 0] }),
  theirs('certificates', 'a roster names keys, not who may make some', /is a certificate/),
  theirs('ed25519 key of low order', 'anybody can sign for it', /point is of low order/, { before: [10, 4] }),
  theirs('ed25519 key spelt otherwise', 'a second spelling: y not below p', /point is spelt in a second way/, {
    before: [10, 4],
  }),
  theirs('ed25519 S + L', 'malleable: anybody makes it of a sound signature', /does not fit/, {
    changes: ['S + L'],
    before: [10, 4],
  }),
  theirs('ed25519 R of low order', 'libraries differ: every gate decides alike', /does not fit/, {
    changes: ['R the neutral point: as it should be'],
  }),
  theirs('ecdsa r or s with needless zeros', 'a second spelling of the number', /does not fit/, {
    changes: ['r with a needless zero', 's with needless zeros'],
  }),
  theirs('security key not touched', 'software can make it in silence', /was not touched/),
  theirs('security key made for a web site', 'a login there is no sign-off', /something other than ssh:$/),
  theirs('white space inside the armor', 'a second spelling of the bytes', /not one armored signature/, {
    changes: ['armor: a space inside', 'armor: a tab at a line end'],
  }),
  theirs('text after the armor', 'nobody signed it', /not one armored signature/, {
    changes: ['armor: text after', 'armor: a blank line after', 'armor: two armors', 'armor: text after END'],
  }),
]

export const disagree = ({ problem, theyTakeIt }: Answer): boolean => (problem === null) !== theyTakeIt

/** The one row that a disagreement belongs to; undefined where there is none. */
export function differenceShown({ asked, problem, theyTakeIt }: Answer): Difference | undefined {
  return differences.find(
    ({ takenBy, says, changes }) =>
      takenBy === (theyTakeIt ? 'ssh-keygen' : 'ai-signoff') &&
      says.test(problem ?? '') &&
      (changes === undefined || changes.includes(asked.change)),
  )
}

/** Whether the OpenSSH at hand is old enough to show it. */
export function isToBeShown({ before }: Difference, { major, minor }: { major: number; minor: number }): boolean {
  if (before === undefined) return true
  return major < before[0] || (major === before[0] && minor < before[1])
}

/** The table as the document has it. */
export function differenceTable(): string {
  const rows = differences.map(({ name, takenBy, why, before }) => {
    const until = before === undefined ? '' : ` before ${before.join('.')}`
    return `| ${name} | ${takenBy}${until} | ${why} |`
  })
  return ['| signature or key | taken only by | why not by the other |', '|---|---|---|', ...rows].join('\n')
}
