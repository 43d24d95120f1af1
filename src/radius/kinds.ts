// What kind of thing a path holds: the first kind whose table knows it. The author of a change picks its paths, so a rename counts
// as the weightier of its two, and what the base's .gitattributes says comes before the tables.
import { isSubmodule, noAttributes, type FileChange, type LinguistAttributes } from '../model/change.ts'
import type { PathKind } from '../model/radius.ts'
import { foldPath } from './fold.ts'
import * as table from './kind-tables.ts'
import { markupEndings, sourceEndings, sourceNames, sourceNamesLike } from './programs.ts'

/** From what weighs most to what weighs least. */
const byWeight: readonly PathKind[] = ['source', 'test', 'ci', 'config', 'other', 'doc', 'lock', 'generated']

export function kindOfFile(file: FileChange): PathKind {
  // A submodule is other people's code, whatever its path is called.
  if (isSubmodule(file)) return 'source'
  const kinds = new Set([newKindOf(file), oldKindOf(file)])
  return byWeight.find((kind) => kinds.has(kind)) ?? 'other'
}

export const newKindOf = ({ path, attributes, newMode }: FileChange): PathKind =>
  kindOf(path, attributes, isExecutable(newMode))

/** What it was before a rename or a change of its mode; else what it is. */
export const oldKindOf = ({ path, from, attributes, fromAttributes, oldMode }: FileChange): PathKind =>
  kindOf(from ?? path, from === null ? attributes : (fromAttributes ?? noAttributes), isExecutable(oldMode))

/** Text of a program by its name, or by git's mode where the name doesn't tell; on either side. */
export const isProgram = ({ path, from, oldMode, newMode }: FileChange): boolean =>
  isCode(partsOf(path, isExecutable(newMode))) || isCode(partsOf(from ?? path, isExecutable(oldMode)))

const isExecutable = (mode: string): boolean => mode === '100755'

/** @param executable by git's mode. */
export function kindOf(path: string, attributes: LinguistAttributes = noAttributes, executable = false): PathKind {
  const parts = partsOf(path, executable)
  if (table.lockFiles.has(parts.name)) return 'lock'
  if (saysGenerated(attributes) ?? isGenerated(parts)) return 'generated'
  if (isCi(parts)) return 'ci'
  if (attributes.documentation === true) return 'doc'
  if (isTest(parts)) return 'test'
  if (attributes.documentation !== false && isDoc(parts)) return 'doc'
  if (isCode(parts)) return 'source'
  return table.configEndings.has(parts.ending) || parts.name.startsWith('.') ? 'config' : 'other'
}

export const isMedia = (path: string): boolean => table.mediaEndings.has(partsOf(path).ending)

interface Parts {
  readonly path: string
  readonly folders: readonly string[]
  readonly name: string
  /** The last name as it stands: case tells FooTest.java from latest.java. */
  readonly written: string
  readonly ending: string
  readonly executable: boolean
}

function partsOf(written: string, executable = false): Parts {
  const path = foldPath(written)
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  return {
    path,
    folders,
    name,
    written: written.slice(written.lastIndexOf('/') + 1),
    ending: endingOf(name),
    executable,
  }
}

/** What install.sh.in is the form of, its lines are. */
function endingOf(name: string): string {
  const made = name.replace(/\.in$/, '')
  return made.includes('.') ? made.slice(made.lastIndexOf('.') + 1) : ''
}

/** null: the base says nothing. */
function saysGenerated({ generated, vendored }: LinguistAttributes): boolean | null {
  return generated === true || vendored === true ? true : (generated ?? vendored)
}

const inOneOf = ({ folders }: Parts, names: ReadonlySet<string>): boolean => folders.some((folder) => names.has(folder))

const isGenerated = (parts: Parts): boolean =>
  inOneOf(parts, table.generatedFolders) || table.generatedNames.test(parts.name)

const isCi = (parts: Parts): boolean =>
  table.ciPaths.test(parts.path) || inOneOf(parts, table.ciFolders) || table.ciNames.test(parts.name)

/** Nobody reads the bytes of a picture, wherever it lies. */
const isTest = (parts: Parts): boolean =>
  !table.mediaEndings.has(parts.ending) &&
  (inOneOf(parts, table.testFolders) ||
    (inOneOf(parts, table.specFolders) && !table.docEndings.has(parts.ending)) ||
    table.testEndings.has(parts.ending) ||
    table.testNames.test(parts.written))

const isCode = (parts: Parts): boolean => sourceEndings.has(parts.ending) || isNamedAsSource(parts) || isScript(parts)

const isNamedAsSource = ({ name }: Parts): boolean =>
  sourceNames.has(name.replace(/^[._]/, '')) || sourceNamesLike.test(name)

/** git says that it runs, and its ending doesn't say what it is: bin/tool. */
const isScript = ({ executable, ending }: Parts): boolean =>
  executable && ![table.docEndings, table.configEndings, table.mediaEndings].some((endings) => endings.has(ending))

/** Program text stays source wherever it stands and whatever it is called: docs/build.ts runs, security.ts may. */
function isDoc(parts: Parts): boolean {
  if (table.notDoc.test(parts.name)) return false
  if (table.docEndings.has(parts.ending)) return true
  if (sourceEndings.has(parts.ending)) return markupEndings.has(parts.ending) && inOneOf(parts, table.docFolders)
  return table.docNames.test(parts.name) || (inOneOf(parts, table.docFolders) && !isCode(parts))
}
