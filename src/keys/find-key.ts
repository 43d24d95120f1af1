// Which key to sign with: the one asked for, else git's user.signingkey, else the usual file in ~/.ssh.
// Public keys only are read here; the private half is ssh-keygen's and the agent's business (custody.ts asks how it is kept).
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
  /** The command that wants the key, for the next step. */
  readonly command: 'sign' | 'init'
}

/** Security keys first: nothing that runs as the signer can use them alone. */
const usual = ['id_ed25519_sk', 'id_ecdsa_sk', 'id_ed25519', 'id_ecdsa', 'id_rsa']

/** Throws Fault 'key-unreadable' or 'no-signing-key' (usage). */
export function findSigningKey(wishes: KeyWishes): SigningKey {
  if (wishes.asked !== null) return fromFile(wishes.asked, wishes) ?? missing([wishes.asked], wishes)
  const files = usual.map((name) => join(wishes.home, '.ssh', name))
  for (const find of [() => fromGit(wishes), ...files.map((file) => () => fromFile(file, wishes))]) {
    const key = find()
    if (key !== null) return key
  }
  const configured = wishes.configured === null ? [] : [`user.signingkey ${wishes.configured}`]
  return missing([...configured, ...files], wishes)
}

/** user.signingkey may as well name an OpenPGP key, which is no file: then it is passed over. */
function fromGit({ configured, ...wishes }: KeyWishes): SigningKey | null {
  if (configured === null || configured === '') return null
  const literal = configured.startsWith('key::') ? configured.slice('key::'.length) : configured
  if (literal === configured && !/^(?:ssh|sk-ssh|ecdsa|sk-ecdsa)-\S+ /.test(literal))
    return fromFile(configured, wishes)
  return { keyFile: null, publicKey: parsed(literal, 'user.signingkey', wishes) }
}

/** null when there is no such file. FILE stands for FILE.pub, so that no private key is ever read. */
function fromFile(file: string, wishes: Omit<KeyWishes, 'configured'>): SigningKey | null {
  const path = resolve(
    wishes.cwd,
    file.replace(/^~(?=\/|$)/, () => wishes.home),
  )
  const publicFile = path.endsWith('.pub') ? path : `${path}.pub`
  const text = read(publicFile, wishes)
  return text === null ? null : { keyFile: path, publicKey: parsed(text, publicFile, wishes) }
}

type Asker = Pick<KeyWishes, 'command'>

function read(file: string, asker: Asker): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw unreadable(`${file}: ${String(error)}`, asker, error)
  }
}

function parsed(text: string, where: string, asker: Asker): PublicKey {
  const result = parsePublicKey(text)
  if (result.ok) return result.key
  throw unreadable(`${where}: ${result.problem}`, asker)
}

const unreadable = (says: string, { command }: Asker, cause?: unknown): Fault =>
  new Fault('usage', 'key-unreadable', says, `npx ai-signoff ${command} --key FILE names another key`, { cause })

function missing(tried: readonly string[], { command }: Asker): never {
  const says = [
    'no key to sign with; looked for',
    ...tried.map((place) => `${place}${place.endsWith('.pub') ? '' : ' (with .pub)'}`),
  ]
  throw new Fault('usage', 'no-signing-key', says.join('\n'), waysToAKey(command))
}

/** Best first; a security key is the one that nothing running as the signer can use alone. */
const waysToAKey = (command: Asker['command']): string =>
  [
    'ssh-keygen -t ed25519-sk -O verify-required makes one on a security key (best), ssh-keygen -t ed25519 one in a file',
    'ssh-keygen -y -f FILE > FILE.pub writes a missing public half',
    `npx ai-signoff ${command} --key FILE names another place`,
  ].join('; ')
