// Commits made up from shapes seen in public histories: each marker and each trap in every place where such a line stands. Names,
// addresses and words are nobody's. The labels come from how a commit was made, not from the reader.
import type { LabelledCommit } from '../bench/commits/facts.ts'
import { aiderCommits, authors, lines, type Shape } from './marker-shapes.ts'
import { trapAuthors, trapLines } from './trap-shapes.ts'

const grace = { name: 'Grace Hopper', email: 'grace@example.com' }
const people = { author: { name: 'Ada Lovelace', email: 'ada@example.com' }, committer: grace }
const from = 'made up'

/** Where in a message a line of a marker stands; `LINE` is that line. */
const places: readonly string[] = [
  'Fix the parser\n\nLINE\n',
  'Fix the parser\nLINE\n',
  'Fix the parser\n\nIt took the last line for the first.\n\nLINE\n',
  'Fix the parser\n\nIt took the last line for the first.\n\nSigned-off-by: Ada Lovelace <ada@example.com>\nLINE\n',
  'Fix the parser\n\nLINE\nReviewed-by: Grace Hopper <grace@example.com>\n',
  'Fix the parser\n\nCo-authored-by: Grace Hopper <grace@example.com>\nLINE\n',
  'Fix the parser\n\nLINE\n\nIt took the last line for the first.\n',
  'Fix the parser (#12)\n\n* Fix the parser\n\nLINE\n\n* Name it\n\n---------\n\nCo-authored-by: Grace Hopper <grace@example.com>\n',
  'Fix the parser (#12)\n\n* Fix the parser\n\n* Name it\n\nLINE\n\n---------\n\nCo-authored-by: Grace Hopper <grace@example.com>\n',
  'Fix the parser (#12)\n\n## Summary\n- fewer lines\n- more tests\n\n## Test plan\n- [x] npm test\n\nLINE\n',
  'Fix the parser\r\n\r\nIt took the last line for the first.\r\n\r\nLINE\r\n',
  'Fix the parser\n\nChange-Id: I0123456789abcdef0123456789abcdef01234567\nLINE',
  '\n\nFix the parser\n\n\n\nLINE\n\n\n',
  'Fix the parser\n\nFixes: 0123456789ab ("Add the parser")\nLINE   \n',
  'Разбор: первая строка\n\nСтрока была не та. 直した。\n\nLINE\n',
  'Merge pull request #12 from ada/parser\n\nFix the parser\n\nLINE\n',
]

/** As they stand, and with a key of other capitals: forges and people write `Co-Authored-By` and `co-authored-by` alike. */
const spellings = (line: string): string[] => {
  const [key = '', ...value] = line.split(': ')
  const isTrailer = value.length > 0 && /^[A-Za-z-]+$/.test(key)
  return isTrailer ? [...new Set([line, [key.toLowerCase(), ...value].join(': ')])] : [line]
}

const inPlaces = (line: string): string[] =>
  places.flatMap((place) => spellings(line).map((spelling) => place.replace('LINE', () => spelling)))

const labelled = ({ agent, level }: Shape): LabelledCommit['label'] => ({
  is: 'marked',
  agents: agent === null ? [] : [agent],
  level,
})

const marked: readonly LabelledCommit[] = [
  ...lines.flatMap((shape) =>
    inPlaces(shape.text).map((message) => ({ ...people, from, message, label: labelled(shape) })),
  ),
  ...authors.flatMap((shape) => [
    { author: shape.who, committer: shape.who, from, message: 'Fix the parser\n', label: labelled(shape) },
    { author: shape.who, committer: grace, from, message: 'Fix the parser\n\nFor #12.\n', label: labelled(shape) },
  ]),
  ...aiderCommits.map(({ author, committer, level }) => ({
    author,
    committer,
    from,
    message: 'feat: Name the parser\n',
    label: labelled({ agent: 'aider', level }),
  })),
]

const notAi: readonly LabelledCommit[] = [
  ...trapLines.flatMap(([trap, text]) =>
    inPlaces(text).map((message) => ({ ...people, from, message, label: { is: 'not' as const, trap } })),
  ),
  ...trapAuthors.flatMap(([trap, who]) => [
    { author: who, committer: who, from, message: 'Fix the parser\n', label: { is: 'not' as const, trap } },
    {
      ...people,
      from,
      message: `Fix it\n\nCo-authored-by: ${who.name} <${who.email}>\n`,
      label: { is: 'not' as const, trap },
    },
    {
      ...people,
      from,
      message: `Fix it\n\nSigned-off-by: ${who.name} <${who.email}>\n`,
      label: { is: 'not' as const, trap },
    },
    {
      ...people,
      from,
      message: `Fix it\n\nReviewed-by: ${who.name} <${who.email}>\n`,
      label: { is: 'not' as const, trap },
    },
  ]),
]

export const madeUpCommits: readonly LabelledCommit[] = [...marked, ...notAi]
