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

# Nobody signs their own work, but while the roster has a single senior, who could never add a second: that one's own change of this
# file, and of nothing else, counts, and is called a bootstrap each time.

# The same for changes whose every author is a senior, proved by a commit signed with a key of the roster.
# With one senior there is nobody else to ask; raise critical to 1 once there is a second.
senior-authors:
  none:       { low: 0, medium: 0, high: 0, critical: 0 }
  assisted:   { low: 0, medium: 0, high: 0, critical: 0 }
  generated:  { low: 0, medium: 0, high: 0, critical: 0 }
  undeclared: { low: 0, medium: 0, high: 0, critical: 0 }

# Anybody can write any author into a commit. Once two people can sign, authenticated asks for both of a change with a commit
# that its author did not sign with a key of the roster; claimed, which is usual, does not.
# authors: authenticated

# Whose word counts no more, whenever it says that it was given.
# revoked:
#   - { key: "SHA256:…", from: "2026-03-10", because: laptop stolen }     # as ssh-keygen -l prints it
#   - { person: Ada Lovelace, from: "2026-03-10T18:00:00Z" }             # UTC; without from: always
#   - { token: "0123456789abcdef0123456789abcdef" }

# What you know about your paths; later rules win.
# paths:
#   - match: ["infra/**"]
#     floor: high          # low, medium, high, critical; none lifts an earlier floor
#     because: production

# What messages have to say, and where no agent is to be named; a message mends it, a sign-off does not.
# trailers:
#   require: [assisted-by, ai-provenance]                              # the agent's name; that somebody looked
#   forbid: [co-authored-by, co-developed-by, signed-off-by, footers]

# Whose word it takes that no AI had a part: hook (the commit's own hook looked), capture (agents' hooks did, at each edit), declared
# (a person says so). A "none" with less behind it counts as undeclared.
# provenance: { none-from: capture }

# How long a sign-off lives, how many lines one may cover, and what key makes one.
sign-off:
  lifetime: 7d
  reviewable-lines: 400
  # hardware: { critical: required }    # a security key that was touched; a plain required: at every level
  # pin: { critical: required }         # a security key that was given its PIN
`
