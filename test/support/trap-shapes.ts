// What public histories have beside markers and a reader must leave alone: people called as agents, their makers' staff, bots, thanks,
// prose, quotations. Everybody here is made up but the bots.
import type { Identity } from '../../src/model/change.ts'

type Trap<Kind> = readonly [trap: string, Kind]

const of =
  (trap: string) =>
  <Kind>(it: Kind): Trap<Kind> => [trap, it]

const noreply = (id: number, login: string): string => `${id}+${login}@users.noreply.github.com`

export const trapAuthors: readonly Trap<Identity>[] = [
  ...[
    { name: 'Claude Dupont', email: 'claude.dupont@example.fr' },
    { name: 'Claude', email: 'claude@example.com' },
    { name: 'Olivier Claude', email: 'contact@example.be' },
    { name: 'claudeo', email: 'claude.olivier@example.com' },
    { name: 'Devin Smith', email: 'devin@example.com' },
    { name: 'Devin', email: noreply(1234567, 'devin') },
    { name: 'Jules Berger', email: 'jb@example.org' },
    { name: 'JULES MARTIN', email: noreply(2345678, 'JULES-MARTIN') },
    { name: 'Gemini Rossi', email: 'gemini@example.it' },
    { name: 'Charlie Moore', email: 'charlie@example.com' },
    { name: 'Kimi Kaplan', email: 'kimi@example.fi' },
    { name: 'Sam Miller', email: noreply(3456789, 'sam-droid') },
    { name: 'JV', email: 'aider@example.org' },
    { name: 'Ryo', email: noreply(4567890, 'ryopi') },
    { name: 'Warp Mailer', email: 'git@dr.example.warpmail.net' },
  ].map(of("a person with an agent's name")),
  ...[
    { name: 'Felix Brandt', email: 'felix.brandt@anthropic.com' },
    { name: 'Claude Brandt', email: 'claude.brandt@anthropic.com' },
    { name: 'Ada Novak', email: 'ada.novak@openai.com' },
    { name: 'Ivo Cern', email: 'ivo.cern@cursor.com' },
    { name: 'Nina Park', email: 'nina.park@continue.dev' },
    { name: 'Ravi Sen', email: 'ravi.sen@all-hands.dev' },
    { name: 'Lena Roth', email: 'lena.roth@charm.land' },
    { name: 'Omar Diaz', email: 'omar.diaz@factory.ai' },
    { name: 'Tim Ulrich', email: 'tim.ulrich@ampcode.com' },
    { name: 'Paula Grant', email: 'paula.grant@aider.chat' },
    { name: 'Bea Lind', email: 'bea.lind@cline.bot' },
  ].map(of("a vendor's staff")),
  ...[
    { name: 'dependabot[bot]', email: noreply(49699333, 'dependabot[bot]') },
    { name: 'renovate[bot]', email: noreply(29139614, 'renovate[bot]') },
    { name: 'github-actions[bot]', email: noreply(41898282, 'github-actions[bot]') },
    { name: 'github-actions[bot]', email: 'github-actions[bot]@users.noreply.github.com' },
    { name: 'autofix-ci[bot]', email: noreply(114827586, 'autofix-ci[bot]') },
    { name: 'vercel[bot]', email: noreply(35613825, 'vercel[bot]') },
    { name: 'opencode', email: 'opencode@sst.dev' },
    { name: 'Charm', email: noreply(124303983, 'charmcli') },
    { name: 'gemini-cli-robot', email: 'gemini-cli-robot@google.com' },
    { name: 'GitHub', email: 'noreply@github.com' },
  ].map(of('a bot that is no AI')),
  ...[{ name: 'claude[bot]', email: noreply(41898282, 'claude[bot]') }].map(of('github-actions named claude[bot]')),
]

export const trapLines: readonly Trap<string>[] = [
  ...[
    'Assisted-by: Jay Summers',
    'Assisted-by: Dana Steen <dana@example.se>',
    'Assisted-by: Nora English and Max Black',
    'Assisted-by: Bill Oak, Ray Summers, Nick Lind',
    'Assisted-by: somebody on github',
    'Assisted-by: marc@example.com',
    'Assisted-by: Claude Dupont',
    'Assisted-by: Kimi Kaplan',
    'Generated-by: protoc 3.1',
    'Generated-By: scripts/release-tools/add_release_note_page.sh',
  ].map(of('a person thanked by Assisted-by')),
  ...[
    'Reviewed-by: coderabbitai[bot]',
    `Reviewed-by: Copilot <${noreply(175728472, 'Copilot')}>`,
    'Reported-by: claudeo on github',
    'Suggested-by: Claude <noreply@anthropic.com>',
    '<!-- This is an auto-generated comment: release notes by coderabbit.ai -->',
    '> <sup>Written by [Cursor Bugbot](https://cursor.com/dashboard?tab=bugbot) for commit 0123abc.</sup>',
    '<!-- devin-review-badge-begin -->',
  ].map(of("an agent's review")),
  ...[
    '> Co-authored-by: Claude <noreply@anthropic.com>',
    '    Co-authored-by: Claude <noreply@anthropic.com>',
    '`Co-authored-by: Claude <noreply@anthropic.com>` is no longer written.',
    '- drop "Co-Authored-By: Claude <noreply@anthropic.com>" from the template',
    'The footer "🤖 Generated with [Claude Code](https://claude.ai/code)" is gone.',
    '> 🤖 Generated with [Claude Code](https://claude.ai/code)',
  ].map(of('a quoted or indented marker')),
  ...[
    'Bump @anthropic-ai/sdk from 0.1.0 to 0.2.0',
    '- dependency-name: anthropics/claude-code-action',
    'Claude Code asks for this folder; so do Cursor and Codex.',
    'Address what Copilot said in its review.',
    'See https://claude.ai/code/session_01Abc for the whole story',
    'Supports gpt-5.2-codex, claude-opus-4-6 and gemini-3-pro.',
    'fix(cursor): the cursor jumps to the end of the line',
    'The amp setting of crush is read from aider: yes',
    'Model: gpt-4-0613',
    'Tool: cursor',
  ].map(of('speaks of an agent in its body')),
  ...[
    'The bindings are generated with bindgen.',
    'Generated with `make headers`',
    'Generated by scripts/bump-version.sh',
    '1 error generated.',
    'Generated with mux data of the lab',
  ].map(of('something generated')),
  ...[
    'Co-authored-by: Grace Hopper <grace@example.com>',
    'Co-authored-by: Ada',
    'Co-developed-by: Ada <ada@example.com>',
  ].map(of('co-authored by people')),
  ...['This reverts commit 0123456789abcdef0123456789abcdef01234567.', 'Reapply "Let Claude write the tests"'].map(
    of('a revert'),
  ),
]
