// How git's subcommands take their options, where more than one question about a command is asked of them.
import type { Shape } from './options.ts'

export const pushShape: Shape = { valued: 'o', long: ['push-option', 'repo', 'receive-pack', 'exec'] }

export const rebaseShape: Shape = {
  valued: 'sXx',
  stuck: 'SC',
  long: ['onto', 'exec', 'strategy', 'strategy-option'],
}
