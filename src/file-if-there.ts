// A file that may not be there, or not any more. Whatever else keeps it from being read is trouble, and never an empty file.
import { readFileSync } from 'node:fs'

/** null: there is none. Throws what the file system throws. */
export function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
