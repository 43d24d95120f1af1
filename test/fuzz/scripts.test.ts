// What an agent is about to run: the bytes are the agent's, and whoever told it what to do chose them. The guard answers, whatever it
// is given; what it lists is no more than the script says, and each command that it lists is one.
import { decodeBytes } from '../../src/git/bytes.ts'
import { commandsIn } from '../../src/guard/commands-in.ts'
import { objectionToScript } from '../../src/guard/guard.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const rules = {
  protects: (ref: string) => ref === 'refs/heads/main',
  defaultBranch: 'main',
  branch: 'main',
  pushesTo: null,
  signers: [],
}

fuzz('scripts', {
  seeds: [
    `git add . && git commit -m "$(cat <<'EOF'\nSay what it does\n\nMore.\nEOF\n)" && git push origin HEAD:main`,
    'for x in a b; do (cd $x; sudo -u ada env A=1 bash -lc "git push +$x:refs/heads/main" | tee >(sh)) & done',
    'f() { case $1 in a|b) eval git commit -nm "$x";; esac; }; if [[ -n $(git -c core.hooksPath= x) ]]; then rm .git/hooks/*; fi',
    'cat <<E | sh\ngit config core.hooksPath /dev/null\nE\necho $((1 + `npx ai-signoff sign`)) ${a[1]:-$(ssh-keygen -Y sign)}',
    '',
  ],
  words: [
    'git ',
    'push ',
    '$(',
    '`',
    "'",
    '"',
    '<<E\n',
    '\nE\n',
    '{ ',
    '; }',
    "bash -c '",
    'eval ',
    '((',
    '[[ ',
    '${',
    '|',
    '&&',
    'env ',
    'xargs ',
  ],
  check(bytes) {
    const script = decodeBytes(bytes)
    const objection = objectionToScript(script, () => rules)
    const commands = commandsIn(script)
    if (objection !== null && commands.length === 0) throw new Error('it objects to nothing')
    for (const { words } of commands)
      if (words.some((word) => word.length > script.length)) throw new Error('it makes words up')
  },
})
