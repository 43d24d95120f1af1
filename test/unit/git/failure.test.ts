import { describe, expect, test } from 'vitest'
import { gitFailure } from '../../../src/git/failure.ts'

const fetch = ['-c', 'a.b=c', 'fetch', '--quiet', '--end-of-options', 'up stream', 'main']
const id = '78981922613b2afb6025042ff6bd878ac1994e85'

describe('what git complains of is told apart', () => {
  test.for([
    ['a host that nobody knows', 'ssh: Could not resolve hostname missing.example: Name or service not known'],
    ['ssh without a key', 'git@host: Permission denied (publickey).\nfatal: Could not read from remote repository.'],
    ['ssh that is asked for a password', 'Permission denied, please try again.'],
    ["ssh's unreadable key", 'Load key "/home/ada/.ssh/id": Permission denied'],
    ['https without a password', "fatal: could not read Username for 'https://host': terminal prompts disabled"],
    ['https without a network', "fatal: unable to access 'https://host/': Could not resolve host: host"],
    ['trouble on the other side', 'remote: fatal: unable to write: Read-only file system\nfatal: early EOF'],
    ['a ref that is not there', "fatal: couldn't find remote ref main"],
  ])('%s is the remote, and the next step asks it', ([, complaint = '']) => {
    expect(gitFailure(fetch, complaint)).toMatchObject({
      code: 'remote-unreachable',
      exitCode: 3,
      message: `git fetch: ${complaint}`,
      next: "git remote -v, then: git ls-remote 'up stream'",
    })
  })

  test.for([
    ['lock-left', ['add'], "fatal: Unable to create '/a b/.git/index.lock': File exists.\n\nAnother git process"],
    ['lock-left', fetch, "fatal: Unable to create '/a b/.git/shallow.lock': File exists."],
    ['not-writable', ['notes'], "fatal: Unable to create '/a/.git/refs/x.lock': Permission denied"],
    ['not-writable', fetch, 'error: unable to create temporary file: Read-only file system'],
    ['disk-full', ['notes'], 'error: file write error: No space left on device'],
    ['missing-object', ['diff-tree'], `fatal: unable to read tree (${id})`],
    ['missing-object', ['diff-tree'], `fatal: unable to read ${id}`],
    ['missing-object', ['rev-list'], `error: Could not read ${id}\nfatal: Failed to traverse parents of commit`],
    ['broken-ref', fetch, 'fatal: bad object refs/notes\nerror: /x.git did not send all necessary objects'],
    ['missing-object', ['cat-file'], `fatal: bad object ${id}`],
    ['dubious-ownership', ['rev-parse'], "fatal: detected dubious ownership in repository at '/srv/a.git'"],
    ['dubious-ownership', ['rev-parse'], "fatal: unsafe repository ('/srv/a.git' is owned by someone else)"],
    ['missing-object', ['diff-tree'], `fatal: could not fetch ${id} from promisor remote`],
    ['corrupt-repository', ['log'], `fatal: loose object ${id} (stored in .git/objects/78) is corrupt`],
    ['ref-not-written', fetch, "error: cannot lock ref 'refs/a/b': 'refs/a' exists; cannot create 'refs/a/b'"],
    [
      'remote-refused',
      ['push', '--end-of-options', 'up'],
      ' ! [remote rejected] a -> a (hook declined)\nerror: failed',
    ],
    ['git-failed', ['status'], 'fatal: not as it should be'],
  ] as const)('%s, of git %j', ([code, args, complaint]) => {
    expect(gitFailure(args, complaint).code).toBe(code)
  })

  test('a lock that was left behind is named in a command that removes it', () => {
    expect(gitFailure(['add'], "fatal: Unable to create '/a b/.git/index.lock': File exists.").next).toContain(
      "rm '/a b/.git/index.lock'",
    )
  })

  test('git fsck is for what is corrupt, and for nothing else', () => {
    expect(gitFailure(['status'], 'fatal: not as it should be').next).not.toContain('fsck')
  })

  test('the command is named, not a setting that stands before it', () => {
    expect(gitFailure(['-c', 'user.name=x', 'notes', 'add'], 'fatal: no').message).toBe('git notes: fatal: no')
  })
})
