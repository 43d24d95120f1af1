// The policy that init writes: one senior, requirements that one senior can meet, and a comment where a team will want more.

export interface Enrolment {
  readonly defaultBranch: string
  readonly protected: readonly string[]
  readonly name: string
  readonly email: string
  /** One line of an OpenSSH public key. */
  readonly key: string
}

/** JSON's double-quoted strings are YAML's too. */
export const policyTemplate = (enrolment: Enrolment): string => `\
# Who must sign off what lands here, and when. ai-signoff judges every push by this file as the remote has it,
# never by the one that the push brings along; a change of this file is critical by itself.
version: 1
default-branch: ${JSON.stringify(enrolment.defaultBranch)}

# Branches that are guarded, as patterns such as "release/*".
protected: [${enrolment.protected.map((pattern) => JSON.stringify(pattern)).join(', ')}]

# Who is who. Those of seniority senior or above can sign, with the keys named here:
#   - name: Ada Lovelace
#     emails: [ada@example.com]
#     seniority: mid                      # junior, mid, senior, principal
#     keys: ["ssh-ed25519 AAAA… ada"]     # of one who signs; sk-ssh-ed25519 (a hardware key) is best
#     paths: ["services/**"]              # optional: what this person may sign for
roster:
  - name: ${JSON.stringify(enrolment.name)}
    emails: [${JSON.stringify(enrolment.email)}]
    seniority: senior
    keys:
      - ${JSON.stringify(enrolment.key)}

# How many sign-offs a change needs, by AI's part in it and by its blast radius. A plain number: at every level.
# Nobody signs their own work. Once a second senior is in the roster, consider critical: 2.
requirements:
  none:       { low: 0, medium: 0, high: 0, critical: 1 }
  assisted:   { low: 0, medium: 1, high: 1, critical: 1 }
  generated:  { low: 1, medium: 1, high: 1, critical: 1 }
  undeclared: { low: 1, medium: 1, high: 1, critical: 1 }

# The same for changes whose every author is a senior, proved by a commit signed with a key of the roster.
# With one senior there is nobody else to ask; raise critical to 1 once there is a second.
senior-authors:
  none:       { low: 0, medium: 0, high: 0, critical: 0 }
  assisted:   { low: 0, medium: 0, high: 0, critical: 0 }
  generated:  { low: 0, medium: 0, high: 0, critical: 0 }
  undeclared: { low: 0, medium: 0, high: 0, critical: 0 }

# What you know about your paths; later rules win.
# paths:
#   - match: ["infra/**"]
#     floor: high          # low, medium, high, critical; none lifts an earlier floor
#     because: production

# How long a sign-off lives, and how many lines one may cover.
sign-off:
  lifetime: 7d
  reviewable-lines: 400
`
