// The story: an agent's change is refused, a senior signs it, it lands, CI agrees, and a changed byte is refused again.
import type { Context } from '../context.ts'
import { sign } from '../commands/sign.ts'
import type { Actor, Stage } from './stage.ts'

const grace: Actor = { name: 'grace', email: 'grace@example.com' }
const ada: Actor = { name: 'ada', email: 'ada@example.com' }
const ci: Actor = { name: 'ci', email: 'ci@example.com' }

export async function playStory(stage: Stage, context: Context): Promise<void> {
  setTheScene(stage)
  enroll(stage)
  const old = stage.prepare(grace, 'git rev-parse HEAD', 'grace')
  anAgentWrites(stage)
  await graceSigns(stage, context)
  itLands(stage, old)
  aByteChanges(stage)
}

function setTheScene(stage: Stage): void {
  stage.prepare(grace, 'git init --quiet --bare remote.git && git clone --quiet remote.git grace 2>&1')
  stage.prepare(grace, 'ssh-keygen -q -t ed25519 -N "" -C grace -f "$HOME/.ssh/id_ed25519"')
  stage.write(grace, 'src/server.ts', "import { createServer } from 'node:http'\n\ncreateServer().listen(8080)\n")
  stage.prepare(grace, 'git add . && git commit --quiet -m "A server" && git push --quiet origin HEAD:main', 'grace')
}

function enroll(stage: Stage): void {
  stage.tell('Grace, a senior engineer, sets the repository up: a policy with her key in it, and the hooks.')
  stage.run(grace, 'ai-signoff init --yes')
  stage.run(
    grace,
    'git add .ai-signoff.yml && git commit --quiet -m "Enroll in ai-signoff" && git push --quiet origin HEAD:main',
  )
  stage.prepare(ada, 'git clone --quiet remote.git ada')
  stage.tell('Ada clones it and installs the hooks.')
  stage.run(ada, 'ai-signoff init --yes')
}

function anAgentWrites(stage: Stage): void {
  stage.tell(
    'An agent writes a change for Ada. It says so in its environment, as Claude Code, Codex, Cursor and others do.',
  )
  stage.write(ada, 'src/auth/session.ts', sessionCode)
  stage.run(ada, 'git add src && CLAUDECODE=1 git commit --quiet -m "Refresh sessions before they end"')
  stage.run(ada, 'git log -1 --format=%B')
  stage.run(ada, 'ai-signoff score HEAD')
  stage.tell('It may not land like that.')
  stage.run(ada, 'git push origin HEAD:main', 'is refused')
  stage.tell('The agent can not sign it either.')
  stage.run(ada, 'CLAUDECODE=1 ai-signoff sign', 'is refused')
  stage.tell('Ada offers it on a branch, which needs nobody.')
  stage.run(ada, 'git push --quiet origin HEAD:refreshed-sessions')
}

async function graceSigns(stage: Stage, context: Context): Promise<void> {
  stage.tell(
    'Grace reads it and signs. This is the real command, with her throwaway key, in this throwaway repository.',
  )
  stage.run(grace, 'git fetch --quiet')
  stage.show(grace, 'ai-signoff sign origin/refreshed-sessions')
  // `sign` wants a terminal and a person; here the person is this story. The way in is this function call: no flag and no
  // variable of the command leads here, and the repository is always the one that the stage has just made.
  const person: Context = {
    ...context,
    cwd: stage.path('grace'),
    env: stage.envOf(grace),
    ancestors: () => ({ seen: [], unseen: null }), // an agent may play the demo
    terminal: true,
    out: (text) => context.out(text.replaceAll(stage.dir, '')),
    say: (text) => context.out(text.replaceAll(stage.dir, '')),
    confirm: (question) => {
      context.out(`${question} yes\n`)
      return Promise.resolve(true)
    },
  }
  await sign(person, 'origin/refreshed-sessions', {
    remote: 'origin',
    reason: 'read with Ada',
    checked: ['logic', 'error handling'],
  })
}

function itLands(stage: Stage, old: string): void {
  stage.tell('Now it lands.')
  stage.run(ada, 'git push origin HEAD:main')
  stage.tell('CI decides the same in a fresh clone, with no key.')
  stage.prepare(ci, 'git clone --quiet remote.git ci')
  stage.run(ci, `CI=true ai-signoff verify ${old.slice(0, 10)}..HEAD --fetch`)
}

function aByteChanges(stage: Stage): void {
  stage.tell('A byte is changed after the sign-off: refused again.')
  stage.prepare(
    ci,
    'git checkout --quiet -b changed HEAD && sed -i.bak s/60_000/60_001/ src/auth/session.ts && rm src/auth/session.ts.bak',
    'ci',
  )
  stage.run(
    ci,
    'git commit --quiet --all --amend --no-edit && CI=true ai-signoff verify HEAD~1..HEAD --fetch',
    'is refused',
  )
}

const sessionCode = `export interface Session {
  readonly user: string
  readonly ends: number
}

const margin = 60_000

/** Sessions that end within the margin get another hour. */
export function refresh(sessions: readonly Session[], now: number): Session[] {
  return sessions.map((session) =>
    session.ends - now < margin ? { ...session, ends: now + 3_600_000 } : session,
  )
}

export function isAlive(session: Session, now: number): boolean {
  return session.ends > now
}
`
