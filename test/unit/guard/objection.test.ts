// The words of each denial: what, why in one sentence, and what to do in its place. An agent reads them and goes by them.
import { expect, test } from 'vitest'
import { objectionToScript } from '../../../src/guard/guard.ts'
import { objectionText } from '../../../src/guard/objection.ts'

const rules = {
  protects: (ref: string) => ref === 'refs/heads/main',
  defaultBranch: 'main',
  branch: 'topic',
  pushesTo: null,
  signers: ['Grace Hopper', 'Barbara Liskov', 'Edsger Dijkstra', 'Tony Hoare'],
}

test.for([
  [
    'git commit -n',
    '`git commit -n` is denied here: it skips the hooks that record provenance and look at what lands. Run it without that option. Where a hook is wrong, say so to a person, who may decide to skip it.',
  ],
  [
    'git -c Core.HooksPath=/dev/null commit',
    "`git -c Core.HooksPath=…` is denied here: it can lead git past this repository's hooks, which record provenance and look at what lands. Run it without that. Where a hook is wrong, say so to a person, who may decide to skip it.",
  ],
  [
    'HUSKY=0 git commit',
    "setting `HUSKY` that way is denied here: it can lead git past this repository's hooks, which record provenance and look at what lands. Run it without that. Where a hook is wrong, say so to a person, who may decide to skip it.",
  ],
  [
    'rm .git/hooks/pre-push',
    "changing this repository's hooks is denied here: they record provenance and look at what lands. Leave them as they are. Where a hook is wrong, say so to a person, who may change it.",
  ],
  [
    'git push --mirror',
    "`git push` to every branch is denied here: what lands there is a person's step, after the sign-offs that the policy asks for. Push a branch of its own (git push -u origin HEAD:my-change), and ask a person to land it.",
  ],
  [
    'git push origin +refs/heads/*',
    "`git push` to protected branches (`refs/heads/*`) is denied here: what lands there is a person's step, after the sign-offs that the policy asks for. Push a branch of its own (git push -u origin HEAD:my-change), and ask a person to land it.",
  ],
  [
    'git send-pack origin main',
    '`git send-pack` is denied here: it pushes without the hook that looks at what lands. Use `git push` to a branch of its own, and ask a person to land it.',
  ],
  [
    'ssh-keygen -Y sign',
    "`ssh-keygen -Y sign` is denied here: a sign-off is a person's word, given in their own terminal. Ask Grace Hopper or Barbara Liskov or Edsger Dijkstra to run it.",
  ],
  [
    'npx ai-signoff uninstall',
    '`ai-signoff uninstall` is denied here: it takes the hooks out that record provenance and look at what lands. Leave them as they are, or ask a person to run it.',
  ],
] as const)('%s', ([script, words]) => {
  const objection = objectionToScript(script, () => rules)
  expect(objection && objectionText(objection)).toBe(`ai-signoff: ${words}`)
})

test('where no policy names anybody, a person who may sign is asked', () => {
  expect(objectionToScript('ai-signoff sign', () => null)?.instead).toBe('Ask a person who may sign to run it.')
})
