// What the guard says to commands that agents run: what it denies, what it must not, and what it can't see.
import { describe, expect, test } from 'vitest'
import { objectionToScript } from '../../../src/guard/guard.ts'
import type { PushRules, RulesIn } from '../../../src/guard/push-rules.ts'

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
  test.each([
    'git commit --no-verify',
    'git commit --no-veri',
    'git commit -n',
    'git commit -nm x',
    'git commit -anm "x y"',
    'git commit -m x -n',
    'git commit --amend --no-edit --no-verify',
    'git -C dir commit -n',
    'git --git-dir .git --work-tree=. commit -n',
    'git merge --no-verify topic',
    'git am -n patch',
    'git am --no-verify',
    'git rebase --no-verify main',
    'git pull --no-verify',
    'git push --no-verify origin topic',
    '/usr/bin/git commit -n',
    '/usr/lib/git-core/git-commit --no-verify',
    'GIT commit -n',
    'git.exe commit -n',
  ])('%s', (script) => {
    expect(objects(script)).toMatch(/^`git \w+ (?:--no-verify|-n)`$/)
  })
})

describe('denied: however it is wrapped or quoted', () => {
  test.each([
    `git com"mi"t -\\n`,
    `g'i't commit $'\\x2dn'`,
    'git \\\n commit -n',
    'g\\\nit commit -n',
    'npm test && git commit -n',
    'npm test; git commit -n',
    'npm test || git commit -n | tee log',
    'npm test & git commit -n &',
    '(cd x && git commit -n)',
    '{ git commit -n; }',
    'echo $(git commit -n)',
    'echo "`git commit -n`"',
    'cat <(git commit -n)',
    'cat <<END\n$(git commit -n)\nEND',
    'if true; then git commit -n; fi',
    'while git commit -n; do :; done',
    'f() { git commit -n; }; f',
    'FOO=1 git commit -n',
    'env FOO=1 git commit -n',
    'env -i -u HOME PATH=/bin git commit -n',
    `env -S 'git commit -n'`,
    'command git commit -n',
    'exec git commit -n',
    'nohup git commit -n',
    'time git commit -n',
    '! git commit -n',
    'sudo -u ada git commit -n',
    'nice -n 5 timeout -k 1 10 git commit -n',
    'xargs -n 1 git commit -n',
    'find . -name x -exec git commit -n ;',
    `bash -c 'git commit -n'`,
    `bash -lc 'git commit -n'`,
    `bash -o pipefail -c 'git commit -n'`,
    `sh -c "sh -c 'git commit -n'"`,
    'eval "git commit" -n',
    `trap 'git commit -n' EXIT`,
    'sh <<END\ngit commit -n\nEND',
    `bash -s <<'END'\ngit commit -n\nEND`,
    'sh <<< "git commit -n"',
    'echo "git commit -n" | sh',
    'cat <<END | bash\ngit commit -n\nEND',
    'git commit -n "unterminated',
  ])('%s', (script) => {
    expect(objects(script)).toBe('`git commit -n`')
  })
})

describe('denied: the hooks led astray', () => {
  test.each([
    'git -c core.hooksPath=/dev/null commit -m x',
    'git -c CORE.HOOKSPATH= commit -m x',
    'git -c core.hookspath commit -m x',
    'git -c core.hooksPath=$DIR commit -m x',
    'git --config-env=core.hooksPath=EMPTY commit',
    'git --config-env core.hooksPath=EMPTY commit',
    'git -c include.path=/tmp/x commit',
    'git config core.hooksPath /dev/null',
    'git config --global core.hookspath ""',
    'git config --unset core.hooksPath',
    'git config set core.hooksPath x',
    'git config unset --local core.hooksPath',
    'git config --remove-section core',
    'GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0= git commit',
    'export GIT_CONFIG_KEY_0=core.hooksPath',
    'env GIT_CONFIG_KEY_0=Core.HooksPath git commit',
    `GIT_CONFIG_PARAMETERS="'core.hooksPath=x'" git commit`,
    'GIT_CONFIG_GLOBAL=/tmp/config git commit',
    'GIT_CONFIG_SYSTEM=x git commit',
    'HUSKY=0 git commit -m x',
    'export HUSKY=0',
    'HUSKY=0; git commit',
    'env HUSKY=0 npm run release',
    'HUSKY_SKIP_HOOKS=1 git push',
    'LEFTHOOK=false git commit',
    'declare -x LEFTHOOK=0',
  ])('%s', (script) => {
    expect(objects(script)).toMatch(/^(?:setting|changing) `|^`git -c/)
  })
})

describe('denied: the hooks taken away', () => {
  test.each([
    'rm .git/hooks/pre-push',
    'rm -rf ./.git/hooks/',
    'rm -f /work/repo/.git/hooks/*',
    'rm -r .git/ai-signoff',
    'mv .git/hooks .git/hooks.off',
    'cp /dev/null .git/hooks/pre-push',
    'ln -sf /bin/true .git/hooks/pre-push',
    'chmod -x .git/hooks/pre-push',
    'chmod 644 .git/hooks/pre-push',
    ': > .git/hooks/pre-push',
    'echo exit 0 >> .git/hooks/pre-commit',
    '{ echo; } > .git/hooks/pre-commit',
    'echo | tee .git/hooks/pre-commit',
    `sed -i 's/exit 1/exit 0/' .git/hooks/pre-push`,
    'truncate -s 0 .git/hooks/pre-push',
    'cd .git/hooks && rm pre-push',
    'rm "$(git rev-parse --git-dir)/hooks/pre-push"',
    'find . -name pre-push -exec rm .git/hooks/pre-push {} ;',
  ])('%s', (script) => {
    expect(objects(script)).toBe("changing this repository's hooks")
  })
})

describe("denied: a person's word", () => {
  test.each([
    'ai-signoff sign',
    'npx ai-signoff sign HEAD --yes',
    'npx --yes ai-signoff@1.2.3 sign',
    'npx -p ai-signoff ai-signoff sign',
    `npx -c 'ai-signoff sign'`,
    'npm exec --yes -- ai-signoff sign',
    'pnpm dlx ai-signoff sign',
    'yarn ai-signoff sign',
    'yarn dlx ai-signoff accept token',
    'bunx ai-signoff override',
    'node node_modules/ai-signoff/bin/ai-signoff.js sign',
    './node_modules/.bin/ai-signoff --cwd ../x sign',
    'ai-signoff uninstall --yes',
    'ssh-keygen -Y sign -n ai-signoff -f key file',
    '/usr/bin/ssh-keygen -q -Ysign -f key',
    'ssh-keygen -qY sign -f key',
  ])('%s', (script) => {
    expect(objects(script)).toMatch(/^`(?:ai-signoff \w+|ssh-keygen -Y sign)`$/)
  })

  test('who may sign is named', () => {
    expect(objectionToScript('ai-signoff sign', () => rules)?.instead).toBe('Ask Grace Hopper to run it.')
  })
})

describe('denied: pushes to what is protected', () => {
  test.each([
    'git push origin main',
    'git push origin +main',
    'git push -f origin HEAD:main',
    'git push origin HEAD:refs/heads/main',
    'git push origin topic:heads/main',
    'git push origin topic main',
    'git push origin :main',
    'git push origin --delete main',
    'git push -d origin release/9',
    'git push --mirror',
    'git push --all origin',
    'git push origin :',
    `git push origin 'refs/heads/*:refs/heads/*'`,
    `git push origin 'refs/heads/release/*'`,
    'git push --repo=origin main',
    'git push -o ci.skip origin main',
    'git -C elsewhere push origin main',
    'git checkout main && git push',
    'git switch main; git push origin HEAD',
    'git checkout -B main && git push origin @',
  ])('%s', (script) => {
    expect(objects(script)).toMatch(/^`git push` to/)
  })

  test.each(['git push', 'git push origin', 'git push -u origin HEAD', 'git push origin +HEAD'])(
    'on main: %s',
    (script) => {
      expect(objects(script, onMain)).toBe('`git push` to `main`, which is protected')
    },
  )

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
Say what \`git commit --no-verify\` does

git push origin main; rm .git/hooks/pre-push; ai-signoff sign
EOF
)"`

describe('not denied', () => {
  test.each([
    message,
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
