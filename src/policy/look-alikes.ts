// What a name looks like: letters of other scripts, digits and signs are read as the Latin ones that they resemble. After UTS #39
// (confusables), as far as names of people go; names that mix scripts are refused by names.ts, these are whole names in one.
import { foldName } from '../signoff/same-person.ts'

const looks: readonly (readonly [letters: string, latin: string])[] = [
  ['авеԁһіјӏкоԛрсѕтухԝАВЕІЈКМНОРСЅТХУԚԜ', 'aBedhijlKoqpcsTyxwABEIJKMHOPCSTXYQW'],
  ['αικνορτυϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'aiKvopTucABEZHIKMNOPTYXC'],
  ['օոսհցքՕՍ', 'onuhgpOU'],
  ['ıɡɑ', 'iga'],
  ['01|', 'oll'],
  ['‘’ʼʹ′`´', "'''''''"],
  ['‐‒–—−', '-----'],
]

const latinOf = new Map(
  looks.flatMap(([letters, latin]) => Array.from(letters, (letter, at) => [letter, latin[at] ?? letter] as const)),
)

/** Names that share one of these can be taken for each other: as they are written, and in lower case. */
export const looksOf = (name: string): readonly string[] => [skeleton(name.normalize('NFKC')), skeleton(foldName(name))]

/** In most typefaces a capital I is a small l, and r beside n an m. */
const skeleton = (name: string): string =>
  Array.from(name, (letter) => latinOf.get(letter) ?? letter)
    .join('')
    .replaceAll('I', 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
