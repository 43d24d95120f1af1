// One question to two verifiers: does this armored signature stand for this message, under this key?
import { armor } from '../../../src/signoff/armor.ts'
import type { SoftKey } from '../signing.ts'

export interface Case {
  /** What kind of key, such as "rsa 3072". */
  readonly kind: string
  /** What was done to the signature, such as "version 0". */
  readonly change: string
  /** The key as a roster has it. */
  readonly line: string
  /** What ssh-keygen reads as allowed_signers: the same key, unless an authority stands behind it. */
  readonly allowed: string
  /** The signature as a text. */
  readonly armored: string
  readonly message: Buffer
}

export interface NamedKey {
  readonly kind: string
  readonly key: SoftKey
  readonly allowed?: string
}

export const namespace = 'ai-signoff'
export const message = Buffer.from('the change')

/** A case from the signature's bytes, or from a text in their place. */
export const aCase = (
  { kind, key, allowed = `grace ${key.line}` }: NamedKey,
  change: string,
  signature: Buffer | string,
  over: Buffer = message,
): Case => ({
  kind,
  change,
  line: key.line,
  allowed,
  armored: typeof signature === 'string' ? signature : armor(signature),
  message: over,
})
