// The two verifiers: ours in this process, and ssh-keygen, some at a time.
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unarmor } from '../../../src/signoff/armor.ts'
import { parsePublicKey } from '../../../src/signoff/public-key.ts'
import { verifySshSignature } from '../../../src/signoff/sshsig.ts'
import { namespace, type Case } from './case.ts'

export interface Answer {
  readonly asked: Case
  /** Null when we take the signature; else why not. */
  readonly problem: string | null
  readonly theyTakeIt: boolean
}

/** What our verifier says against it; null when it takes it. */
export function problemOf({ line, armored, message }: Case): string | null {
  const parsed = parsePublicKey(line)
  if (!parsed.ok) return parsed.problem
  const blob = unarmor(armored)
  if (blob === null) return 'this is not one armored signature'
  const verified = verifySshSignature({ blob, namespace, message, key: parsed.key })
  return verified.ok ? null : verified.problem
}

/** Both verifiers on each case, in the order of the cases. @param dir is empty, and somebody else removes it. */
export async function askBoth(cases: readonly Case[], dir: string): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = cases.entries()
  const worker = async (): Promise<void> => {
    for (const [index, asked] of waiting) {
      const theyTakeIt = await theyTake(asked, join(dir, `${index}`))
      answers[index] = { asked, problem: problemOf(asked), theyTakeIt }
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return answers
}

function theyTake({ allowed, armored, message }: Case, dir: string): Promise<boolean> {
  mkdirSync(dir)
  writeFileSync(join(dir, 'allowed'), `${allowed}\n`)
  writeFileSync(join(dir, 'sig'), armored)
  const args = ['-Y', 'verify', '-f', 'allowed', '-I', 'grace', '-n', namespace, '-s', 'sig']
  return new Promise((resolve, reject) => {
    const child = execFile('ssh-keygen', args, { cwd: dir, timeout: 30_000 }, (error) => {
      // 255 is its word for "no"; anything else (not found, killed) is no answer.
      if (error === null || error.code === 255) resolve(error === null)
      else reject(error)
    })
    // It may have refused before it read the message.
    child.stdin?.on('error', () => {})
    child.stdin?.end(message)
  })
}

/** The installed OpenSSH's version, such as 9.2. */
export function opensshVersion(): { major: number; minor: number } {
  const { stderr } = spawnSync('ssh', ['-V'], { encoding: 'utf8' })
  const [, major, minor] = /^OpenSSH_(\d+)\.(\d+)/.exec(stderr) ?? []
  if (major === undefined || minor === undefined) throw new Error(`ssh -V says ${stderr}`)
  return { major: Number(major), minor: Number(minor) }
}
