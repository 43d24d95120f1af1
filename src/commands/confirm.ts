// Asks a person yes or no, at a terminal. The prompts are loaded when there is something to ask.

/** False for "no" and for Ctrl-C. Only to be called when context.terminal is true. */
export async function confirm(message: string): Promise<boolean> {
  const prompts = await import('@clack/prompts')
  const answer = await prompts.confirm({ message, output: process.stderr })
  return answer === true
}
