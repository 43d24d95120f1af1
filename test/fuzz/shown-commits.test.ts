// Commits as git shows them: whoever made them chose every byte. The quick reading takes none that the strict one refuses, and reads
// what the strict one reads.
import { inItsEncoding } from '../../src/git/commit-encoding.ts'
import { readPlain, readShown, subjectOf, writtenIn } from '../../src/git/shown-commit.ts'
import { look } from '../../src/gather/seen-commit.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const by = 'Ada Lovelace <ada@example.com> 1770000000 +0000'
const core = `tree ${'2'.repeat(40)}\nparent ${'3'.repeat(40)}\nauthor ${by}\ncommitter ${by}\n`
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
    const shown = { id: '1'.repeat(40), text: bytes.toString('latin1'), cut: false }
    const plain = readPlain(shown)
    if (look(shown, true).subject !== subjectOf(shown)) throw new Error('it has another subject')
    const commit = readShown(shown)
    inItsEncoding(shown, commit)
    if (plain === null) return
    const { author, committer, message } = commit
    if (JSON.stringify(writtenIn(plain)) !== JSON.stringify({ author, committer, message }))
      throw new Error('the quick reading is another')
  },
})
