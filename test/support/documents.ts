// The documents of this repository, as far as tests hold them against the program: code blocks, links, anchors.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './world.ts'

export interface Document {
  /** From the top of the repository. */
  readonly path: string
  readonly text: string
}

export interface CodeBlock {
  /** What stands after the fence: sh, yaml, or nothing. */
  readonly language: string
  readonly text: string
}

export function readDocuments(): Document[] {
  const listed = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: projectDir, encoding: 'utf8' })
  const paths = listed.split('\0').filter((path) => path !== '' && !path.startsWith('.changeset/'))
  return paths.map((path) => ({ path, text: readFileSync(join(projectDir, path), 'utf8') }))
}

/** Fenced blocks, those inside list items without the item's indent. */
export function codeBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(/^( *)(`{3,})(\w*)[^\n`]*\n([^]*?)^ *\2 *$/gm)].map(
    ([, indent = '', , language = '', body = '']) => ({
      language,
      text: body.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

/** Commands of ours in some text of a shell's: what follows `npx ai-signoff` or `ai-signoff`, continued lines joined. */
export function ownCommands(text: string): string[] {
  const commands = text.replaceAll(/\\\n\s*/g, ' ').split(/\n| && | \| |; /)
  return commands.flatMap((command) => {
    const [, own] =
      /^\s*(?:- run: +)?(?:\$ )?(?:[A-Z_]+=\S+ )*(?:npx (?:--yes )?)?ai-signoff(?:@\S+)? (.*)$/.exec(command) ?? []
    return own === undefined ? [] : [own]
  })
}

/** The same of code in a line, such as `npx ai-signoff score`. */
export const inlineCommands = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => ownCommands(code))

const prose = (text: string): string => text.replaceAll(/^( *)(`{3,})[^]*?^ *\2 *$/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** Where its links lead, as they are written; http and mail links are left out. */
export function localLinks({ text }: Document): string[] {
  const inline = [...prose(text).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, to = '']) => to)
  const html = [...prose(text).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to = '']) => to)
  const named = [...prose(text).matchAll(/^\[[^\]]+\]: +(\S+)/gm)].map(([, to = '']) => to)
  return [...inline, ...html, ...named].filter((to) => !/^(?:https?|mailto):/.test(to))
}

/** The anchors that GitHub makes of headings. */
export function anchors({ text }: Document): Set<string> {
  const seen = new Map<string, number>()
  const headings = [...text.replaceAll(/^( *)(`{3,})[^]*?^ *\2 *$/gm, '').matchAll(/^#{1,6} +(.+?) *#* *$/gm)]
  return new Set(
    headings.map(([, heading = '']) => {
      const slug = heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times === 0 ? slug : `${slug}-${times}`
    }),
  )
}
