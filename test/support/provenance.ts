// For stories about provenance: a repository with this project's own hooks, and what its commits then say, read by the real reader.
import { join } from 'node:path'
import { changeDigests } from '../../src/git/change-digest.ts'
import { readCommits } from '../../src/git/commit-object.ts'
import { openRepository } from '../../src/git/repository.ts'
import { openScratch } from '../../src/git/scratch.ts'
import { parseCommitId, type CommitId } from '../../src/model/ids.ts'
import type { Provenance } from '../../src/model/provenance.ts'
import { readProvenance } from '../../src/provenance/read.ts'
import { projectDir, writeScript, type Repo, type World } from './world.ts'

/** A repository whose commits go through hooks/prepare-commit-msg and hooks/commit-msg. */
export function hookedRepository(world: World, name = 'repo'): Repo {
  const repo = world.repository(name)
  switchHooksOn(world, repo)
  return repo
}

export function switchHooksOn(world: World, repo: Repo): void {
  for (const hook of ['prepare-commit-msg', 'commit-msg']) {
    writeScript(join(world.dir, 'hooks', hook), `#!/bin/sh\nexec sh -e '${projectDir}/hooks/${hook}' "$@"\n`)
  }
  repo.git('config', 'core.hooksPath', join(world.dir, 'hooks'))
}

/** An editor that puts text above what git offers. */
export function editor(world: World, text: string): string {
  const script = join(world.dir, 'editor')
  writeScript(script, `#!/bin/sh\n{ printf '%s' '${text}'; cat "$1"; } >"$1.new" && mv "$1.new" "$1"\n`)
  return script
}

/** A `node` that leaves a mark wherever it is started, and the PATH that finds it first. */
export function recordingNode(world: World): { readonly env: Record<string, string>; readonly mark: string } {
  const mark = join(world.dir, 'node-was-started')
  writeScript(join(world.dir, 'bin/node'), `#!/bin/sh\n: >'${mark}'\nexec '${process.execPath}' "$@"\n`)
  return { env: { PATH: `${join(world.dir, 'bin')}:${world.env['PATH'] ?? ''}` }, mark }
}

/** Of HEAD, or of another commit, with its digest computed. */
export async function provenanceOf(world: World, repo: Repo, revision = 'HEAD'): Promise<Provenance> {
  const opened = openRepository(repo.dir, world.env)
  const scratch = openScratch(opened)
  try {
    const id = commitId(repo, revision)
    const [commit] = readCommits(scratch.git, [id])
    if (!commit) throw new Error(`no commit ${revision}`)
    return readProvenance(commit, { digest: (await changeDigests(scratch, [id])).get(id) ?? null })
  } finally {
    scratch.dispose()
  }
}

export function commitId(repo: Repo, revision: string): CommitId {
  const id = parseCommitId(repo.git('rev-parse', '--verify', revision))
  if (id === undefined) throw new Error(`no commit ${revision}`)
  return id
}

export const message = (repo: Repo, revision = 'HEAD'): string => repo.git('log', '-1', '--format=%B', revision)
