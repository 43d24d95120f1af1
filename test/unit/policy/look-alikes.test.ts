import { expect, test } from 'vitest'
import { looksOf } from '../../../src/policy/look-alikes.ts'

const lookAlike = (one: string, other: string): boolean => looksOf(one).some((look) => looksOf(other).includes(look))

test.for([
  ['Сара', 'Capa'],
  ['ΝΙΚΟ', 'NIKO'],
  ['օոս', 'onu'],
  ['ıan', 'ian'],
  ['H0pper', 'Hopper'],
  ['1ris', 'lris'],
  ['O’Hara', "O'Hara"],
  ['Jean‐Paul', 'Jean-Paul'],
  ['Vvill', 'Will'],
  ['vvill', 'will'],
  ['Arnold', 'Amold'],
  ['Ian', 'lan'],
] as const)('%s looks like %s', ([one, other]) => {
  expect(lookAlike(one, other)).toBe(true)
})

test.for([
  ['Grace', 'Grave'],
  ['Will', 'Bill'],
  ['Анна', 'Анка'],
] as const)('%s does not look like %s', ([one, other]) => {
  expect(lookAlike(one, other)).toBe(false)
})
