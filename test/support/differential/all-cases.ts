// Every case that the two verifiers are asked about.
import { armorCases } from './armors.ts'
import type { Case, NamedKey } from './case.ts'
import { lowOrderCases, neutralCases, raisedCases } from './ed25519-forms.ts'
import { fieldCases, lengthCases } from './fields.ts'
import { keys } from './keys.ts'
import { pairCases, rsaCases, rsaLabelCases, touchCases } from './number-forms.ts'
import { placeCases } from './places.ts'

const perKey = 20

const of = (...kinds: readonly string[]): NamedKey[] => keys.filter(({ kind }) => kinds.includes(kind))

export const allCases = (): Case[] => [
  ...keys.flatMap(fieldCases),
  ...keys.flatMap(lengthCases),
  ...keys.flatMap((named) => placeCases(named, perKey)),
  ...of('ed25519', 'sk-ecdsa').flatMap(armorCases),
  ...lowOrderCases(),
  ...neutralCases(),
  ...of('ed25519', 'sk-ed25519').flatMap(raisedCases),
  ...of('ecdsa p256', 'ecdsa p384', 'sk-ecdsa').flatMap(pairCases),
  ...of('rsa 3072').flatMap(rsaCases),
  ...rsaLabelCases(),
  ...touchCases('ed25519'),
  ...touchCases('ecdsa'),
]
