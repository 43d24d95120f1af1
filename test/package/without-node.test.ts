// The package from its tarball through npx, in a repository of another language, and in a work tree beside it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { enrol, inPythonProject, must, playStory, type Installed, type Story } from '../support/installed.ts'
import { pack } from '../support/packed.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let shop: Installed
let story: Story
beforeAll(() => {
  shop = inPythonProject(world, pack(world), 'a shop in Python')
  must(shop.typed(enrol))
  shop.ada.git('add', '--all')
  shop.ada.git('commit', '--quiet', '-m', 'Enrol')
  shop.ada.git('push', '--quiet', 'origin', 'HEAD:main')
  shop.ada.git('worktree', 'add', '--quiet', '-b', 'refresh', '../a work tree')
  story = playStory(shop, join(world.dir, 'a work tree'))
})
afterAll(() => world.dispose())

describe('in a repository without Node, in a fresh work tree', () => {
  test('nothing of ours is left in the work tree but the policy', () => {
    const files = shop.ada.git('ls-tree', '--name-only', 'main').split('\n')
    expect([files, existsSync(join(shop.ada.dir, 'node_modules'))]).toEqual([['.ai-signoff.yml', 'app.py'], false])
  })

  test("an agent's commit says so", () => {
    expect(story.message).toMatch(/^AI-Provenance: v1 level=generated /m)
  })

  test('its push is refused', () => {
    expect(story.refused).toMatchObject({ code: 1, stderr: expect.stringContaining('✗ refs/heads/main: refused') })
  })

  test('the refusal’s two commands get it signed', () => {
    expect(story.signed).toMatchObject({ code: 0, said: expect.stringContaining('✓ signed') })
  })

  test('then its push passes', () => {
    expect(story.pushed).toMatchObject({ code: 0, stderr: expect.stringContaining('signed off by Grace Hopper') })
  })

  test('and a fresh clone verifies it', () => {
    expect(story.verified).toMatchObject({ code: 0, stdout: expect.stringContaining('signed off by Grace Hopper') })
  })
})
