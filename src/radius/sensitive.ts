// Sensitive paths: where a small mistake costs much. A policy term, not a prediction: the words are read off the path.
import type { Reason } from '../model/radius.ts'
import { inOrder, type WeighedFile } from './weighed.ts'
import { sensitivePoints } from './weights.ts'

/** null when nothing sensitive is touched. */
export function sensitive(files: readonly WeighedFile[]): Reason | null {
  const touched = inOrder(files.flatMap((file) => file.sensitive))
  if (touched.length === 0) return null
  return { signal: 'sensitive', points: sensitivePoints, says: 'touches sensitive paths', paths: touched }
}
