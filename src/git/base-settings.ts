// Which .gitattributes and which policy the trees have that commits are made upon: each tree told by how it differs from the one before,
// since neighbours of a history are much alike.
import type { TreeId } from '../model/ids.ts'
import { resemblesPolicyPath } from '../model/policy.ts'
import { speaksOfKinds } from './attributes.ts'
import { streamListings, type ListedFile } from './listing.ts'
import { readObjects } from './objects.ts'
import type { Scratch } from './scratch.ts'

export interface BaseSettings {
  /** Two trees of the same name have the same .gitattributes at the same places; null: none of them speaks of kinds of files. */
  readonly attributes: string | null
  /** Two trees of the same name have the same policy. */
  readonly policy: string
}

/** Told in the order asked; a call goes on where the last one ended. Throws Fault (undecided) when a tree is not here. */
export type SettingsReader = (bases: readonly TreeId[]) => Promise<BaseSettings[]>

// Whatever stands at the top, since many names are taken for the policy's.
const pathspecs = [':(glob)**/.gitattributes', ':(glob)*']

export function createSettingsReader(scratch: Scratch, emptyTree: TreeId): SettingsReader {
  let last = emptyTree
  const files = new Map<string, ListedFile>()
  let settings: BaseSettings = { attributes: null, policy: '' }
  const step = (differing: readonly ListedFile[]): BaseSettings => {
    const speaking = differing.filter(({ path }) => isAttributes(path) || resemblesPolicyPath(path))
    if (speaking.length > 0) settings = settingsIn(scratch, update(files, speaking))
    return settings
  }
  return async (bases) => {
    const pairs = bases.map((result, at) => ({ base: bases[at - 1] ?? last, result }))
    last = bases.at(-1) ?? last
    return (await streamListings(scratch, pairs, pathspecs)).map(step)
  }
}

const isAttributes = (path: string): boolean => /(?:^|\/)\.gitattributes$/.test(path)
const isAbsent = ({ newMode }: ListedFile): boolean => newMode === '000000'

/** A file that became a folder is listed twice. */
function update(files: Map<string, ListedFile>, differing: readonly ListedFile[]): Map<string, ListedFile> {
  for (const file of differing) if (isAbsent(file)) files.delete(file.path)
  for (const file of differing) if (!isAbsent(file)) files.set(file.path, file)
  return files
}

function settingsIn({ git }: Scratch, files: ReadonlyMap<string, ListedFile>): BaseSettings {
  const all = [...files.values()]
  const attributes = all.filter(({ path }) => isAttributes(path))
  const texts = readObjects(
    git,
    attributes.filter(({ newMode }) => newMode.startsWith('100')).map(({ newId }) => newId),
  )
  const speaks = texts.some((object) => object === null || speaksOfKinds(object.bytes))
  return {
    attributes: speaks ? nameOf(attributes) : null,
    policy: nameOf(all.filter(({ path }) => resemblesPolicyPath(path))),
  }
}

const nameOf = (files: readonly ListedFile[]): string =>
  files
    .map(({ path, newMode, newId }) => JSON.stringify([path, newMode, newId]))
    .sort()
    .join('\n')
