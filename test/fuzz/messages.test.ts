// Commit messages: their author chose every byte. What they claim is read as it stands, and hides nothing beside it.
import { decodeBytes } from '../../src/git/bytes.ts'
import { revertedBy } from '../../src/git/revert-message.ts'
import { findMessageMarkers } from '../../src/provenance/markers.ts'
import { agentInCredit, modelIn } from '../../src/provenance/assisted-by.ts'
import { parseClaims } from '../../src/provenance/own-trailer.ts'
import { readProvenance } from '../../src/provenance/read.ts'
import { trailerBreaches } from '../../src/provenance/trailer-rules.ts'
import { coAuthors } from '../../src/provenance/trailers.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { digest } from '../support/signing.ts'

const ours = (level: string, sources = 'hook', end = ''): string =>
  `AI-Provenance: v1 level=${level} sources=${sources}${end}\n`
const person = { name: 'Ada Lovelace', email: 'ada@example.com' }
const agent = 'Claude Opus 9 <noreply@anthropic.com>'
const mark = `Co-authored-by: ${agent}`
const claimed = digest('6')

function checkClaims(message: string): void {
  for (const claim of parseClaims(message)) {
    if (claim.level === 'unreadable') continue
    // Typed by hand a level is a word in any case, and alone.
    const said = [claim.digest === null ? claim.level : `level=${claim.level}`, claim.digest ?? '']
    if (!said.every((word) => message.toLowerCase().includes(word))) throw new Error('it claims what it does not say')
  }
  const { kind } = readProvenance({ author: person, committer: person, message }, { digest: claimed })
  if (kind === 'none' && !(message.includes('level=none') && message.includes(claimed)))
    throw new Error('"none" from nothing')
}

/** @param message one with a forbidden line of its own. */
function checkRules(message: string): void {
  const provenance = readProvenance({ author: person, committer: person, message }, { digest: claimed })
  const rules = { require: ['assisted-by'], forbid: ['co-authored-by'] } as const
  const broken = trailerBreaches({ message, provenance, digest: claimed, cleanMerge: false }, rules)
  if (!broken.some((breach) => 'line' in breach && breach.line === mark)) throw new Error('a forbidden line is hidden')
}

fuzz('messages', {
  seeds: [
    `Refresh sessions\n\nThe old ones are stale.\n\n${mark}\n${ours('generated', 'hook,env')}`,
    `Fix\n\n${ours('none', 'hook', ` digest=sha256:${claimed}`)}Signed-off-by: Ada Lovelace <ada@example.com>\n`,
    `Revert "Fix"\n\nThis reverts commit ${'1'.repeat(40)}.\n\nAssisted-by: Claude Code:claude-opus-4-6 via Cursor\n  folded on\n`,
    '\n\nSquashed commit\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-developed-by: Grace grace@example.com\n',
  ],
  words: [
    'AI-Provenance: ',
    'v1 level=none',
    'AI-Provenance: none',
    'AI-Provenance: Assisted',
    'sources=hook,',
    'digest=sha256:',
    'Co-authored-by: ',
    'Co-authored-by: (',
    'Assisted-by: ',
    'Generated-by: ',
    'Signed-off-by: ',
    'Claude <noreply@anthropic.com>',
    '‹',
    ' via ',
    'This reverts commit ',
    ' (aider)',
    'AI-Assisted: true',
    '\r\n',
    '\n ',
    '\n\t',
    'Claude-Session: ',
  ],
  check(bytes) {
    const message = decodeBytes(bytes)
    checkClaims(message)
    const all = [coAuthors(message), revertedBy(message), agentInCredit(message), modelIn(message)]
    if (all.length !== 4) throw new Error('unreachable')
    // Paragraphs before and after it can't take a marker away.
    const found = findMessageMarkers(`Subject\n${message}\n\n${mark}\n\n${message}`)
    if (!found.some(({ text }) => text === agent)) throw new Error('a marker is hidden by what surrounds it')
    checkRules(`Subject\n${message}\n\n${mark}\n\n${message}`)
  },
})
