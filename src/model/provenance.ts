// Provenance: whether AI took part in a commit, and what evidence says so.
import type { CommitId } from './ids.ts'

/** From least to most of AI's part; undeclared is last because nobody looked, and silence is never "human". */
export const kinds = ['none', 'assisted', 'generated', 'undeclared'] as const
export type Kind = (typeof kinds)[number]

export interface Agent {
  /** The agent's id in the table of agents, or the name it was given by hand. */
  readonly name: string
  /** null when nothing names it. */
  readonly model: string | null
}

/** One observed sign of AI's part. */
export interface Evidence {
  /** `note`: another tool's. `capture`: an agent's own hook, at the edit. `environment`: the processes and variables at the commit. */
  readonly source: 'trailer' | 'footer' | 'identity' | 'note' | 'capture' | 'environment'
  readonly kind: 'assisted' | 'generated'
  readonly agent: Agent
  /** How much it takes to be there by chance or by somebody's paste; for readers alone, no verdict hangs on it. */
  readonly weight: Weight
  /** What was seen, as it stood (hostile text: make it printable before showing). */
  readonly text: string
}

/** `strong`: the agent's or a tool's own form. `weak`: words that anybody can write (provenance/weight.ts has the table). */
export type Weight = 'strong' | 'weak'

/** Of one commit. */
export type Provenance =
  | { readonly kind: 'undeclared'; readonly why: string }
  /** `sources`: who looked and found nothing, such as `hook`, `capture`, `declared`. */
  | { readonly kind: 'none'; readonly sources: readonly string[] }
  | {
      readonly kind: 'assisted' | 'generated'
      readonly agents: readonly Agent[]
      readonly evidence: readonly Evidence[]
      /**
       * Why the rest of an assisted commit may be generated for all that anybody knows, or why the commit would be undeclared without
       * somebody's note; null when it was looked at.
       */
      readonly undeclared: string | null
    }

/** Of a landing: the union over its commits. The strictest kind's requirement wins. */
export interface LandingProvenance {
  readonly kinds: ReadonlySet<Kind>
  readonly agents: readonly Agent[]
  readonly undeclared: readonly CommitId[]
}
