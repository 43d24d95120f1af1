// Texts of programs in each language whose imports are read, settings that say how to resolve, and what is kept: a request is read
// from the text letter by letter, and would fit a line.
import { extractImports } from '../../src/reach/extract.ts'
import { isPlain, type Language } from '../../src/reach/imports.ts'
import { parseSettings } from '../../src/reach/json.ts'
import { parseGraph, parseKnown, renderGraph, renderKnown } from '../../src/reach/kept.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'
import { edgesOf, graphOf } from '../support/graph.ts'

const jvm = {
  seeds: [
    'package a.b;\nimport static c.D.e;\nimport f.*;\nclass G { String h = "}"; char i = \'{\'; J k = new l.m.N(); }\nprivate fun <T> List<T>.j() = """k"""\n',
  ],
  words: [
    'package ',
    'import ',
    '\nimport ',
    'static ',
    'private ',
    '{',
    '}',
    '(',
    ')',
    '"""',
    '"',
    '/*',
    '*/',
    'class ',
    'fun ',
    'val ',
    '\nfun a ',
    '`',
    '.',
    'a.',
    'B',
  ],
}

const programs: Readonly<Record<Language, { readonly seeds: readonly string[]; readonly words: readonly string[] }>> = {
  javascript: {
    seeds: [
      `import a, { b as c } from './a.js'\nexport * from "./b"\nconst d = require('./d') / 2, e = /["'\`]/g\n`,
      'const f = `${await import("./f")} {`; /* " */ // it\'s\nimport(`./g/${h}`)\nexport { i as "j" } from \'./j\'\n',
    ],
    words: [
      'import',
      'import(',
      'import {',
      'export {',
      'export *',
      'require(',
      " from '",
      '`${',
      '}',
      '/',
      '//',
      '/*',
      '*/',
      '/[',
      "'",
      "\\'",
      'import /*',
      '/**/',
    ],
  },
  component: {
    seeds: [`---\nimport a from './a'\n---\n<script setup>\nimport b from './b'\n</script>\n<p>it's</p>`],
    words: ['<script', '<script>', '</script', '---', '\n---', '>', "import '"],
  },
  python: {
    seeds: [
      '"""it\'s"""\nfrom ..a import (b, # c\n  d as e)\nimport f.g as h, i; from . import j\nimport_module("k.l")\n',
    ],
    words: [
      'from ',
      ' import ',
      'import ',
      '\nfrom ',
      'import (',
      '"""',
      "'''",
      '#',
      '\\\n',
      '.',
      'import_module(',
      ', ',
      ' as ',
      ';from ',
    ],
  },
  go: {
    seeds: ['package a\n\nimport (\n\tb "x/y" // "z"\n\t`w`\n)\nimport "v"\nfunc f() {}\n'],
    words: ['package ', 'import ', 'import (', '"', '`', '/*', '*/', '//', 'func'],
  },
  java: jvm,
  kotlin: jvm,
  rust: {
    seeds: [
      '#[path = "b.rs"]\nmod a;\nuse crate::{c::{self, D as e}, f::*};\nmod g { use super::h::I; mod j; }\nfn k<\'l>(m: \'{\') { super::n::o(r#"use p;"#); include!("q.rs") }\n',
    ],
    words: [
      'mod ',
      'mod a {',
      'mod a;',
      'use ',
      'use {',
      '::',
      'a::',
      '{',
      '}',
      ', ',
      ' as ',
      '*',
      'self',
      'super::',
      'r#"',
      'r#',
      '"#',
      "'",
      "'a",
      '/*',
      '*/',
      '//',
      '#[path = "',
      'include!("',
      'extern crate ',
    ],
  },
}

for (const [language, material] of Object.entries(programs)) {
  fuzz(`imports of ${language}`, {
    ...material,
    check(bytes) {
      const text = bytes.toString('utf8')
      const bare = text.replace(/[ \t\r\n\\`]/g, '') // Python may break a name in lines, Kotlin quote one
      const { requests, declares, uses, computed } = extractImports(language as Language, text)
      for (const request of [...requests, ...declares, ...uses]) {
        const parts = request.split(/[:.]+\*?|^(?:use|mod|file) | as |[/=]/) // Rust's words are said of it, and self
        if (!isPlain(request) || !parts.every((part) => part === 'self' || text.includes(part) || bare.includes(part)))
          throw new Error(`read "${request}"`)
      }
      if (computed > text.length) throw new Error('more than there are')
    },
  })
}

fuzz('settings', {
  seeds: [
    '{ // a\n"compilerOptions": { "paths": { "@/*": ["src/*", /* b */], }, "baseUrl": "." } }',
    '\ufeff{"a":"//"}',
  ],
  words: ['"', '//', '/*', '*/', ',', '}', ']', '{"a":', '[', ', ', '/', '\\'],
  check(bytes) {
    const text = bytes.toString('utf8')
    const plain = attempt(() => JSON.parse(text))
    const read = parseSettings(text)
    if (
      plain !== null &&
      typeof plain === 'object' &&
      !Array.isArray(plain) &&
      JSON.stringify(read) !== JSON.stringify(plain)
    )
      throw new Error('sound JSON was read as something else')
  },
})

const tsconfig = { compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] } }, references: [{ path: './b' }] }
const manifest = {
  name: 'x',
  workspaces: ['b/*'],
  exports: { '.': './src/a.js', './*': { import: './dist/*.js' } },
  imports: { '#a': './src/a.ts' },
}

for (const [name, text] of Object.entries({
  'tsconfig.json': JSON.stringify(tsconfig),
  'package.json': JSON.stringify(manifest),
  'pnpm-workspace.yaml': "packages:\n  - 'b/*'\n  - '!**/c'\n",
  'go.mod': 'module x.org/m\n',
  'Cargo.toml':
    '[package]\nname = "x"\n[lib]\npath = "src/lib.rs"\n[dependencies]\nc = { path = "b/c" }\n"d".workspace = true\n',
})) {
  fuzz(`graphs by ${name}`, {
    seeds: [text],
    words: [
      '"*"',
      '"**"',
      '"../"',
      '"./"',
      '"/"',
      '"exports"',
      '"paths"',
      '"extends":',
      '"workspaces"',
      '*',
      '..',
      '[',
      '!',
      '[[bin]]\n',
      '\npath = "',
      '.path = ',
      '{ path = ',
    ],
    check(bytes) {
      const graph = graphOf({
        [name]: bytes.toString('utf8'),
        'src/a.ts': `import '@/b'; import 'x'; import 'x/c'; import '#a'; import './b'`,
        'src/b.ts': '',
        'src/a.go': 'package a\nimport "x.org/m/src"',
        'src/lib.rs': 'mod a; use c::d;',
        'src/a.rs': 'use crate::b;',
        'b/c/Cargo.toml': '[package]',
        'b/c/src/lib.rs': '',
        'b/c/package.json': '{"name":"c"}',
      })
      if (!edgesOf(graph).includes('src/a.ts → src/b.ts')) throw new Error('what is beside it is not found')
    },
  })
}

const graph = graphOf({ 'a.ts': `import './b'`, 'b.ts': `import './a'; import './c'` })

fuzz('kept graphs', {
  seeds: [renderGraph(graph, 'f00')],
  words: ['\n"a.ts"\t', '\t', '\n', '0,', '1,', '-1', '1e9', '"f00"', 'null', '"'],
  check(bytes) {
    const text = bytes.toString('utf8')
    const importers = parseGraph(text, 'f00')?.importersOf('b.ts') ?? []
    if (importers.some((path) => !text.includes(JSON.stringify(path).slice(1, -1)) && !text.includes('\\')))
      throw new Error('a file that is none')
  },
})

fuzz('kept imports', {
  seeds: [renderKnown(new Map([['go 01', extractImports('go', 'package a\nimport "b/c"')]]), 9)],
  words: ['\t', '\n', '-', '0\t', 'ai-signoff imports 3\n', 'javascript 01'],
  check(bytes) {
    for (const { requests } of parseKnown(bytes.toString('utf8')).values())
      if (!requests.every(isPlain)) throw new Error('a request that no line holds')
  },
})

function attempt<Made>(make: () => Made): Made | null {
  try {
    return make()
  } catch {
    return null
  }
}
