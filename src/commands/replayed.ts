// The provenance of the commits whose lines a commit in the making takes over. Most commits have none, so this is loaded on demand.
import { changeDigests } from '../git/change-digest.ts'
import { readCommits } from '../git/commit-object.ts'
import { droppedBehind } from '../gather/dropped.ts'
import { findOriginals } from '../git/originals.ts'
import { openRepository } from '../git/repository.ts'
import { openScratch } from '../git/scratch.ts'
import type { Provenance } from '../model/provenance.ts'
import { readProvenance } from '../provenance/read.ts'
import type { Context } from '../context.ts'

/** @param amends the commit takes HEAD's place. */
export async function readOriginals({ cwd, env }: Context, amends: boolean, message: string): Promise<Provenance[]> {
  const repo = openRepository(cwd, env)
  const scratch = openScratch(repo)
  try {
    const [replayed, dropped] = [findOriginals(repo, amends, message), droppedBehind(repo, scratch, amends)]
    const ids = [...new Set([...replayed.ids, ...dropped.ids])]
    const complete = replayed.complete && dropped.complete
    const digests = await changeDigests(scratch, ids)
    const read = readCommits(scratch.git, ids).map((commit) =>
      readProvenance(commit, { digest: digests.get(commit.id) ?? null }),
    )
    return complete ? read : [...read, { kind: 'undeclared', why: 'what it takes over could not all be found' }]
  } finally {
    scratch.dispose()
  }
}
