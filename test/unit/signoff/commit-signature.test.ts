import { describe, expect } from 'vitest'
import type { Commit } from '../../../src/model/change.ts'
import { armor } from '../../../src/signoff/armor.ts'
import { authenticatedAuthor } from '../../../src/signoff/commit-signature.ts'
import {
  aPerson,
  aRoster,
  commitId,
  ed25519Key,
  publicKeyOf,
  securityKey,
  sshsig,
  treeId,
  type SoftKey,
} from '../../support/signing.ts'
import { test } from '../../support/world.ts'

const gracesKey = ed25519Key()
const adasKey = ed25519Key()
const grace = aPerson({ keys: [publicKeyOf(gracesKey)] })
const ada = aPerson({
  name: 'Ada Lovelace',
  emails: ['ada@example.com'],
  seniority: 'mid',
  keys: [publicKeyOf(adasKey)],
})
const roster = aRoster(ada, grace)

const payload = Buffer.from('tree 5555\nauthor somebody\n\nmessage\n')
const aCommit = (replaced: Partial<Commit> = {}): Commit => ({
  id: commitId('4'),
  tree: treeId('5'),
  parents: [],
  author: { name: 'Grace Hopper', email: 'grace@example.com' },
  committer: { name: 'Ada Lovelace', email: 'ada@example.com' },
  committed: 1_767_268_800,
  message: 'message\n',
  signature: signedBy(gracesKey),
  ...replaced,
})
const signedBy = (key: SoftKey, { namespace = 'git', over = payload } = {}): Commit['signature'] => ({
  armored: armor(sshsig(key, namespace, over)),
  payload,
})

test('an author is authenticated by a signature with their own key', () => {
  expect(authenticatedAuthor(aCommit(), roster)).toBe(grace)
})

test('an author is authenticated by any key of theirs', () => {
  const second = ed25519Key()
  const twoKeys = { ...grace, keys: [publicKeyOf(gracesKey), publicKeyOf(second)] }
  const commits = [gracesKey, second].map((key) => aCommit({ signature: signedBy(key) }))
  expect(commits.map((commit) => authenticatedAuthor(commit, aRoster(twoKeys)))).toEqual([twoKeys, twoKeys])
})

test('a commit that git itself signed authenticates its author', ({ world }) => {
  const key = world.key('id_ed25519')
  const repo = world.repository('r')
  repo.git('config', 'gpg.format', 'ssh')
  repo.git('config', 'user.signingKey', key.file)
  repo.commit('first', { a: 'x' })
  repo.git('commit', '--quiet', '--amend', '-S', '--no-edit')
  const raw = repo.git('cat-file', 'commit', 'HEAD')
  const armored = (/\ngpgsig (-[^]*?-----END SSH SIGNATURE-----)\n/.exec(raw)?.[1] ?? '').replaceAll('\n ', '\n')
  const signed = raw.replace(/\ngpgsig -[^]*?-----END SSH SIGNATURE-----\n(?: \n)?/, '\n')
  const person = { ...ada, keys: [publicKeyOf({ line: key.public })] }
  const commit = aCommit({
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    signature: { armored, payload: Buffer.from(`${signed}\n`) },
  })
  expect(authenticatedAuthor(commit, aRoster(person))).toBe(person)
})

describe('an author is not authenticated', () => {
  const untouched = securityKey('ed25519', { flags: 0 })

  test.for([
    ['by a commit without a signature', aCommit({ signature: null })],
    ['by the key of somebody else in the roster', aCommit({ signature: signedBy(adasKey) })],
    ['by a key that the roster does not hold', aCommit({ signature: signedBy(ed25519Key()) })],
    [
      'by a token in place of a commit signature',
      aCommit({ signature: signedBy(gracesKey, { namespace: 'ai-signoff' }) }),
    ],
    ['by a signature of another commit', aCommit({ signature: signedBy(gracesKey, { over: Buffer.from('other') }) })],
    ['by an OpenPGP signature', aCommit({ signature: { armored: '-----BEGIN PGP SIGNATURE-----\n', payload } })],
    ['when a senior commits in a junior name', aCommit({ author: { name: 'Ada Lovelace', email: 'ada@example.com' } })],
    [
      'when the name is of one person and the e-mail of another',
      aCommit({ author: { name: 'Grace Hopper', email: 'ada@example.com' } }),
    ],
    [
      'when the name is of one person and the e-mail of another, whichever of the two signs',
      aCommit({ author: { name: 'Grace Hopper', email: 'ada@example.com' }, signature: signedBy(adasKey) }),
    ],
    [
      'when the roster does not know the author',
      aCommit({ author: { name: 'Alan Turing', email: 'alan@example.com' } }),
    ],
  ] as const)('%s', ([, commit]) => {
    expect(authenticatedAuthor(commit, roster)).toBeNull()
  })

  test('by a security key that nobody touched', () => {
    const person = aPerson({ keys: [publicKeyOf(untouched)] })
    expect(authenticatedAuthor(aCommit({ signature: signedBy(untouched) }), aRoster(person))).toBeNull()
  })
})
