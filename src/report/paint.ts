// Colour as the renderers know it: words for meanings. The hook has none; for people, chalk-paint.ts fills it in.

export interface Paint {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

const same = (text: string): string => text

export const plain: Paint = { good: same, bad: same, warn: same, bold: same, dim: same }
