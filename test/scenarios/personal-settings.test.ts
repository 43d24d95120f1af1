// Personal settings come from the person's own configuration folder, and nothing in a repository can add to them or run.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { readPersonalSettings } from '../../src/settings/personal.ts'
import { enrolledSoon, test } from '../support/package.ts'
import type { World } from '../support/world.ts'

function settings(world: World, name: string, text: string): void {
  mkdirSync(join(world.home, '.config/ai-signoff'), { recursive: true })
  writeFileSync(join(world.home, '.config/ai-signoff', name), text)
}

describe('personal settings', () => {
  test.for([
    ['config.yaml', 'key: ~/.ssh/mine\nremote: upstream\n'],
    ['config.yml', 'key: ~/.ssh/mine\nremote: upstream\n'],
    ['config.json', '{"key":"~/.ssh/mine","remote":"upstream"}'],
  ] as const)('are read from %s', ([name, text], { world }) => {
    settings(world, name, text)
    expect(readPersonalSettings(world.env)).toEqual({ key: '~/.ssh/mine', remote: 'upstream' })
  })
  test('are in ~/.config when XDG_CONFIG_HOME is not set', ({ world }) => {
    settings(world, 'config.yaml', 'remote: upstream')
    expect(readPersonalSettings({ HOME: world.home })).toEqual({ key: null, remote: 'upstream' })
  })
  test('are not looked for in a relative XDG_CONFIG_HOME', ({ world }) => {
    settings(world, 'config.yaml', 'remote: upstream')
    expect(readPersonalSettings({ HOME: world.home, XDG_CONFIG_HOME: '.config' })).toEqual({
      key: null,
      remote: 'upstream',
    })
  })
  test.for(['', '# nothing yet\n'])('may be empty: %j', (text, { world }) => {
    settings(world, 'config.yaml', text)
    expect(readPersonalSettings(world.env)).toEqual({ key: null, remote: null })
  })
  test('are none when there is no folder', ({ world }) => {
    expect(readPersonalSettings(world.env)).toEqual({ key: null, remote: null })
  })
  test.for(['policy: x', '[', 'key: [a]'])('that are wrong are a fault that names the file: %s', (text, { world }) => {
    settings(world, 'config.yaml', text)
    expect(() => readPersonalSettings(world.env)).toThrow(/ai-signoff\/config\.yaml/)
  })
})

describe("a repository's own configuration folder", () => {
  const files = [
    '.config/config.js',
    '.config/config.cjs',
    '.config/ai-signoffrc.js',
    'ai-signoff.config.js',
    '.ai-signoffrc.js',
  ]
  test('is never run', ({ world, pack }) => {
    const repo = enrolledSoon(world)
    const trap = `require('fs').writeFileSync(${JSON.stringify(join(world.dir, 'ran'))}, '')\n`
    repo.write({
      ...Object.fromEntries(files.map((file) => [file, trap])),
      '.config/config.mjs': "import fs from 'fs'\n",
    })
    const { code } = pack.cli(repo, ['init', '--yes'])
    expect([code, existsSync(join(world.dir, 'ran'))]).toEqual([0, false])
  })
})
