// Where this repository's hooks belong: in husky's folder where husky is, else where git looks. Never where other repositories look too.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Fault } from '../errors.ts'
import { shellWord } from '../model/shell-word.ts'
import { hookEvents as events, serverEvents } from './hook-block.ts'
import type { HookPlace } from './hook-files.ts'
import type { Repository } from '../git/repository.ts'

export interface FoundPlace {
  readonly place: HookPlace
  /** husky is in the repository, and git does not run its hooks yet. */
  readonly huskyPending: boolean
}

/** @param top the top of the work tree. Throws Fault 'shared-hooks' (usage). */
export function findHookPlace(repo: Repository, top: string): FoundPlace {
  const husky = huskyFolder(top)
  if (isShared(repo, top)) throw sharedHooks(repo, husky !== null)
  if (basename(repo.hooksDir) === '_') {
    return {
      place: { kind: 'husky', dir: dirname(repo.hooksDir), events },
      huskyPending: !existsSync(join(repo.hooksDir, 'h')),
    }
  }
  if (husky === repo.hooksDir) return { place: { kind: 'husky', dir: husky, events }, huskyPending: false } // husky 8 and before
  const usual = repo.hooksDir === join(repo.commonDir, 'hooks')
  if (husky !== null && usual) return { place: { kind: 'husky', dir: husky, events }, huskyPending: true }
  return { place: { kind: 'plain', dir: repo.hooksDir, events }, huskyPending: false }
}

/** A bare repository's, which others push to. Throws Fault 'shared-hooks' (usage). */
export function findServerPlace(repo: Repository): HookPlace {
  if (isShared(repo, repo.commonDir)) throw sharedHooks(repo, false)
  return { kind: 'plain', dir: repo.hooksDir, events: serverEvents }
}

/** Hooks outside this repository run in others as well: core.hooksPath of the user's configuration, or a link. */
function isShared(repo: Repository, top: string): boolean {
  const main = basename(repo.commonDir) === '.git' ? [dirname(repo.commonDir)] : []
  const own = [top, repo.commonDir, ...main].map(realPath)
  const hooks = realPath(repo.hooksDir)
  return !own.some((folder) => hooks.startsWith(`${folder}${sep}`))
}

/** With links resolved as far as the path exists. */
function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path)
  return join(realPath(dirname(path)), basename(path))
}

function sharedHooks(repo: Repository, husky: boolean): Fault {
  const own = join(repo.commonDir, 'hooks')
  const says =
    repo.hooksDir === '/dev/null'
      ? 'git runs no hooks here: core.hooksPath is /dev/null'
      : `git looks for hooks in ${repo.hooksDir}, outside this repository: what is put there runs in others too`
  return new Fault('usage', 'shared-hooks', says, husky ? 'npx husky' : mend(repo.hooksDir, own))
}

/** The usual folder can itself be a link that leads outside. */
const mend = (hooks: string, own: string): string =>
  realPath(own) === realPath(hooks) ? `rm ${shellWord(own)}` : `git config --local core.hooksPath ${shellWord(own)}`

/** The folder husky is told to use; null when the repository does not use husky. */
function huskyFolder(top: string): string | null {
  const manifest = readManifest(join(top, 'package.json'))
  const [, named] = /\bhusky(?:[ \t]+install)?(?:[ \t]+([\w./-]+))?/.exec(manifest.scripts) ?? []
  const folder = resolve(top, named ?? '.husky')
  const inside = !relative(top, folder).startsWith('..')
  return inside && (manifest.husky || existsSync(folder)) ? folder : null
}

function readManifest(path: string): { readonly husky: boolean; readonly scripts: string } {
  const none = { husky: false, scripts: '' }
  if (!existsSync(path)) return none
  try {
    const { scripts, dependencies, devDependencies }: Record<string, object | undefined> = JSON.parse(
      readFileSync(path, 'utf8'),
    )
    const setUp = Object.entries(scripts ?? {}).filter(([name]) => ['prepare', 'postinstall', 'husky'].includes(name))
    const text = setUp.map(([, command]) => String(command)).join('\n')
    return {
      husky: Object.hasOwn({ ...dependencies, ...devDependencies }, 'husky') || /\bhusky\b/.test(text),
      scripts: text,
    }
  } catch {
    return none // somebody else's broken file; npm will say so
  }
}
