// Knows what agents call their tools, and where in a tool's input the files and the new text stand. The words are those of the
// agents' documentation and of the payloads in test/unit/provenance/payloads.
import { field, objectsAt, stringsAt, wordsAt, type Fields } from './json-fields.ts'
import { isPath, patchEdits, type FileEdit } from './patch-text.ts'
import { shellWord } from '../model/shell-word.ts'

/** Lower-case, without the blanks, hyphens and underscores between words. */
const editTools = new Set(
  `edit write multiedit notebookedit create delete applypatch writefile replace editfile editfiles deletefile createfile
  strreplace strreplaceeditor replacestringinfile multireplacestringinfile inserteditintofile insert editnotebook
  editnotebookfile createnewjupyternotebook tabwrite writecode afterfileedit aftertabfileedit postwritecode prewritecode`
    .trim()
    .split(/\s+/),
)

const shellTools = new Set(
  `bash shell execute powershell localshell runshellcommand runinterminal runterminalcmd execcommand unifiedexec terminal
  beforeshellexecution aftershellexecution preruncommand postruncommand`
    .trim()
    .split(/\s+/),
)

export function kindOfTool(name: string, input: Fields): 'edit' | 'shell' | 'other' {
  const word = name.toLowerCase().replaceAll(/[\s_-]/g, '')
  if (shellTools.has(word)) return 'shell'
  // str_replace_editor is told by a word what to do.
  return editTools.has(word) && field(input, 'command') !== 'view' ? 'edit' : 'other'
}

const pathKeys = ['file_path', 'filePath', 'filepath', 'path', 'notebook_path', 'target_file', 'absolute_path', 'files']
const textKeys =
  `new_string newString new_str newStr content contents file_text insert_text code newText new_text`.split(' ')
const patchKeys = ['command', 'input', 'patch', 'patchText']

/** Of a tool's input: the files it names, each with the text that was put there. */
export function editsIn(input: Fields): FileEdit[] {
  const parts = objectsAt(input, 'edits', 'replacements')
  const texts = [input, ...parts.filter((part) => pathsIn(part).length === 0)].flatMap(textsIn)
  return [
    ...pathsIn(input).map((path) => ({ path, texts })),
    ...parts.flatMap((part) => pathsIn(part).map((path) => ({ path, texts: textsIn(part) }))),
    ...stringsAt(input, ...patchKeys).flatMap(patchEdits),
  ]
}

const pathsIn = (from: Fields): string[] => stringsAt(from, ...pathKeys).filter(isPath)

const textsIn = (from: Fields): string[] => [
  ...stringsAt(from, ...textKeys),
  ...stringsAt(from, 'new_source').map(inNotebook),
]

/** A notebook's cell stands in its file as JSON strings, one a line. */
const inNotebook = (source: string): string =>
  source
    .split('\n')
    .map((line) => JSON.stringify(line).slice(1, -1))
    .join('\n')

/**
 * The command as a shell reads it; null when there is none. A list of words is quoted, but for `bash -lc SCRIPT`, which is SCRIPT.
 */
export function commandIn(input: Fields): string | null {
  const given = wordsAt(input, 'command', 'command_line', 'cmd', 'script')
  if (given !== null) return given
  const words = stringsAt(input, 'command', 'cmd').filter((word) => word !== '')
  if (words.length === 0) return null
  const [shell = '', option = '', script] = words
  const isScript = words.length === 3 && /(?:^|\/)(?:sh|bash|zsh|dash|ksh)$/.test(shell) && /^-[a-z]*c$/.test(option)
  return isScript && script !== undefined ? script : words.map(shellWord).join(' ')
}
