/** The environment as a value: read once in main.ts or hook.ts, passed down from there. */
export type Env = Readonly<Record<string, string | undefined>>
