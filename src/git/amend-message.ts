// Gives HEAD another message, and nothing else: what is staged stays staged. It is `git commit --amend`, so that hooks run, notes
// follow, and a commit is signed where the person's configuration says so.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../env.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'
import { encodeBytes } from './bytes.ts'
import { openMessageFile, type Rewrite } from './message-file.ts'
import { createGit } from './run.ts'

/** @param message HEAD's own, as git/commit-object.ts reads it. Throws what gitFailure() makes (undecided). */
export function amendMessage(cwd: string, env: Env, message: string, rewrite: Rewrite): void {
  const git = createGit(cwd, env)
  const folder = makeTemporaryFolder()
  const path = join(folder.dir, 'message')
  try {
    writeFileSync(path, encodeBytes(message))
    openMessageFile(path, false, cwd, env).rewrite(rewrite)
    // The bytes stay as they are, and so what they are encoded in has to.
    const encoding = git.text(['log', '-1', '--format=%e', 'HEAD', '--']) || 'UTF-8'
    const settings = ['-c', `i18n.commitEncoding=${encoding}`]
    const untouched = ['--only', '--allow-empty', '--cleanup=verbatim']
    git.bytes([...settings, 'commit', '--amend', '--quiet', ...untouched, `--file=${path}`])
  } finally {
    folder.dispose()
  }
}
