// A commit-graph that lies about parents hides an agent's commit from git; it hides nothing from the gate.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { agentsChange, decide, notSignedOff } from '../support/attack.ts'
import { createTeam } from '../support/team.ts'
import { test } from '../support/world.ts'

/** gitformat-commit-graph: of a graph's bytes, where a chunk begins. */
function chunk(graph: Buffer, id: string): number {
  const entry = graph.indexOf(id, 8)
  return Number(graph.readBigUInt64BE(entry + 4))
}

/** Where a commit stands in the graph, which counts ids in their order. */
const position = (ids: readonly string[], id: string): number => ids.toSorted().indexOf(id)

test('what a forged commit-graph says of parents is not believed', ({ world }) => {
  const team = createTeam(world)
  agentsChange(team)
  team.ada.commit('A word', { 'readme.md': '# Begin\n' })
  // git reads the commits that it is given by name itself, and only those behind them from the graph.
  team.ada.commit('Another', { 'readme.md': '# Begin here\n' })
  const before = decide(team)
  team.ada.git('commit-graph', 'write', '--reachable')
  const ids = team.ada.git('rev-list', '--all').split('\n')
  const path = join(team.ada.dir, '.git/objects/info/commit-graph')
  const graph = readFileSync(path)
  // CDAT, a commit: 20 bytes of tree, the first parent's position, the second's, 8 bytes of generation and time.
  const firstParent = chunk(graph, 'CDAT') + 36 * position(ids, team.id('HEAD~1')) + 20
  graph.writeUInt32BE(position(ids, team.id('origin/main')), firstParent)
  chmodSync(path, 0o644)
  writeFileSync(path, graph)
  const git = team.ada.git('rev-list', '--count', 'origin/main..HEAD')
  const told = team.ada.cli(['verify', '--format', 'json']).stdout
  expect([before, git, decide(team)]).toEqual([notSignedOff(), '2', notSignedOff()])
  expect(JSON.parse(told)).toMatchObject({ refs: [{ provenance: ['none', 'generated'] }] })
})
