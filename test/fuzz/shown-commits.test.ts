// Commits as git shows them: whoever made them chose every byte. The quick reading takes none that the strict one refuses, and reads
// what the strict one reads.
import { inItsEncoding } from '../../src/git/commit-encoding.ts'
import { placesIn } from '../../src/git/commit-stream.ts'
import { decodeShown, readPlain, readShown, shownAt, writtenIn } from '../../src/git/shown-commit.ts'
import { look } from '../../src/gather/seen-commit.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
const core = `tree ${'2'.repeat(40)}\nparent ${'3'.repeat(40)}\nauthor ${by}\ncommitter ${by}\n`
const id = '1'.repeat(40)
const other = `${'4'.repeat(40)}\n${core}\n    Other\n\0`
const otherAlone = JSON.stringify(look({ text: other, cut: false }, true)[0])
const subjectOf = (commit: string): string => decodeShown(/\n\n {4}([^\n]*)/.exec(commit)?.[1] ?? '')
const body = '\n    Subject\n    \n    Co-authored-by: Claude <noreply@anthropic.com>\n'

fuzz('shown-commits', {
  seeds: [
    `${core}${body}`,
    `${core}gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n \n -----END SSH SIGNATURE-----\n${body}`,
    `${core}encoding ISO-8859-1\n${body}`,
    core,
  ],
  words: [
    'tree ',
    'parent ',
    'author ',
    'committer ',
    'gpgsig ',
    'gpgsig-sha256 ',
    'encoding ',
    'UTF-16LE',
    '\n    ',
    '\n\n',
    ' <',
    '> 1 +0000\n',
  ],
  check(bytes) {
    // A NUL ends a commit, and stands in none.
    const commit = bytes.toString('latin1').replaceAll('\0', ' ')
    const run = { text: `${id}\n${commit}\0${other}`, cut: false }
    const [place, ...rest] = placesIn(run)
    if (place === undefined || rest.length !== 1) throw new Error('they are not two commits')
    const [seen, next] = look(run, true)
    if (JSON.stringify(next) !== otherAlone) throw new Error('it changes what the next one says')
    if (seen?.subject !== subjectOf(commit)) throw new Error('it has another subject')
    const written = readShown(run.text, place)
    inItsEncoding(shownAt(run.text, place), written)
    const plain = readPlain(run.text, place)
    if (plain === null) return
    const { author, committer, message } = written
    if (JSON.stringify(writtenIn(run.text, place, plain)) !== JSON.stringify({ author, committer, message }))
      throw new Error('the quick reading is another')
  },
})
