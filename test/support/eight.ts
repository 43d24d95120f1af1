// A team whose policy wants the sign-offs of eight seniors: it allows only when none of the eight was lost.
import { createTeam, type Team } from './team.ts'
import type { Key, World } from './world.ts'

export interface Senior {
  readonly name: string
  readonly key: Key
}

export interface TeamOfEight {
  readonly team: Team
  readonly seniors: readonly Senior[]
}

export function teamOfEight(world: World): TeamOfEight {
  const seniors = Array.from({ length: 8 }, (_, index) => ({
    name: `Senior ${index + 1}`,
    key: world.key(`senior-${index + 1}`),
  }))
  const entries = seniors.map(
    ({ name, key }, index) =>
      `  - name: ${name}\n    emails: [s${index + 1}@example.com]\n    seniority: senior\n    keys: ["${key.public}"]\n`,
  )
  const rules = 'requirements:\n  none: 0\n  assisted: 8\n  generated: 8\n  undeclared: 8\n'
  return { team: createTeam(world, { rules: entries.join('') + rules }), seniors }
}
