// Has ssh-keygen sign, with a key file, an ssh-agent or a security key; what it hands back is verified here before it is believed.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../errors.ts'
import type { Env } from '../env.ts'
import { isSecurityKey } from '../model/roster.ts'
import { unarmor } from '../signoff/armor.ts'
import { verifySshSignature } from '../signoff/sshsig.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'
import type { SigningKey } from './find-key.ts'

/**
 * The SSH signature over the payload, without armor. Synchronous, so that nothing of ours reads the terminal while ssh-keygen
 * asks for a passphrase, a PIN or a touch. Throws Fault 'ssh-keygen-missing', 'signing-failed' or 'signature-unsound' (usage), 'no-scratch' (undecided).
 */
export function signWithKey(payload: Buffer, key: SigningKey, namespace: string, env: Env): Buffer {
  const { dir, dispose } = makeTemporaryFolder((empty) => writeFileSync(join(empty, 'payload'), payload))
  try {
    const file = join(dir, 'payload')
    runSshKeygen(['-Y', 'sign', '-n', namespace, '-f', key.keyFile ?? writeKey(dir, key), file], env)
    return believed(readSignature(`${file}.sig`), payload, key, namespace)
  } finally {
    dispose()
  }
}

/**
 * What a person has to be told before signing; null when nothing. ssh-keygen asks for passphrase and PIN on the terminal by
 * itself, but for a touch only on the standard error that we keep.
 */
export const askedOfSigner = ({ publicKey }: SigningKey): string | null =>
  isSecurityKey(publicKey) ? 'touch the security key when it blinks' : null

/** ssh-keygen takes a public key only from a file; it then looks for the private one in the agent. */
function writeKey(dir: string, { publicKey }: SigningKey): string {
  const file = join(dir, 'key.pub')
  writeFileSync(file, `${publicKey.type} ${publicKey.blob}\n`)
  return file
}

/** Standard input stays the terminal: ssh-keygen asks for a passphrase only there. Its standard error is kept for our Fault. */
function runSshKeygen(args: readonly string[], env: Env): void {
  const done = spawnSync('ssh-keygen', args, { env, stdio: ['inherit', 'ignore', 'pipe'], encoding: 'utf8' })
  if (done.error) throw notStarted(done.error)
  if (done.status === 0) return
  const says = `ssh-keygen made no signature: ${wordsOf(done)}`
  throw new Fault(
    'usage',
    'signing-failed',
    says,
    'ssh-add -l shows what the agent holds; npx ai-signoff sign --key FILE names another key',
  )
}

function wordsOf({ stderr, status, signal }: SpawnSyncReturns<string>): string {
  const lines = stderr.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('Signing file '))
  return lines.join('\n') || `it ended with ${signal ?? `exit code ${status}`}`
}

function notStarted(cause: Error): Fault {
  const next = 'install OpenSSH 8.2 or newer (Debian: apt install openssh-client; macOS and Windows bring it)'
  return new Fault('usage', 'ssh-keygen-missing', `ssh-keygen could not be started: ${cause.message}`, next, { cause })
}

function readSignature(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  throw unsound('ssh-keygen ended well and wrote no signature')
}

/** The ssh-keygen that PATH finds may be anybody's, and a security key may be set up to sign untouched. */
function believed(armored: string, payload: Buffer, { publicKey }: SigningKey, namespace: string): Buffer {
  const blob = unarmor(armored)
  if (blob === null) throw unsound('what ssh-keygen wrote is no SSH signature')
  const verified = verifySshSignature({ blob, namespace, message: payload, key: publicKey })
  if (!verified.ok) throw unsound(`the signature that ssh-keygen made would not count: ${verified.problem}`)
  return blob
}

const unsound = (says: string): Fault =>
  new Fault(
    'usage',
    'signature-unsound',
    says,
    'check which ssh-keygen is first in PATH, and that the key asks for a touch',
  )
