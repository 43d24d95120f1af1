// A word as a shell reads it, for commands that we suggest: a branch may be called `$(…)`, and people paste what we print.

export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
