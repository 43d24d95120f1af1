// What the guard says to commands that agents run: what it denies, what it must not, and what it can't see.
import { describe, expect, test } from 'vitest'
import { objectionToScript } from '../../../src/guard/guard.ts'
import type { PushRules, RulesIn } from '../../../src/guard/push-rules.ts'
import { leadsAstray, pushes, signs, skipsHooks, takesAway, wrapped } from '../../support/denied.ts'

const rules: PushRules = {
  protects: (ref) => ref === 'refs/heads/main' || ref.startsWith('refs/heads/release/'),
  defaultBranch: 'main',
  branch: 'topic',
  pushesTo: null,
  signers: ['Grace Hopper'],
}
const objects = (script: string, rulesIn: RulesIn = () => rules): string | null =>
  objectionToScript(script, rulesIn)?.what ?? null
const onMain: RulesIn = () => ({ ...rules, branch: 'main' })

describe('denied: hooks skipped', () => {
  test.each(skipsHooks)('%s', (script) => {
    expect(objects(script)).toMatch(/^`git \w+ (?:--no-verify|-n)`$/)
  })
})

describe('denied: however it is wrapped or quoted', () => {
  test.each(wrapped)('%s', (script) => {
    expect(objects(script)).toBe('`git commit -n`')
  })
})

describe('denied: the hooks led astray', () => {
  test.each(leadsAstray)('%s', (script) => {
    expect(objects(script)).toMatch(/^(?:setting|changing) `|^`git -c/)
  })
})

describe('denied: the hooks taken away', () => {
  test.each(takesAway)('%s', (script) => {
    expect(objects(script)).toBe("changing this repository's hooks")
  })
})

describe("denied: a person's word", () => {
  test.each(signs)('%s', (script) => {
    expect(objects(script)).toMatch(/^`(?:ai-signoff \w+|ssh-keygen -Y sign)`$/)
  })

  test('who may sign is named', () => {
    expect(objectionToScript('ai-signoff sign', () => rules)?.instead).toBe('Ask Grace Hopper to run it.')
  })
})

describe('denied: pushes to what is protected', () => {
  test.each(pushes)('%s', (script) => {
    expect(objects(script)).toMatch(/^`git push` to/)
  })

  test.each([
    'git push',
    'git push origin',
    'git push --repo origin',
    'git push -u origin HEAD',
    'git push origin +HEAD',
  ])('on main: %s', (script) => {
    expect(objects(script, onMain)).toBe('`git push` to the protected `main`')
  })

  test('a branch whose push git takes to a protected one', () => {
    expect(objects('git push', () => ({ ...rules, pushesTo: 'refs/heads/main' }))).toMatch(/refs\/heads\/main/)
  })

  test.each(['git send-pack origin topic', 'git-send-pack origin topic'])('without any hook: %s', (script) => {
    expect(objects(script)).toBe('`git send-pack`')
  })

  test('the rules are those of the folder that the script went into', () => {
    const asked: (readonly string[])[] = []
    const remember: RulesIn = (folders) => {
      asked.push(folders)
      return null
    }
    objects('cd ../other && git -C sub push origin main', remember)
    expect(asked).toEqual([['../other', 'sub']])
  })
})

/** How Claude Code writes a message of several lines. */
const message = `git commit -m "$(cat <<'EOF'
Say what \`git commit --no-verify\` does; don't (ever) say :)

More: "$(git push origin main)"
git push origin main; rm .git/hooks/pre-push; ai-signoff sign
EOF
)"`

describe('not denied', () => {
  test.each([
    message,
    message.replace('More', `It's :) "odd" \`ticks)\` ' (( $(`),
    `git add -A && ${message} && git push -u origin HEAD`,
    'git commit -m "--no-verify is bad"',
    'git commit -m --no-verify',
    'git commit -m -n',
    'git commit -mn',
    'git commit --message --no-verify',
    'git commit -m x -- -n',
    'git commit -F- <<END\ngit commit --no-verify\nEND',
    'git commit --verify -m x',
    'git commit --no-edit --amend',
    'git commit -Sn -m x',
    'git commit --verbose',
    'git log -n 3',
    'git log --grep=--no-verify',
    'git merge --no-verify-signatures topic',
    'git merge -n topic',
    'git rebase -n main',
    'git cherry-pick -n abc',
    'git revert -n abc',
    'git push -n origin main',
    'git push --dry-run origin main',
    'git push origin topic',
    'git push -u origin HEAD:my-change',
    'git push origin feature/main',
    'git push origin main:topic',
    'git push --tags',
    'git push origin v1.0.0',
    'git push',
    'git push origin --delete topic',
    'git push -o main origin topic',
    'git fetch origin main',
    'git checkout -b topic2 && git push -u origin HEAD',
    'grep -- --no-verify file',
    'grep -rn "git push origin main" .',
    'echo "git push origin main"',
    'echo git commit -n > notes',
    'cat <<END > script.sh\ngit push origin main\nEND',
    `printf 'git commit --no-verify' | grep verify`,
    'git config core.hooksPath',
    'git config --get core.hooksPath',
    'git config get core.hooksPath',
    'git config --list --show-origin',
    'git config user.name "core.hooksPath x"',
    'git config --global --get-all core.hooksPath x',
    'git -c user.name=x -c core.editor=true commit -m x',
    'GIT_CONFIG_GLOBAL=/dev/null git commit -m x',
    'GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.name GIT_CONFIG_VALUE_0=core.hooksPath git commit',
    'HUSKY=1 git commit -m x',
    'echo HUSKY=0',
    'ls .git/hooks',
    'find .git/hooks -type f',
    'cp -t /tmp .git/hooks/pre-push',
    'cat .git/hooks/pre-push > /tmp/copy',
    'cp .git/hooks/pre-push /tmp',
    'chmod +x .git/hooks/pre-push',
    'chmod 755 .git/hooks/pre-push',
    'rm .git/hooks/pre-push.sample',
    'rm -r src/hooks "$DIR/hooks/use-state.ts"',
    'rm src/.gitignore',
    'sed -n 1,5p .git/hooks/pre-push',
    'ai-signoff verify',
    'ai-signoff score --staged',
    'ai-signoff sign --help',
    'npx ai-signoff doctor',
    'npm install --save-dev ai-signoff',
    'npm run sign',
    'cat ai-signoff sign',
    'ssh-keygen -Y verify -n ai-signoff -f allowed -I grace -s signature',
    'ssh-keygen -t ed25519 -f sign',
    'command -v git',
    '',
    '# git commit --no-verify',
    'trap - EXIT',
    'bash script.sh -c x',
  ])('%s', (script) => {
    expect(objects(script)).toBe(null)
  })

  test('a push where there is no policy', () => {
    expect(objects('git push origin main', () => null)).toBe(null)
  })

  test('on main: a push of another branch', () => {
    expect(objects('git push origin topic && git switch -c new && git push -u origin HEAD', onMain)).toBe(null)
  })
})

describe('not seen, and said so in SECURITY.md', () => {
  test.each([
    'branch=main; git push origin $branch',
    'g=git; $g commit -n',
    'git push origin {main,topic}',
    'alias g=git; g commit -n',
    'git ci',
    './release.sh',
    'source ./release.sh',
    'npm run release',
    'echo Z2l0IGNvbW1pdCAtbg== | base64 -d | sh',
    `python3 -c 'import os; os.system("git commit -n")'`,
    'HOME=/tmp/elsewhere git commit -m x',
    'printf "[core]\\nhooksPath=/dev/null" >> .git/config',
    'git commit-tree HEAD^{tree} -m x',
    'gh pr merge 7',
    '$(echo git commit -n)',
  ])('%s', (script) => {
    expect(objects(script)).toBe(null)
  })
})
