// Plays the whole story in a throwaway repository with throwaway keys, and removes everything.
import { playStory } from './story.ts'
import { Stage } from './stage.ts'
import type { Context, ExitCode } from '../context.ts'

export async function demo(context: Context): Promise<ExitCode> {
  const began = performance.now()
  const stage = new Stage(context)
  const onSignal = (): never => {
    stage.strike()
    process.exit(3)
  }
  process.once('SIGINT', onSignal)
  try {
    await playStory(stage, context)
    context.out(
      `\n# That was the whole story, in ${Math.ceil((performance.now() - began) / 1000)} seconds; its repositories and keys are gone.\n`,
    )
    return 0
  } finally {
    process.removeListener('SIGINT', onSignal)
    stage.strike()
  }
}
