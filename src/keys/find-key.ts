// Which key to sign with: the one asked for, else git's user.signingkey, else the usual file in ~/.ssh.
// Public keys only are read here; the private half is ssh-keygen's and the agent's business.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Fault } from '../errors.ts'
import type { PublicKey } from '../model/roster.ts'
import { parsePublicKey } from '../signoff/public-key.ts'

export interface SigningKey {
  /** What ssh-keygen is given as -f; null when only the agent has the key. */
  readonly keyFile: string | null
  readonly publicKey: PublicKey
}

export interface KeyWishes {
  /** --key FILE, private or public; null when not given. */
  readonly asked: string | null
  /** git's user.signingkey: a path, `key::ssh-ed25519 AAAA…` or `ssh-ed25519 AAAA…`; null when not set. */
  readonly configured: string | null
  readonly home: string
  /** What a relative path starts from. */
  readonly cwd: string
}

/** Security keys first: nothing that runs as the signer can use them alone. */
const usual = ['id_ed25519_sk', 'id_ecdsa_sk', 'id_ed25519', 'id_ecdsa', 'id_rsa']

/** Throws Fault 'key-unreadable' or 'no-signing-key' (usage). */
export function findSigningKey(wishes: KeyWishes): SigningKey {
  if (wishes.asked !== null) return fromFile(wishes.asked, wishes) ?? missing([wishes.asked])
  const files = usual.map((name) => join(wishes.home, '.ssh', name))
  for (const find of [() => fromGit(wishes), ...files.map((file) => () => fromFile(file, wishes))]) {
    const key = find()
    if (key !== null) return key
  }
  return missing([...(wishes.configured === null ? [] : [`user.signingkey ${wishes.configured}`]), ...files])
}

/** user.signingkey may as well name an OpenPGP key, which is no file: then it is passed over. */
function fromGit({ configured, ...wishes }: KeyWishes): SigningKey | null {
  if (configured === null || configured === '') return null
  const literal = configured.startsWith('key::') ? configured.slice('key::'.length) : configured
  if (literal === configured && !/^(?:ssh|sk-ssh|ecdsa|sk-ecdsa)-\S+ /.test(literal))
    return fromFile(configured, { ...wishes, configured })
  return { keyFile: null, publicKey: parsed(literal, 'user.signingkey') }
}

/** null when there is no such file. FILE stands for FILE.pub, so that no private key is ever read. */
function fromFile(file: string, { home, cwd }: KeyWishes): SigningKey | null {
  const path = resolve(
    cwd,
    file.replace(/^~(?=\/|$)/, () => home),
  )
  const publicFile = path.endsWith('.pub') ? path : `${path}.pub`
  const text = read(publicFile)
  return text === null ? null : { keyFile: path, publicKey: parsed(text, publicFile) }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw new Fault('usage', 'key-unreadable', `${file}: ${String(error)}`, 'ai-signoff sign --key FILE', {
      cause: error,
    })
  }
}

function parsed(text: string, where: string): PublicKey {
  const result = parsePublicKey(text)
  if (result.ok) return result.key
  throw new Fault(
    'usage',
    'key-unreadable',
    `${where}: ${result.problem}`,
    'ai-signoff sign --key FILE names another key',
  )
}

function missing(tried: readonly string[]): never {
  const says = [
    'no key to sign with; looked for',
    ...tried.map((place) => `${place}${place.endsWith('.pub') ? '' : ' (with .pub)'}`),
  ]
  const next =
    'ssh-keygen -t ed25519-sk -O verify-required makes one; ssh-keygen -y -f FILE > FILE.pub writes a missing public half'
  throw new Fault('usage', 'no-signing-key', says.join('\n'), next)
}
