// A file's text in, its imports out: each language's own reader.
import type { FileImports, Language } from './imports.ts'
import { componentImports } from './texts/component.ts'
import { goImports } from './texts/go.ts'
import { javascriptImports } from './texts/javascript.ts'
import { javaImports, kotlinImports } from './texts/jvm.ts'
import { pythonImports } from './texts/python.ts'
import { rustImports } from './texts/rust.ts'

const readers: Readonly<Record<Language, (text: string) => FileImports>> = {
  javascript: javascriptImports,
  component: componentImports,
  python: pythonImports,
  go: goImports,
  java: javaImports,
  kotlin: kotlinImports,
  rust: rustImports,
}

/** A byte order mark is no part of the first line, which may be the one that says the package. */
export const extractImports = (language: Language, text: string): FileImports =>
  readers[language](text.replace(/^\ufeff/, ''))
