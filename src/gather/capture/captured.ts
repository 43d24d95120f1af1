// What commits made of the spool, kept without any text: a file for each commit, written beside and renamed, put together when there
// are many. Who puts files together takes away only what is in the new one, so that two at a time leave a record twice, never none.
import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from '../../file-if-there.ts'
import { formatCaptured, parseCaptured, type CapturedRecord } from '../../provenance/capture/captured-record.ts'
import { listFiles, removeFiles } from './spool.ts'

export interface KeptRecord extends CapturedRecord {
  /** When a commit wrote it; milliseconds. */
  readonly time: number
}

const day = 86_400_000
const oldest = 180 * day
/** Files that are no younger than this are put together. */
const settled = day
const manyFiles = 50
const mostRecords = 20_000

/** The newest first. */
export function readCaptured(folder: string, now: number): KeptRecord[] {
  removeFiles(listFiles(folder).filter(({ time }) => now - time > oldest))
  removeFiles(listFiles(folder, true).filter(({ time }) => now - time > day))
  const files = readFiles(folder)
  putTogether(
    folder,
    files.filter(({ time }) => now - time > settled),
    now,
  )
  return files.flatMap(({ time, records }) => records.map((record) => ({ ...record, time }))).slice(0, mostRecords)
}

interface KeptFile {
  readonly path: string
  readonly time: number
  readonly records: readonly CapturedRecord[]
}

/** Once more when a file went away meanwhile: somebody put it together with others. */
function readFiles(folder: string, triesLeft = 3): KeptFile[] {
  const files = listFiles(folder).sort((a, b) => b.time - a.time)
  const read = files.flatMap((file) => {
    const bytes = readIfThere(file.path)
    return bytes === null ? [] : [{ ...file, records: parseCaptured(bytes.toString('utf8')) }]
  })
  return read.length < files.length && triesLeft > 0 ? readFiles(folder, triesLeft - 1) : read
}

/** The new file is as old as the youngest of those in it. */
function putTogether(folder: string, files: readonly KeptFile[], now: number): void {
  const [youngest] = files
  if (youngest === undefined || files.length < manyFiles) return
  const firstDay = dayOf(now - oldest)
  const young = files.flatMap(({ records }) => records.filter((record) => record.day >= firstDay))
  writeRecords(folder, [...new Set(young.map(formatCaptured))].slice(0, mostRecords).join(''), youngest.time)
  removeFiles(files)
}

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

export function keepCaptured(folder: string, records: readonly CapturedRecord[]): void {
  const lines = new Set(records.map(formatCaptured))
  if (lines.size > 0) writeRecords(folder, [...lines].join(''), null)
}

function writeRecords(folder: string, text: string, time: number | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = randomUUID()
  const beside = join(folder, `.${name}`)
  writeFileSync(beside, text, { flag: 'wx', mode: 0o600, flush: true })
  if (time !== null) utimesSync(beside, time / 1000, time / 1000)
  renameSync(beside, join(folder, name))
}
