// Where an agent's edit was made: a path of the work tree that is committed from, of another one of this repository, or of none.
import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { workTrees } from '../git/staged.ts'
import type { Repository } from '../git/repository.ts'
import { sha256 } from '../git/sha256.ts'
import { encodeBytes } from '../git/bytes.ts'
import type { CapturedEdit } from '../provenance/capture.ts'
import { tellingLines } from '../provenance/capture-lines.ts'
import type { SpooledFile } from './spool.ts'

/** @param top of the work tree that is committed from. */
export function findPlaces(repo: Repository, top: string): (file: SpooledFile) => CapturedEdit[] {
  const tops = [...new Set([top, ...workTrees(repo)])]
  const real = realFolders()
  const below = (path: string): Place | null => placeIn(tops, path) ?? placeIn(tops.map(real), real(path))
  const place = (folder: string, path: string): Pick<CapturedEdit, 'path' | 'here' | 'file'> => {
    const file = resolve(folder, path)
    const found = isAbsolute(path) || isAbsolute(folder) ? below(file) : null
    return { path: found?.path ?? null, here: found !== null && real(found.top) === real(top), file }
  }
  return ({ records, time }) =>
    records.flatMap(({ call, folder }) => {
      const session = call.session === null ? null : cut(call.session)
      const common = { agent: { name: call.agent, model: call.model }, session, time }
      const edits = call.edits.map(({ path, texts }) => ({
        ...common,
        ...place(call.cwd ?? folder, path),
        lines: tellingLines(texts),
      }))
      return edits.length > 0 || call.command === null
        ? edits
        : [{ ...common, ...nowhere, lines: linesOfCommand(call.command) }]
    })
}

/** A command names no files, but one that writes some has what it writes in it (`cat >src/a.ts <<'EOF'`). */
const linesOfCommand = (command: string): string[] => tellingLines([command])

const nowhere = { path: null, here: false, file: '' }

/** Names somebody's session or folder to whoever knows it already, and tells nobody else. */
export const cut = (text: string): string => sha256(encodeBytes(text)).slice(0, 16)

interface Place {
  readonly top: string
  /** From there. */
  readonly path: string
}

/** In the innermost of these folders; agents like to have a work tree inside another. What lies in a .git is no file of it. */
function placeIn(tops: readonly string[], file: string): Place | null {
  const around = tops.filter((top) => file.startsWith(top.endsWith(sep) ? top : top + sep))
  const [top] = around.toSorted((a, b) => b.length - a.length)
  if (top === undefined) return null
  const path = relative(top, file)
  return path === '.git' || path.startsWith(`.git${sep}`) ? null : { top, path: path.replaceAll(sep, '/') }
}

/** Agents name a file by the path they came on, which may go through links; git names the real one. */
function realFolders(): (path: string) => string {
  const known = new Map<string, string>()
  return (path) => {
    const folder = dirname(path)
    const real = known.get(folder) ?? realPath(folder)
    known.set(folder, real)
    return join(real, path.slice(folder.length))
  }
}

/** Of the nearest folder above that is there. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : join(realPath(above), folder.slice(above.length))
  }
}
