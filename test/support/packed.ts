// The package as npm packs it: from a copy of this checkout's files and of what was built, so that nothing here is touched.
import { cpSync, existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectDir, type World } from './world.ts'

export interface Packed {
  readonly tarball: string
  /** Path in the package → mode. */
  readonly files: ReadonlyMap<string, number>
}

/** A copy of all that git knows of this checkout, as it stands in the work tree. */
export function copyOfCheckout(world: World, name: string): string {
  const dir = join(world.dir, name)
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: projectDir, encoding: 'utf8' })
  for (const path of listed.split('\0')) {
    if (path !== '' && existsSync(join(projectDir, path))) cpSync(join(projectDir, path), join(dir, path))
  }
  return dir
}

export function pack(world: World): Packed {
  const dir = copyOfCheckout(world, 'checkout')
  cpSync(join(projectDir, 'dist'), join(dir, 'dist'), { recursive: true })
  // --ignore-scripts: `prepare` would build, which has been done.
  const ran = world.run('npm', ['pack', '--json', '--ignore-scripts'], { cwd: dir, env: npmEnv() })
  if (ran.code !== 0) throw new Error(ran.said)
  const [packed]: { filename: string; files: { path: string; mode: number }[] }[] = JSON.parse(ran.stdout)
  if (packed === undefined) throw new Error(ran.said)
  return {
    tarball: join(dir, packed.filename),
    files: new Map(packed.files.map(({ path, mode }) => [path, mode])),
  }
}

/** What npm needs of the outside: the way to the registry and its cache. Hooks and git get none of it. */
export function npmEnv(): Record<string, string> {
  const ask = (key: string): string =>
    execFileSync('npm', ['config', 'get', key], { encoding: 'utf8', stdio: 'pipe' }).trim()
  const passed = [
    'NODE_EXTRA_CA_CERTS',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
  ]
  return {
    ...Object.fromEntries(passed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    npm_config_cache: ask('cache'),
    npm_config_registry: ask('registry'),
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  }
}
