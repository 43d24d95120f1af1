// A token can be checked without ai-signoff: with base64, printf and the ssh-keygen that every git user has.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aToken, ed25519Key } from '../../support/signing.ts'
import { test } from '../../support/world.ts'

const checkByHand = String.raw`
  field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" token; }
  # What was signed: DSSE's pre-authentication encoding of the payload.
  field payload | base64 -d > statement
  { printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$(wc -c < statement | tr -d ' ')"; cat statement; } > signed
  # The signature, in the armor that ssh-keygen wants.
  { echo '-----BEGIN SSH SIGNATURE-----'; field sig | fold -w 70; echo '-----END SSH SIGNATURE-----'; } > sig
  ssh-keygen -Y verify -n ai-signoff -f allowed -I grace -s sig < signed
`

test('a token is checked by hand with stock ssh-keygen', ({ world }) => {
  const key = ed25519Key()
  writeFileSync(join(world.dir, 'token'), `${aToken(key)}\n`)
  writeFileSync(join(world.dir, 'allowed'), `grace ${key.line}\n`)
  expect(world.run('sh', ['-euc', checkByHand])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Good "ai-signoff" signature for grace'),
  })
})

test('a token changed afterwards fails the check by hand', ({ world }) => {
  const key = ed25519Key()
  writeFileSync(join(world.dir, 'token'), aToken(key).replace('"payload":"ey', '"payload":"eY'))
  writeFileSync(join(world.dir, 'allowed'), `grace ${key.line}\n`)
  expect(world.run('sh', ['-euc', checkByHand]).code).not.toBe(0)
})
