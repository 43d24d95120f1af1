import { describe, expect } from 'vitest'
import { grades, type Grade } from '../../src/model/policy.ts'
import { allowed, decide, notSignedOff, type Decision } from '../support/attack.ts'
import { tellStory } from '../support/carried.ts'
import { survives, ways, type Way } from '../support/survival.ts'
import { test } from '../support/world.ts'

const refusal = ({ from }: Way): Decision => notSignedOff(from === null ? 'sign-off-other-change' : 'sign-off-grade')

describe.for(grades)('where the policy takes what is carried as "%s"', (grade: Grade) => {
  for (const way of ways) {
    const counts = survives(way, grade)
    test(`a sign-off ${counts ? 'survives' : 'does not survive'}: ${way.says}`, ({ world }) => {
      const story = tellStory(world, grade)
      way.go(story)
      expect(decide(story.team, { tokens: [story.token] })).toEqual(counts ? allowed : refusal(way))
    })
  }
})
