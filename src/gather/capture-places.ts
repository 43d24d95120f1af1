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
  return ({ records, time }) =>
    records.flatMap(({ call, folder }) =>
      call.edits.map(({ path, texts }) => {
        const file = isAbsolute(path) ? resolve(path) : resolve(call.cwd ?? folder, path)
        const place = isAbsolute(path) || (call.cwd ?? folder) !== '' ? below(file) : null
        return {
          agent: { name: call.agent, model: call.model },
          session: call.session === null ? null : cut(call.session),
          path: place?.path ?? null,
          here: place !== null && real(place.top) === real(top),
          file,
          time,
          lines: tellingLines(texts),
        }
      }),
    )
}

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
