// Policy texts for tests: a small valid one, and a way to change one part of it.
import { parseRefName, type RefName } from '../../src/model/ids.ts'

export const keys = {
  grace: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKadfqxfKfxB+OI4AoTvmDBn+ftuBe0SmS2zk7iOYKjm grace',
  alan: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmf0CvyzKwOQ4IqgOctEetnoQrLNrqPjekgVjxRvbdH alan',
  barbara: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFxdLTPEGCxjTVGvohxO2B1UfZzSpsBzA4Vd5YI4CQI6 barbara',
} as const

export interface Entry {
  readonly name?: string
  readonly emails?: readonly string[]
  readonly seniority?: string
  readonly keys?: readonly string[]
}

/** One person of a roster; Grace Hopper, senior, with a key, unless said. */
export const person = (entry: Entry = {}): object => ({
  name: 'Grace Hopper',
  emails: ['grace@example.com'],
  seniority: 'senior',
  keys: [keys.grace],
  ...entry,
})

/** JSON is YAML; a part that is undefined is left out. */
export function policyText(parts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    version: 1,
    'default-branch': 'main',
    protected: ['main', 'release/*'],
    roster: [person()],
    requirements: { none: { low: 0, medium: 0, high: 0, critical: 1 }, assisted: 1, generated: 1, undeclared: 1 },
    ...parts,
  })
}

export function refName(text: string): RefName {
  const ref = parseRefName(text)
  if (ref === undefined) throw new Error(`no ref name: ${text}`)
  return ref
}
