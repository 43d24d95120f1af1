// Starts hooks/agent-before as an agent would, with that agent's documented payload about a command of ours.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir, type Ran, type RunOptions, type World } from './world.ts'

const folder = join(projectDir, 'test/unit/provenance/payloads')
/** What the payloads there say. */
const [place, commands] = ['/home/ada/repo', ['git push origin main', "git commit --no-verify -m 'Add total'"]]

/** The payload in that file, about this command in this folder. Every agent but Claude Code tells of the same push. */
export function payloadOf(name: string, command: string, cwd: string): string {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8')
  const [asText, asTextInText] = [JSON.stringify(command), JSON.stringify(JSON.stringify(command))]
  return commands
    .reduce(
      (told, known) =>
        told
          .replace(JSON.stringify(known), () => asText)
          .replace(JSON.stringify(JSON.stringify(known)).slice(1, -1), () => asTextInText.slice(1, -1)),
      text,
    )
    .replaceAll(place, cwd)
}

/** For stories that any agent could tell. */
export const bash = (command: string, cwd: string): string => payloadOf('claude-code.bash', command, cwd)

export const agentBefore = (world: World, agent: string, input: string, options: RunOptions = {}): Ran =>
  world.run('sh', [join(projectDir, 'hooks/agent-before'), agent], { ...options, input })
