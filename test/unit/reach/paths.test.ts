// Where requests lead in a tree: by each language's own rules, and by what the tree itself says of them.
import { describe, expect, test } from 'vitest'
import { edges, graphOf, type Texts } from '../../support/graph.ts'

const json = (value: object): string => JSON.stringify(value)

describe('JavaScript and TypeScript', () => {
  test.each<[string, Texts, readonly string[]]>([
    ['an ending is found', { 'a.ts': `import './b'`, 'b.tsx': '' }, ['a.ts → b.tsx']],
    ['.js stands for .ts', { 'a.ts': `import './b.js'`, 'b.ts': '' }, ['a.ts → b.ts']],
    ['.js is .js where there is one', { 'a.ts': `import './b.js'`, 'b.ts': '', 'b.js': '' }, ['a.ts → b.js']],
    ['a folder is its index', { 'a.ts': `import './b'`, 'b/index.ts': '' }, ['a.ts → b/index.ts']],
    [
      'a folder is what its package.json calls main',
      { 'a.js': `import './b'`, 'b/package.json': json({ main: 'c' }), 'b/c.js': '' },
      ['a.js → b/c.js'],
    ],
    [
      'upwards',
      { 'x/a.ts': `import '..'; import '../y/b'`, 'index.ts': '', 'y/b.ts': '' },
      ['x/a.ts → index.ts', 'x/a.ts → y/b.ts'],
    ],
    ['a query is no part of a path', { 'a.ts': `import './b.css?inline'`, 'b.css': '' }, ['a.ts → b.css']],
    [
      'tsconfig paths, with comments and trailing commas',
      {
        'tsconfig.json': '{ // paths\n"compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*",], } } }',
        'src/a.ts': `import '@/b'`,
        'src/b.ts': '',
      },
      ['src/a.ts → src/b.ts'],
    ],
    [
      'paths of what a tsconfig extends count from its own folder',
      {
        'base/tsconfig.json': json({ compilerOptions: { paths: { x: ['./b.ts'] } } }),
        'app/tsconfig.json': json({ extends: '../base/tsconfig.json' }),
        'app/a.ts': `import 'x'`,
        'base/b.ts': '',
      },
      ['app/a.ts → base/b.ts'],
    ],
    [
      'paths of a project that a tsconfig refers to',
      {
        'tsconfig.json': json({ references: [{ path: './test' }] }),
        'test/tsconfig.json': json({ compilerOptions: { paths: { '~test/*': ['./*'] } } }),
        'a.ts': `import '~test/b.js'`,
        'test/b.ts': '',
      },
      ['a.ts → test/b.ts'],
    ],
    [
      'a package of the workspace is entered by its exports, all conditions of them',
      {
        'package.json': json({ workspaces: ['packages/*'] }),
        'packages/b/package.json': json({ name: '@x/b', exports: { '.': { types: './t.d.ts', default: './m.js' } } }),
        'packages/b/t.d.ts': '',
        'packages/b/m.js': '',
        'packages/a/a.ts': `import '@x/b'`,
      },
      ['packages/a/a.ts → packages/b/m.js', 'packages/a/a.ts → packages/b/t.d.ts'],
    ],
    [
      'what a build would make is its source',
      {
        'pnpm-workspace.yaml': "packages:\n  - 'b'\n",
        'b/package.json': json({ name: 'b', exports: { './*': './dist/esm/*.js' } }),
        'b/src/c.ts': '',
        'a.ts': `import 'b/c'`,
      },
      ['a.ts → b/src/c.ts'],
    ],
    [
      'what a build would make of a folder of exports is its source',
      {
        'package.json': json({ workspaces: ['b'] }),
        'b/package.json': json({ name: 'b', exports: { './c': './dist/c.mjs' } }),
        'b/src/exports/c.ts': '',
        'b/src/c/index.ts': '',
        'a.ts': `import 'b/c'`,
      },
      ['a.ts → b/src/exports/c.ts'],
    ],
    [
      'the imports of a package',
      { 'package.json': json({ imports: { '#b': './b.ts' } }), 'a.ts': `import '#b'`, 'b.ts': '' },
      ['a.ts → b.ts'],
    ],
    [
      'a package by its own name',
      { 'package.json': json({ name: 'x', exports: './b.ts' }), 'a.ts': `import 'x'`, 'b.ts': '' },
      ['a.ts → b.ts'],
    ],
    [
      'a package that no workspace lists is none of ours',
      { 'test/react/package.json': json({ name: 'react' }), 'test/react/index.js': '', 'a.ts': `import 'react'` },
      [],
    ],
    ['out of the tree', { 'a.ts': `import '../../b'`, 'b.ts': '' }, []],
    ['itself', { 'a.ts': `import './a'` }, []],
  ])('%s', (_, files, found) => {
    expect(edges(files)).toEqual(found)
  })

  test('tsconfigs that extend one another in a circle end', () => {
    const files = {
      'tsconfig.json': json({ extends: './tsconfig.b.json' }),
      'tsconfig.b.json': json({ extends: './tsconfig.json' }),
    }
    expect(edges({ ...files, 'a.ts': `import 'x'` })).toEqual([])
  })

  test('what should be in the tree and is not is counted; what is installed is not', () => {
    const { counts } = graphOf({
      'a.ts': `import './gone'; import '@/alias'; import '#inner'; import 'react'; import 'node:fs'`,
    })
    expect(counts).toMatchObject({ resolved: 0, unresolved: 3 })
  })
})

describe('Python', () => {
  test.each<[string, Texts, readonly string[]]>([
    ['a module', { 'a.py': 'import p.b', 'p/__init__.py': '', 'p/b.py': '' }, ['a.py → p/b.py']],
    ['a package', { 'a.py': 'import p', 'p/__init__.py': '' }, ['a.py → p/__init__.py']],
    ['a name that is a module', { 'a.py': 'from p import b', 'p/__init__.py': '', 'p/b.py': '' }, ['a.py → p/b.py']],
    ['a name that is none', { 'a.py': 'from p import c', 'p/__init__.py': '' }, ['a.py → p/__init__.py']],
    [
      'from where it stands',
      { 'p/__init__.py': '', 'p/a.py': 'from .b import c\nfrom . import d', 'p/b.py': '', 'p/d.py': '' },
      ['p/a.py → p/b.py', 'p/a.py → p/d.py'],
    ],
    ['below src', { 'tests/a.py': 'import p', 'src/p/__init__.py': '' }, ['tests/a.py → src/p/__init__.py']],
    [
      'another project here',
      { 'x/a.py': 'import p', 'y/pyproject.toml': '', 'y/src/p/__init__.py': '' },
      ['x/a.py → y/src/p/__init__.py'],
    ],
    ['beside a script', { 'tools/a.py': 'import b', 'tools/b.py': '' }, ['tools/a.py → tools/b.py']],
    ['not beside a script elsewhere', { 'a.py': 'import json', 'tools/json.py': '' }, []],
    ['a folder without __init__.py', { 'a.py': 'from p.q import r', 'p/q/r.py': '' }, ['a.py → p/q/r.py']],
  ])('%s', (_, files, found) => {
    expect(edges(files)).toEqual(found)
  })
})

test('a Go package is all of its files but the tests, below the longest module path', () => {
  const files = {
    'go.mod': 'module x.org/m\n\ngo 1.22\n',
    'sub/go.mod': 'module x.org/m/sub\n',
    'a.go': 'package m\nimport (\n"fmt"\n"x.org/m/b"\n"x.org/m/sub/c"\n)',
    'b/b.go': '',
    'b/b2.go': '',
    'b/b_test.go': '',
    'sub/c/c.go': '',
  }
  expect(edges(files)).toEqual(['a.go → b/b.go', 'a.go → b/b2.go', 'a.go → sub/c/c.go'])
})

test('a Java or Kotlin import leads to the file by its package, wherever that stands', () => {
  const files = {
    'main/java/a/A.java': 'package a;\nimport b.B;\nimport static b.B.c;\nimport b.D.Inner;\nimport java.util.List;',
    'kotlin/E.kt': 'package e\nimport b.B\nimport b.helper',
    'main/java/b/B.java': 'package b;\nclass B {}',
    'elsewhere/x.kt': 'package b\nclass D\nfun helper() {}',
  }
  expect(edges(files)).toEqual([
    'kotlin/E.kt → elsewhere/x.kt',
    'kotlin/E.kt → main/java/b/B.java',
    'main/java/a/A.java → elsewhere/x.kt',
    'main/java/a/A.java → main/java/b/B.java',
  ])
})

test('of its own package, and of one that it imports whole, a Java or Kotlin file reaches those whose names it uses', () => {
  const files = {
    'a/A.java': 'package a;\nimport b.*;\nclass A extends B { D d; }',
    'a/B.java': 'package a;\nclass B {}',
    'a/C.java': 'package a;\nclass C {}',
    'b/D.java': 'package b;\nclass D {}',
    'b/E.java': 'package b;\nclass E {}',
    'b/f.kt': 'package b\nval f = D().g()',
    'b/g.kt': 'package b\nfun D.g() = 1',
  }
  expect(edges(files)).toEqual(['a/A.java → a/B.java', 'a/A.java → b/D.java', 'b/f.kt → b/D.java', 'b/f.kt → b/g.kt'])
})

test('what says no package has its company in its own folder', () => {
  const files = { 'a/A.java': 'class A { B b; }', 'a/B.java': 'class B {}', 'c/B.java': 'class B {}' }
  expect(edges(files)).toEqual(['a/A.java → a/B.java'])
})

test('a package that is imported whole for nothing is no import that could not be followed', () => {
  const { counts } = graphOf({ 'a.java': 'package a;\nimport b.*;\nimport b.D;', 'b.java': 'package b;\nclass C {}' })
  expect(counts).toMatchObject({ resolved: 0, unresolved: 1 })
})

describe('Rust', () => {
  const manifest = (name: string, more = ''): string => `[package]\nname = "${name}"\n${more}`
  test.each<[string, Texts, readonly string[]]>([
    [
      'a module is a file or a folder',
      { 'src/lib.rs': 'mod a; mod b;', 'src/a.rs': '', 'src/b/mod.rs': '' },
      ['src/lib.rs → src/a.rs', 'src/lib.rs → src/b/mod.rs'],
    ],
    [
      'a module within one',
      { 'src/main.rs': '', 'src/bin/x.rs': 'mod a;', 'src/bin/a.rs': 'mod b;', 'src/bin/a/b.rs': '' },
      ['src/bin/a.rs → src/bin/a/b.rs', 'src/bin/x.rs → src/bin/a.rs'],
    ],
    [
      'a module where its attribute says',
      { 'src/lib.rs': '#[path = "../x.rs"] mod a;', 'x.rs': 'use crate::B;' },
      ['src/lib.rs → x.rs', 'x.rs → src/lib.rs'],
    ],
    [
      'the last module of a path',
      { 'src/lib.rs': 'mod a; mod c;', 'src/a.rs': 'pub mod b;', 'src/a/b.rs': '', 'src/c.rs': 'use crate::a::b::D;' },
      ['src/a.rs → src/a/b.rs', 'src/c.rs → src/a/b.rs', 'src/lib.rs → src/a.rs', 'src/lib.rs → src/c.rs'],
    ],
    [
      'by a name that was taken in',
      {
        'src/lib.rs': 'mod a; mod c;',
        'src/a.rs': 'pub mod b;',
        'src/a/b.rs': '',
        'src/c.rs': 'use crate::a as d;\nfn e() { d::b::f() }',
      },
      [
        'src/a.rs → src/a/b.rs',
        'src/c.rs → src/a.rs',
        'src/c.rs → src/a/b.rs',
        'src/lib.rs → src/a.rs',
        'src/lib.rs → src/c.rs',
      ],
    ],
    [
      'what is handed on, both',
      { 'src/lib.rs': 'mod a; mod b; pub use a::C;', 'src/a.rs': '', 'src/b.rs': 'use crate::C;' },
      ['src/b.rs → src/a.rs', 'src/b.rs → src/lib.rs', 'src/lib.rs → src/a.rs', 'src/lib.rs → src/b.rs'],
    ],
    [
      'names that hand each other on in a circle',
      { 'src/lib.rs': 'mod a; pub use a::B;', 'src/a.rs': 'pub use crate::B;' },
      ['src/a.rs → src/lib.rs', 'src/lib.rs → src/a.rs'],
    ],
    [
      'a package here, by its path',
      {
        'Cargo.toml':
          '[workspace]\nmembers = ["x", "y-z"]\n[workspace.dependencies]\n"y-z" = { version = "1", path = "y-z" }\n',
        'x/Cargo.toml': manifest('x', '[dependencies]\ny-z.workspace = true\nlog = "1"\n'),
        'x/src/main.rs': 'use y_z::{a::B, C}; use log::d;',
        'y-z/Cargo.toml': manifest('y-z'),
        'y-z/src/lib.rs': 'pub mod a;',
        'y-z/src/a.rs': '',
        'log/Cargo.toml': manifest('log'),
        'log/src/lib.rs': '',
      },
      ['x/src/main.rs → y-z/src/a.rs', 'x/src/main.rs → y-z/src/lib.rs', 'y-z/src/lib.rs → y-z/src/a.rs'],
    ],
    [
      'its own library, from a program, a test and an example',
      {
        'Cargo.toml': manifest('a-b', '[lib]\npath = "lib/l.rs"\n[[bin]]\nname = "x"\npath = "x.rs"\n'),
        'lib/l.rs': '',
        'x.rs': 'use a_b::C;',
        'tests/t/main.rs': 'use a_b::C;',
        'examples/e.rs': 'fn main() { a_b::d() }',
      },
      ['examples/e.rs → lib/l.rs', 'tests/t/main.rs → lib/l.rs', 'x.rs → lib/l.rs'],
    ],
    [
      'a module that tests share',
      { 'tests/a.rs': 'mod common; use common::x;', 'tests/common/mod.rs': 'use super::y;' },
      ['tests/a.rs → tests/common/mod.rs', 'tests/common/mod.rs → tests/a.rs'],
    ],
    ['a file that is included', { 'src/lib.rs': 'include_str!("../a.sql");', 'a.sql': '' }, ['src/lib.rs → a.sql']],
  ])('%s', (_, files, found) => {
    expect(edges(files)).toEqual(found)
  })

  test('a file that says it is within itself ends', () => {
    expect(edges({ 'src/lib.rs': '#[path = "lib.rs"] mod a;' })).toEqual([])
  })

  test('what should be in the tree and is not is counted; other packages are not', () => {
    const { counts } = graphOf({ 'src/lib.rs': 'mod gone; use std::mem; use serde::de;', 'else.rs': 'use crate::a;' })
    expect(counts).toMatchObject({ resolved: 0, unresolved: 2 })
  })
})

test('files in circles of imports are counted, however long the circle is', () => {
  const ring = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, at) => [`${at}.ts`, `import './${(at + 1) % 20_000}'`]),
  )
  expect(graphOf({ ...ring, 'x.ts': `import './1'` }).counts.cycles).toBe(20_000)
})

test('two circles that one import joins are two circles', () => {
  const files = {
    'a.ts': `import './b'`,
    'b.ts': `import './a'; import './c'`,
    'c.ts': `import './d'`,
    'd.ts': `import './c'`,
    'e.ts': `import './a'`,
  }
  expect(graphOf(files).counts.cycles).toBe(4)
})
