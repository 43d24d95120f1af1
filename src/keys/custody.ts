// Finds out where a signing key is kept: on hardware, in a file with or without a passphrase, in an ssh-agent. Signs nothing.
import { spawnSync } from 'node:child_process'
import type { Env } from '../env.ts'
import type { Custody } from '../model/custody.ts'
import { parsePublicKey } from '../signoff/public-key.ts'
import type { SigningKey } from './find-key.ts'
import { lockOf } from './private-file.ts'

export function custodyOf(key: SigningKey, env: Env): Custody {
  return {
    hardware: key.publicKey.type.startsWith('sk-'),
    file: key.keyFile === null ? 'absent' : lockOf(key.keyFile.replace(/\.pub$/, '')),
    agent: agentHolds(key, env),
  }
}

// ssh-add -L: a public key a line; it ends with 1 when there are none, and with 2 when no agent answers.
function agentHolds({ publicKey }: SigningKey, env: Env): Custody['agent'] {
  if (!env['SSH_AUTH_SOCK']) return 'none'
  const { status, stdout } = spawnSync('ssh-add', ['-L'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    timeout: 10_000,
  })
  if (status !== 0 && status !== 1) return 'unknown'
  const blobs = stdout.split('\n').map((line) => {
    const parsed = parsePublicKey(line)
    return parsed.ok ? parsed.key.blob : null
  })
  return blobs.includes(publicKey.blob) ? 'holds' : 'lacks'
}
