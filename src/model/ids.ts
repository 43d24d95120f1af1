// Names that git and we agree on. Each brand is minted by the parser here and nowhere else.

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** 40 (SHA-1) or 64 (SHA-256) lower-case hex digits: never abbreviated, never a ref name. */
export type CommitId = Branded<'CommitId'>
export type TreeId = Branded<'TreeId'>
export type BlobId = Branded<'BlobId'>
/** A full ref name such as refs/heads/main. */
export type RefName = Branded<'RefName'>
/** 64 lower-case hex digits. */
export type Sha256 = Branded<'Sha256'>
/** A path of a tree, bytes that are not UTF-8 kept as U+DC80–U+DCFF (see git/bytes.ts), so that === compares bytes. */
export type Path = Branded<'Path'>

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const zeros = /^0+$/

export const parseCommitId = (text: string): CommitId | undefined => parseObjectId(text) as CommitId | undefined
export const parseTreeId = (text: string): TreeId | undefined => parseObjectId(text) as TreeId | undefined
export const parseBlobId = (text: string): BlobId | undefined => parseObjectId(text) as BlobId | undefined

/** git writes "no object" as zeros; that is never an id here. */
function parseObjectId(text: string): string | undefined {
  return objectId.test(text) && !zeros.test(text) ? text : undefined
}

/** True for git's way of writing "no object". */
export const isZeroId = (text: string): boolean => zeros.test(text) && (text.length === 40 || text.length === 64)

export function parseSha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined
}

/** Full names only: `main` could be a tag, a branch or a file. git's own check-ref-format rules, as far as they protect us. */
export function parseRefName(text: string): RefName | undefined {
  const wellFormed =
    text.startsWith('refs/') &&
    text.length <= 4096 &&
    !/[\u0000- ~^:?*[\\\u007f]|\.\.|@\{|\/\/|\/\.|\.$|\/$|\.lock$/.test(text)
  return wellFormed ? (text as RefName) : undefined
}

/** The branch's short name for people; other refs stay whole. */
export const shortRef = (ref: string): string => (ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref)

export const shortId = (id: string): string => id.slice(0, 10)
