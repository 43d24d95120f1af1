// Figures as rows of a table, the same on a terminal and in the documentation.
import type { Figures } from './measure.ts'

/** Fewer than this say little of an agent; the table marks them. */
const enough = 30

function percent(part: number, of: number): string {
  if (of === 0) return '–'
  const share = (100 * part) / of
  if (part === 0 || part === of) return `${share} %`
  return share < 0.01 ? '< 0.01 %' : `${Math.min(share, 99.99).toFixed(2)} %`
}

const count = (number: number): string => number.toLocaleString('en-US')

export function agentRows(figures: Figures): string[][] {
  const agents = Object.entries(figures.agents).toSorted(([, a], [, b]) => b.marked - a.marked)
  return [
    ['agent', 'marked', 'found', 'recall', 'agent right', 'level right'],
    ...agents.map(([name, { marked, found, named, levelled }]) => [
      marked < enough ? `${name} (few)` : name,
      count(marked),
      count(found),
      percent(found, marked),
      percent(named, found),
      percent(levelled, found),
    ]),
    ['all commits', count(figures.marked), count(figures.found), percent(figures.found, figures.marked), '', ''],
  ]
}

export function trapRows(figures: Figures): string[][] {
  const traps = Object.entries(figures.traps).toSorted(([, a], [, b]) => b.commits - a.commits)
  return [
    ['no AI, but', 'commits', "taken for AI's", 'false positives'],
    ...traps.map(([name, { commits, takenForAi }]) => [
      name,
      count(commits),
      count(takenForAi),
      percent(takenForAi, commits),
    ]),
    ['all', count(figures.notAi), count(figures.takenForAi), percent(figures.takenForAi, figures.notAi)],
  ]
}
