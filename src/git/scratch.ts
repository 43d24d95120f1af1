// A throwaway bare repository over the real objects: no configuration, attributes, merge drivers, replace refs, work tree or
// index of the user's, so that what git answers depends on the objects (and the indexes that lie beside them) alone. What is written there is thrown away.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTemporaryFolder } from '../temporary-folder.ts'
import type { GitVersion, Repository } from './repository.ts'
import { createGit, type Git } from './run.ts'

export interface Scratch {
  readonly git: Git
  readonly dir: string
  readonly gitVersion: GitVersion
  readonly dispose: () => void
}

/** @param objectDirs further object folders to see, before the repository's own. */
export function openScratch(repo: Repository, objectDirs: readonly string[] = []): Scratch {
  const { dir, dispose } = makeTemporaryFolder((empty) =>
    fillBareRepository(empty, repo.objectFormat, [...objectDirs, ...repo.objectDirs]),
  )
  const env = {
    ...repo.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_INDEX_FILE: join(dir, 'index'),
    // Neither a person's name nor the clock may get into the ids of throwaway commits.
    GIT_AUTHOR_NAME: 'ai-signoff',
    GIT_AUTHOR_EMAIL: 'ai-signoff',
    GIT_AUTHOR_DATE: '@0 +0000',
    GIT_COMMITTER_NAME: 'ai-signoff',
    GIT_COMMITTER_EMAIL: 'ai-signoff',
    GIT_COMMITTER_DATE: '@0 +0000',
  }
  const neutral = ['-c', 'core.attributesFile=/dev/null', '-c', 'core.bigFileThreshold=512m']
  const git = createGit(dir, env, ['--git-dir', dir, ...neutral])
  return { git, dir, gitVersion: repo.gitVersion, dispose }
}

function fillBareRepository(dir: string, format: Repository['objectFormat'], objectDirs: readonly string[]): void {
  for (const folder of ['objects/info', 'refs']) mkdirSync(join(dir, folder), { recursive: true })
  writeFileSync(join(dir, 'HEAD'), 'ref: refs/heads/unborn\n')
  writeFileSync(join(dir, 'config'), configuration(format, true))
  writeFileSync(join(dir, 'objects/info/alternates'), objectDirs.map(alternatesLine).join(''))
}

/** Of a repository of our own. */
export function configuration(objectFormat: Repository['objectFormat'], bare: boolean): string {
  const core = `[core]\n\tbare = ${bare}\n\trepositoryformatversion = `
  return objectFormat === 'sha1' ? `${core}0\n` : `${core}1\n[extensions]\n\tobjectformat = sha256\n`
}

/** info/alternates is a line a folder; git unquotes a line that begins with a double quote, C style. */
export const alternatesLine = (path: string): string => `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"\n`
