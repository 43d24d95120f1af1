// Colour as the renderers know it: words for meanings. The hook has none; for people, paintWith(chalk) fills it in.

export interface Paint {
  good(text: string): string
  bad(text: string): string
  warn(text: string): string
  bold(text: string): string
  dim(text: string): string
}

const same = (text: string): string => text

export const plain: Paint = { good: same, bad: same, warn: same, bold: same, dim: same }
