// Evidence as a few words behind a sentence: what was seen, as it stood, made harmless and cut.
import type { Evidence } from '../model/provenance.ts'
import { printableShort } from './printable.ts'

/** Pieces that are shown. */
const most = 5

/** `Assisted-by: Claude · 🤖 Generated with Claude Code`; what stands there twice is shown once. */
export const evidenceWords = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ text }) => printableShort(text)))].slice(0, most).join(' · ')
