// What is read of a text: each language's imports, and nothing that only looks like one.
import { describe, expect, test } from 'vitest'
import { extractImports } from '../../../src/reach/extract.ts'
import { isPlain, type Language } from '../../../src/reach/imports.ts'

const requests = (language: Language, text: string): readonly string[] => extractImports(language, text).requests

describe('JavaScript and TypeScript', () => {
  test.each([
    [`import a from './a'`, ['./a']],
    [`import './a'`, ['./a']],
    [`import a, { b as c, type D } from "./a"`, ['./a']],
    [`import * as a from './a'`, ['./a']],
    [`import type { A } from './a'`, ['./a']],
    [`import{a}from'./a'`, ['./a']],
    [`import { 'a b' as c } from './a'`, ['./a']],
    [`import {\n  // don't\n  a, /* "b" */\n} from './a'`, ['./a']],
    [`import a from './a' with { type: 'json' }`, ['./a']],
    [`export * from './a'; export * as b from './b'`, ['./a', './b']],
    [`export { a } from './a'; export type { B } from './b'`, ['./a', './b']],
    [`const a = require('./a')`, ['./a']],
    [`import a = require('./a')`, ['./a']],
    [`const a = await import('./a')`, ['./a']],
    [`import(/* webpackChunkName: "a" */ './a')`, ['./a']],
    [`import(\`./a\`)`, ['./a']],
    [`type A = import('./a').A`, ['./a']],
    [`f(...require('./a'))`, ['./a']],
    ['`${await import("./a")} {`; import("./b")', ['./a', './b']],
    [`const a = <p>don't</p>\nimport('./a')`, ['./a']],
    [`const a = /["'\`]/\nimport('./a')`, ['./a']],
    [`const a = b / c; import('./a'); d / e`, ['./a']],
    [`// It ends here.\nimport a from './a'`, ['./a']],
  ])('%s', (text, found) => {
    expect(requests('javascript', text)).toEqual(found)
  })

  test.each([
    `// import a from './a'`,
    `/* import a from './a' */`,
    `const a = "import b from './a'"`,
    'const a = `\nimport b from "./a"\n`',
    `const a = /import('x')/`,
    `export { a as 'module.exports' }`,
    `export const a = './a'`,
    `a.import('./a'); a.require('./a')`,
    `const imports = './a'; $require('./a')`,
    `import.meta.glob('./a')`,
    `export default './a'`,
    `import { a } from \`./a\``,
  ])('%s is no import', (text) => {
    expect(requests('javascript', text)).toEqual([])
  })

  test('what is computed is counted', () => {
    const text = 'import(`./${a}.js`); require(b); import("./c" + d); require("./e\\x66")'
    expect(extractImports('javascript', text)).toMatchObject({ requests: [], computed: 4 })
  })
})

test('a component imports what its scripts and its front matter import, and no more', () => {
  const text = `---\nimport a from './a'\n---\n<script lang="ts">\nimport b from './b'\n</script>\n<p>import c from './c'</p>`
  expect(requests('component', text)).toEqual(['./a', './b'])
})

describe('Python', () => {
  test.each([
    ['import a', ['a']],
    ['import a.b as c, d', ['a.b', 'd']],
    ['from a.b import c, d as e', ['a.b:c', 'a.b:d']],
    ['from . import a', ['.:a']],
    ['from ..a import b', ['..a:b']],
    ['from a import *', ['a:*']],
    ['from a import (\n  b,  # not c, d\n  e,\n)', ['a:b', 'a:e']],
    ['from a \\\n    .b import c', ['a.b:c']],
    ['from a import b, \\\n    c', ['a:b', 'a:c']],
    ['try: import a\nexcept E: import b; import c', ['a', 'b', 'c']],
    ['def f():\n    from a import b\n', ['a:b']],
    ["importlib.import_module('a.b')", ['a.b']],
    ['x = "it\'s"\nimport a', ['a']],
  ])('%s', (text, found) => {
    expect(requests('python', text)).toEqual(found)
  })

  test.each(['# import a', '"""\nimport a\n"""', "x = '''\nfrom a import b\n'''", 'raise A from b', 'imports = 1'])(
    '%s is no import',
    (text) => {
      expect(requests('python', text)).toEqual([])
    },
  )

  test('what is computed is counted', () => {
    expect(extractImports('python', 'import_module(a); __import__("b" + c)').computed).toBe(2)
  })
})

describe('Go', () => {
  test.each([
    ['package a\nimport "x/y"', ['x/y']],
    ['package a\nimport (\n\tb "x/y" // "z"\n\t_ `x/z`\n)', ['x/y', 'x/z']],
    ['/* import "z" */ package a\n// import "z"\nimport . "x"\nfunc f() { import_("z") }', ['x']],
  ])('%s', (text, found) => {
    expect(requests('go', text)).toEqual(found)
  })
})

describe('Java and Kotlin', () => {
  test.each<[Language, string, readonly string[]]>([
    ['java', 'package a.b;\nimport c.d.E;\nimport static c.F.g;\nimport h.*;', ['c.d.E', 'c.F.g', 'h.*', 'a.b.*']],
    ['kotlin', 'package a\nimport b.`in`.C as D\n', ['b.in.C', 'a.*']],
    ['java', 'class A { b.c.D e = new b.c.D(); f.G.h(); }', ['b.c.D', '.*']],
    ['java', '/* import a.B; */\n// import a.C\nclass D { String s = "\\nimport a.E;" }', ['.*']],
  ])('%s: %s', (language, text, found) => {
    expect(requests(language, text)).toEqual(found)
  })

  test.each<[string, Language, string, readonly string[]]>([
    ['a type', 'java', 'class A extends B { C c = D.of(e::f, g.H); }', ['B', 'C', 'D']],
    ['no type of its own', 'java', 'enum A { B; record C() { D d; C c; } }', ['B', 'D']],
    ['above a type of its own, one of the same name', 'java', 'class A implements B { class B { B b; } }', ['B']],
    ['nothing that it imports by name', 'java', 'import a.B;\nclass C { B b; }', []],
    ['beside a type of another package', 'java', 'class C { a.b.D e; D f; }', ['D']],
    ['nothing in comments and strings', 'java', '/** {@link A} */ // B\nclass C { String d = "E"; }', ['String']],
    ['a function', 'kotlin', 'val a = b(c).d', ['b', 'd', 'c']],
  ])('what a file uses by name alone: %s', (_, language, text, found) => {
    expect(extractImports(language, text).uses).toEqual(found)
  })

  test('what a Kotlin file declares at its top is told, and nothing within or private', () => {
    const text =
      'package a\nclass B(val f: G) { fun c() {} }\nfun <T> List<T>.d() {}\nval e = 1\nprivate inline fun h() {}\n'
    expect(extractImports('kotlin', text)).toMatchObject({ inPackage: 'a', declares: ['B', 'd', 'e'] })
  })
})

describe('Rust', () => {
  test.each<[string, readonly string[]]>([
    ['mod a; pub(crate) mod b;', ['mod a', 'mod b']],
    ['#[path = "c/b.rs"]\n#[cfg(test)]\npub mod a;', ['mod a=c/b.rs']],
    ['mod a { mod b; }', ['mod a/b']],
    ['use crate::a::B;', ['use crate::a::B']],
    [
      'pub use self::a::{self, b::{C, D as e}, f::*};',
      ['use self::a', 'use self::a::b::C', 'use self::a::b::D as e', 'use self::a::f::*'],
    ],
    ['use {a::B, ::c::d}; use e;', ['use a::B', 'use ::c::d', 'use e']],
    ['extern crate a as b;', ['use a as b']],
    ['fn a() { crate::b::c(); d::E::f(); super::g::<H>(); G::h(); i() }', ['crate::b::c', 'd::E', 'super::g']],
    ['macro_rules! a { () => { $crate::b::c() } }', ['crate::b::c']],
    [
      'mod a { use super::b::C; use super::super::d; use self::e; mod f { use super::g; } }',
      ['use self::b::C', 'use super::d', 'use self::a::e', 'use self::a::g'],
    ],
    ['const A: &str = include_str!("a.sql"); include!("../b.rs");', ['file a.sql', 'file ../b.rs']],
    ["fn a<'b>(c: &'b str) { d('\"') } use e::f;", ['use e::f']],
    ['use r#a::r#type;', ['use a::type']],
    ['/* /* */ use a; */ use b;', ['use b']],
    ['use a::{ // not {\n b, /* } */ c,\n};', ['use a::b', 'use a::c']],
  ])('%s', (text, found) => {
    expect(requests('rust', text)).toEqual(found)
  })

  test.each([
    '// use a::b;',
    '//! use a::b;',
    '"use a::b;"',
    'r#"" use a::b; "#',
    'br##"\n"# mod a; "##',
    'b"\\" mod a;"',
    "fn a() -> impl B + use<'c, D> {}",
    'let a = b.mod_c; A::B::c()',
  ])('%s takes nothing in', (text) => {
    expect(requests('rust', text)).toEqual([])
  })
})

test.each(['', 'a\tb', 'a\nb', 'a\0', '\\x61', 'a'.repeat(1001)])('%j is no request that a line could hold', (text) => {
  expect(isPlain(text)).toBe(false)
})
