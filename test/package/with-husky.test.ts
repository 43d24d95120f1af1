// The package from its tarball in a Node project with the real husky, in a folder with spaces in its name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrol, inNodeProject, must, playStory, type Installed, type Story } from '../support/installed.ts'
import { pack } from '../support/packed.ts'
import { asClaude } from '../support/team.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let shop: Installed
let story: Story
beforeAll(() => {
  shop = inNodeProject(world, pack(world), "ada's own shop")
  must(shop.typed(enrol))
  shop.ada.git('add', '--all')
  shop.ada.git('commit', '--quiet', '-m', 'Enrol')
  shop.ada.git('push', '--quiet', 'origin', 'HEAD:main')
  story = playStory(shop)
})
afterAll(() => world.dispose())

describe('in a Node project with husky', () => {
  test("an agent's commit says so", () => {
    expect(story.message).toMatch(/^AI-Provenance: v1 level=generated /m)
  })

  test('its push is refused', () => {
    expect(story.refused).toMatchObject({ code: 1, stderr: expect.stringContaining('✗ refs/heads/main: refused') })
  })

  test('the command that the refusal names offers it to others', () => {
    expect(story.offered).toMatchObject({ code: 0, stderr: expect.stringContaining('[new branch]') })
  })

  test('the refusal’s next command signs it', () => {
    expect(story.signed).toMatchObject({ code: 0, said: expect.stringContaining('✓ signed') })
  })

  test('then its push passes', () => {
    expect(story.pushed).toMatchObject({ code: 0, stderr: expect.stringContaining('signed off by Grace Hopper') })
  })

  test('and a fresh clone verifies it', () => {
    expect(story.verified).toMatchObject({ code: 0, stdout: expect.stringContaining('signed off by Grace Hopper') })
  })
})

// husky's core.hooksPath is relative and what it names is not in git, so in a new work tree git finds no hook and says nothing.
describe('in a fresh work tree, where husky’s hooks are silently skipped', () => {
  beforeAll(() => {
    shop.ada.git('worktree', 'add', '--quiet', '-b', 'skipped', '../a work tree', 'origin/main')
    const there = { cwd: `${world.dir}/a work tree` }
    shop.typed("echo 'export const three = 3' >src/three.js && git add src && git commit -qm Three", {
      ...there,
      ...asClaude,
    })
    must(shop.typed('git push --quiet origin skipped', there))
  })

  test('a commit says nothing of where it comes from', () => {
    expect(shop.ada.git('log', '-1', '--format=%s|%(trailers)', 'skipped')).toBe('Three|')
  })

  test('and the gate holds that against it', () => {
    const ci = world.clone(shop.remote, 'ci-of-skipped')
    const verified = shop.typed(`npx ai-signoff --cwd '${ci.dir}' verify origin/main..origin/skipped --target main`)
    expect(verified).toMatchObject({ code: 1, stdout: expect.stringContaining('of undeclared origin') })
  })
})
