// Hooks that were there before ai-signoff go on running, in their order, with what git gave them; and come back as they were.
import { chmodSync, existsSync, lstatSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { enrolledSoon, test, type Package } from '../support/package.ts'
import { writeScript, type Repo } from '../support/world.ts'

const hook = (repo: Repo, event: string): string => join(repo.dir, '.git/hooks', event)

const shHook = ({ logLine }: Package): string => `#!/bin/sh\n{ echo "theirs $*"; cat; } | ${logLine}\n`
const pythonHook = ({ logLine }: Package): string =>
  `#!/usr/bin/env python3\nimport subprocess, sys\nsubprocess.run(["sh", "-c", ${JSON.stringify(logLine)}], input=b"python " + sys.stdin.buffer.read())\n`

describe('a plain pre-push hook that was there', () => {
  test.for([
    ['sh', shHook, '  theirs origin '],
    ['Python', pythonHook, '  python refs/heads/main '],
  ] as const)('runs after ours with the same standard input: %s', ([, text, first], { world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-push'), text(pack))
    pack.cli(repo, ['init', '--yes'])
    repo.git('push', '--quiet', '--no-verify', 'origin', 'main:other')
    repo.git('push', '--quiet', 'origin', 'main')
    const log = pack.log()
    const theirs = log.findIndex((line) => line.startsWith(first))
    const given = log.filter((line) => line.includes(`refs/heads/main ${repo.git('rev-parse', 'main')}`))
    expect([log[0], theirs > 1, given.length]).toEqual(['ours pre-push', true, 2])
  })

  test('gets empty input when there is nothing to push', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    repo.git('push', '--quiet', 'origin', 'main')
    writeScript(hook(repo, 'pre-push'), `#!/bin/sh\nwc -c | ${pack.logLine}\n`)
    pack.cli(repo, ['init', '--yes'])
    repo.git('push', '--quiet', 'origin', 'main')
    expect(pack.log()).toEqual(['ours pre-push', expect.stringMatching(/^\s+0$/)])
  })

  test('gets every line of a push of many refs', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const tip = repo.git('rev-parse', 'HEAD')
    const refs = Array.from({ length: 3000 }, (_, index) => `create refs/heads/many/${index} ${tip}\n`).join('')
    repo.tryGit(['update-ref', '--stdin'], { input: refs })
    writeScript(hook(repo, 'pre-push'), `#!/bin/sh\nwc -l | ${pack.logLine}\n`)
    pack.cli(repo, ['init', '--yes'])
    repo.git('push', '--quiet', '--all', 'origin')
    expect(pack.log().at(-1)).toMatch(/^\s+3001$/)
  })

  test('does not run when ours refuses', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-push'), shHook(pack))
    pack.cli(repo, ['init', '--yes'])
    const { code } = repo.tryGit(['push', 'origin', 'main'], { env: { STUB_REFUSES: '1' } })
    expect([code, pack.log().some((line) => line.includes('theirs'))]).toEqual([1, false])
  })

  test('can still refuse by itself', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-push'), '#!/bin/sh\nexit 7\n')
    pack.cli(repo, ['init', '--yes'])
    expect(repo.tryGit(['push', 'origin', 'main']).code).toBe(1)
  })
})

describe('a commit hook that was there', () => {
  test('gets the same arguments', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'commit-msg'), shHook(pack))
    pack.cli(repo, ['init', '--yes'])
    repo.commit('second', {})
    expect(pack.log()).toContain('  theirs .git/COMMIT_EDITMSG')
  })

  test('that git did not run, for want of the mode, is not run by us', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-commit'), '#!/bin/sh\nexit 1\n')
    chmodSync(hook(repo, 'pre-commit'), 0o644)
    pack.cli(repo, ['init', '--yes'])
    expect(repo.tryGit(['commit', '--allow-empty', '-m', 'x']).code).toBe(0)
  })
})

/** Set up, and then the runtime deleted. */
function gone(pack: Package, repo: Repo): void {
  pack.cli(repo, ['init', '--yes'])
  rmSync(join(repo.dir, '.git/ai-signoff'), { recursive: true })
}

describe('what the hook does when we are gone', () => {
  test('a push is refused, with the command that mends it', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    gone(pack, repo)
    const { code, stderr } = repo.tryGit(['push', 'origin', 'main'])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/not installed here; run: npx ai-signoff init/)])
  })
  test('a commit goes on, and is told the same', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    gone(pack, repo)
    const { code, stderr } = repo.tryGit(['commit', '--allow-empty', '-m', 'x'])
    expect([code, stderr]).toEqual([0, expect.stringMatching(/not installed here; run: npx ai-signoff init/)])
  })
})

describe('node_modules', () => {
  const shim = 'node_modules/ai-signoff/hooks/pre-commit'
  test('has the package that is run, where npm put one', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    repo.write({ [shim]: `echo from-npm | ${pack.logLine}\n` })
    repo.git('commit', '--quiet', '--allow-empty', '-m', 'x')
    expect(pack.log()[0]).toBe('  from-npm')
  })
  test.for([
    ['files', (repo: Repo, text: string) => repo.write({ [shim]: text })],
    [
      'a link',
      (repo: Repo, text: string) => {
        repo.write({ [shim.replace('node_modules', 'vendor')]: text })
        symlinkSync('vendor', join(repo.dir, 'node_modules'))
      },
    ],
  ] as const)('that came with a commit is not run: %s', ([, make], { world, pack }) => {
    const repo = enrolledSoon(world)
    make(repo, `echo hostile | ${pack.logLine}\n`)
    repo.commit('a gift', {})
    pack.cli(repo, ['init', '--yes'])
    repo.git('commit', '--quiet', '--allow-empty', '-m', 'x')
    expect(pack.log()).toEqual(['ours pre-commit', 'ours prepare-commit-msg', 'ours commit-msg'])
  })
})

describe('uninstall', () => {
  test('puts hooks back byte for byte and with their mode', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const bytes = Buffer.from('#!/bin/sh\n# \xff\x00 odd bytes, no newline at the end', 'latin1')
    writeScript(hook(repo, 'pre-push'), '')
    repo.write({ '.git/hooks/pre-push': bytes })
    chmodSync(hook(repo, 'pre-push'), 0o750)
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes'])
    expect([readFileSync(hook(repo, 'pre-push')), statSync(hook(repo, 'pre-push')).mode & 0o777]).toEqual([
      bytes,
      0o750,
    ])
  })

  test('puts a hook that was a link back as the link', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    symlinkSync('../../scripts/push.sh', hook(repo, 'pre-push'))
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes'])
    expect(lstatSync(hook(repo, 'pre-push')).isSymbolicLink() && readlinkSync(hook(repo, 'pre-push'))).toBe(
      '../../scripts/push.sh',
    )
  })

  test('leaves nothing of ours in the git folder', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const before = repo.tryGit(['-c', 'alias.l=!ls -R .git/hooks .git/ai-signoff 2>&1', 'l']).stdout
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes'])
    expect(repo.tryGit(['-c', 'alias.l=!ls -R .git/hooks .git/ai-signoff 2>&1', 'l']).stdout).toBe(before)
  })

  test('leaves the policy, and says so', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const { stderr } = pack.cli(repo, ['uninstall', '--yes'])
    expect([existsSync(join(repo.dir, '.ai-signoff.yml')), stderr]).toEqual([
      true,
      expect.stringMatching(/\.ai-signoff\.yml stays/),
    ])
  })

  test('removes the policy when asked to', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes', '--policy'])
    expect(existsSync(join(repo.dir, '.ai-signoff.yml'))).toBe(false)
  })

  test('a second time has nothing to do', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    pack.cli(repo, ['uninstall', '--yes'])
    expect(pack.cli(repo, ['uninstall', '--yes'])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Nothing to do/),
    })
  })

  test('does not throw away lines that somebody added to our hook', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    repo.write({ '.git/hooks/pre-push': `${readFileSync(hook(repo, 'pre-push'), 'utf8')}npm test\n` })
    pack.cli(repo, ['uninstall', '--yes'])
    expect(readFileSync(hook(repo, 'pre-push'), 'utf8')).toBe('#!/bin/sh\nnpm test\n')
  })

  test('without a terminal and without --yes does nothing', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const { code } = pack.cli(repo, ['uninstall'])
    expect([code, existsSync(hook(repo, 'pre-push'))]).toEqual([2, true])
  })
})

describe('init once more', () => {
  test('does not stack: a hook of theirs is kept once', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-push'), shHook(pack))
    pack.cli(repo, ['init', '--yes'])
    expect(pack.cli(repo, ['init', '--yes']).stderr).toMatch(/^Nothing to do/)
  })

  test('refuses when another tool has put its own hook over ours', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    writeScript(hook(repo, 'pre-push'), shHook(pack))
    pack.cli(repo, ['init', '--yes'])
    writeScript(hook(repo, 'pre-push'), '#!/bin/sh\necho third\n')
    expect(pack.cli(repo, ['init', '--yes'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/is not ours/) })
  })

  test('leaves a hook alone that pre-commit has renamed to .legacy, and still runs', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    pack.cli(repo, ['init', '--yes'])
    const ours = readFileSync(hook(repo, 'pre-commit'), 'utf8')
    writeScript(hook(repo, 'pre-commit.legacy'), ours)
    writeScript(hook(repo, 'pre-commit'), '#!/bin/sh\nexec "$0.legacy"\n')
    expect(pack.cli(repo, ['init', '--yes']).stderr).toMatch(/^Nothing to do/)
  })
})
