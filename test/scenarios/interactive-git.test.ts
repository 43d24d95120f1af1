// simple-git, as we hold it: no failure passes for an empty answer, and the caller's environment neither bends nor breaks it.
import { describe, expect } from 'vitest'
import { interactiveGit } from '../../src/git/interactive.ts'
import { test } from '../support/world.ts'

describe('git for interactive commands', () => {
  test('rejects when git fails without a word', async ({ world }) => {
    const repo = world.repository('r')
    repo.commit('x', {})
    const asked = interactiveGit(repo.dir, world.env).ask('rev-parse', '--verify', '--quiet', 'refs/heads/none')
    await expect(asked).rejects.toMatchObject({ code: 'git-failed', message: 'git rev-parse: exit code 1' })
  })
  test("rejects with git's own words when there are any", async ({ world }) => {
    const asked = interactiveGit(world.home, world.env).ask('rev-parse', '--show-toplevel')
    await expect(asked).rejects.toMatchObject({ message: expect.stringMatching(/not a git repository/) })
  })
  test('finds null where git says "no such thing"', async ({ world }) => {
    const repo = world.repository('r')
    expect(await interactiveGit(repo.dir, world.env).find('config', '--get', 'no.such')).toBeNull()
  })
  test('does not take any other failure for "no such thing"', async ({ world }) => {
    await expect(interactiveGit(world.home, world.env).find('symbolic-ref', '--quiet', 'HEAD')).rejects.toThrow(
      /not a git/,
    )
  })
  test('works inside a hook, where git has set its own variables', async ({ world }) => {
    const repo = world.repository('r')
    const inHook = {
      GIT_DIR: '/nonexistent',
      GIT_INDEX_FILE: 'x',
      GIT_EDITOR: ':',
      GIT_PREFIX: '',
      GIT_CONFIG_COUNT: 'x',
    }
    expect(await interactiveGit(repo.dir, { ...world.env, ...inHook }).ask('rev-parse', '--show-toplevel')).toBe(
      repo.dir,
    )
  })
  test("works with the person's own ssh, editor and pager in the environment", async ({ world }) => {
    const repo = world.repository('r')
    const own = {
      GIT_SSH_COMMAND: 'ssh -v',
      EDITOR: 'vi',
      PAGER: 'less',
      GIT_ASKPASS: 'x',
      GIT_ALLOW_PROTOCOL: 'file',
      PREFIX: '/usr',
    }
    expect(await interactiveGit(repo.dir, { ...world.env, ...own }).ask('rev-parse', '--show-toplevel')).toBe(repo.dir)
  })
})
