// Draws the picture of a refusal that the README shows, from what the real program says in a world whose ids are always the same.
import { join } from 'node:path'
import { installShims, policy, strictRules } from './team.ts'
import { createWorld, projectDir } from './world.ts'

export const pictureFile = join(projectDir, '.github/refusal.svg')

/** Nobody has the private halves; a refusal needs none. Fixed, so that the commit ids in the picture are. */
const grace = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL9EiOSAMO7rdWCwTqZsiZh3UuxATblEg0c69uIVip+f grace'
const linus = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID8PYYijTu6jQ2U0EtnJWM4iX6YbRpWYlJIQNIxkFn+X linus'

export function refusalLines(): string[] {
  const world = createWorld()
  try {
    Object.assign(world.env, { GIT_AUTHOR_DATE: '2026-03-10T18:00:00Z', GIT_COMMITTER_DATE: '2026-03-10T18:00:00Z' })
    const remote = world.bare('remote.git')
    const ada = world.clone(remote, 'ada')
    ada.git('symbolic-ref', 'HEAD', 'refs/heads/main')
    const key = (text: string): { file: string; public: string } => ({ file: '', public: text })
    ada.commit('Start', { 'readme.md': '# Shop\n', '.ai-signoff.yml': policy(key(grace), key(linus), strictRules) })
    ada.git('push', '--quiet', 'origin', 'main')
    ada.git('remote', 'set-head', 'origin', 'main')
    ada.git('config', 'core.hooksPath', installShims(world))
    const files = {
      'db/migrations/0042_sessions.sql': 'alter table sessions add ends bigint;\n',
      'src/auth/session.ts': session,
    }
    ada.commit('Refresh sessions before they end', files, { env: { CLAUDECODE: '1' } })
    const { stderr } = ada.tryGit(['push', 'origin', 'HEAD:main'])
    return ['$ git push origin HEAD:main', ...stderr.trimEnd().replaceAll(world.dir, '').split('\n')]
  } finally {
    world.dispose()
  }
}

const session = Array.from({ length: 48 }, (_, line) => `export const rule${line} = ${line}\n`).join('')

/** A terminal of 100 columns breaks what is longer. */
const wrapped = (line: string): string[] => line.match(/.{1,100}/gu) ?? ['']

export function drawPicture(said: readonly string[]): string {
  const lines = said.flatMap((text) => wrapped(text).map((part) => ({ part, color: colorOf(text) })))
  const width = Math.max(...lines.map(({ part }) => part.length)) * 8.43 + 40
  const height = lines.length * 22 + 32
  const rows = lines.map(
    ({ part, color }, index) => `  <text x="20" y="${34 + index * 22}" fill="${color}">${escaped(part)}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img">`,
    `  <title>A refused push, as ai-signoff says it</title>`,
    `  <rect width="100%" height="100%" rx="8" fill="#16181d"/>`,
    `  <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
    ...rows,
    `  </g>`,
    `</svg>`,
    ``,
  ].join('\n')
}

function colorOf(line: string): string {
  if (line.startsWith('$')) return '#9fe29f'
  return line.startsWith('✗') ? '#ff8f8f' : '#d7dae0'
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
