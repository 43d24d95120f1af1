// What one person likes on their own machine: which key, which remote. Looked for in that person's configuration folder alone.
// cosmiconfig's explorer is never built: building it runs .config/config.js of the working directory. Its loaders only parse.
import { defaultLoaders } from 'cosmiconfig/dist/defaults.js'
import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import * as v from 'valibot'
import type { Env } from '../env.ts'
import { Fault } from '../errors.ts'

export interface PersonalSettings {
  /** The file of the signing key; null: not set. */
  readonly key: string | null
  /** The remote's name; null: not set. */
  readonly remote: string | null
}

const loaders = { 'config.yaml': '.yaml', 'config.yml': '.yml', 'config.json': '.json' } as const
const text = v.optional(v.nullable(v.string()), null)
const schema = v.strictObject({ key: text, remote: text })

/** The first of config.yaml, config.yml, config.json there is. Throws Fault 'settings-unreadable' (usage). */
export function readPersonalSettings(env: Env): PersonalSettings {
  const folder = settingsFolder(env)
  for (const [name, loader] of Object.entries(loaders)) {
    const path = folder === null ? null : join(folder, name)
    const content = path === null ? null : read(path)
    if (path !== null && content !== null) return parse(path, content, defaultLoaders[loader])
  }
  return { key: null, remote: null }
}

/** $XDG_CONFIG_HOME/ai-signoff, else ~/.config/ai-signoff. A relative XDG_CONFIG_HOME is ignored, as its specification says. */
function settingsFolder(env: Env): string | null {
  const { XDG_CONFIG_HOME: named, HOME: home } = env
  if (named !== undefined && isAbsolute(named)) return join(named, 'ai-signoff')
  return home === undefined || !isAbsolute(home) ? null : join(home, '.config', 'ai-signoff')
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw unreadable(path, error)
  }
}

function parse(path: string, content: string, load: (path: string, content: string) => unknown): PersonalSettings {
  try {
    return v.parse(schema, load(path, content) ?? {})
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): Fault {
  const says = `${path}: ${error instanceof Error ? error.message : String(error)}`
  return new Fault(
    'usage',
    'settings-unreadable',
    says,
    'mend that file: it may have `key` and `remote`, and no more',
    { cause: error },
  )
}
