// The policy that the README shows is one that the program takes.
import { expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse.ts'
import { codeBlocks, readDocuments } from '../support/documents.ts'
import { person } from '../support/policy-text.ts'
import { publicKeyOf, securityKey } from '../support/signing.ts'

const withKeys = (name: string): object => {
  const { type, blob } = publicKeyOf(securityKey('ed25519', { flags: 5 }))
  return person({ name, emails: [`${name.split(' ')[0]}@example.com`], keys: [`${type} ${blob}`] })
}
const roster = ['Grace Hopper', 'Barbara Liskov', 'Alan Turing'].map(withKeys)
const readme = readDocuments().find(({ path }) => path === 'README.md')?.text ?? ''
const shown = codeBlocks(readme).filter(({ language }) => language === 'yaml')
const rules = shown.find(({ text }) => text.startsWith('version: 1'))?.text ?? ''
const optional = shown.find(({ text }) => text.startsWith('sign-off:'))?.text ?? ''
const people = `roster: ${JSON.stringify(roster)}\n`

test('with what is optional, for three people with security keys of whom one is revoked', () => {
  const text = rules.replace(/roster:\n(?: .*\n)+/, people) + optional
  expect(parsePolicy(text, 'README.md')).toMatchObject({
    authors: 'authenticated',
    hardware: { low: 'optional', high: 'required' },
    pin: { high: 'optional', critical: 'required' },
    revoked: [{ of: 'key' }, { of: 'person' }, { of: 'token' }],
    trailers: { require: ['assisted-by', 'ai-provenance'], forbid: ['co-authored-by', 'signed-off-by'] },
    noneFrom: 'capture',
  })
})
