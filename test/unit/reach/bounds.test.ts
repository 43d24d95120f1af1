// Trees made so that the graph grows with the square of their size or worse: it is bounded, and what is left out is counted.
import { expect, test } from 'vitest'
import { graphOf, type Texts } from '../../support/graph.ts'

const many = (count: number, file: (index: number) => readonly [string, string]): Texts =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => file(index)))

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

const cargo = '[package]\nname = "a"\n'

test.each<[string, Texts]>([
  [
    'thousands of Java files that declare one class and use another one of which there are as many',
    {
      ...many(2300, (index) => [`m${index}/C.java`, 'package p; class C { D d; }']),
      ...many(2300, (index) => [`m${index}/D.java`, 'package p; class D {}']),
    },
  ],
  [
    'Kotlin files that all declare the same hundreds of functions, and others that use them all',
    {
      ...many(200, (index) => [`m${index}/a.kt`, `package p\n${numbered(600, (each) => `fun f${each}() {}`)}`]),
      ...many(300, (index) => [
        `m${index}/b.kt`,
        `package p\n${numbered(600, (each) => `val v${index} = f${each}()`)}`,
      ]),
    },
  ],
  [
    'hundreds of Rust tests that share a module of hundreds',
    {
      'Cargo.toml': cargo,
      'c/c.rs': numbered(600, (index) => `mod m${index};`),
      ...many(600, (index) => [`c/m${index}.rs`, '']),
      ...many(400, (index) => [`tests/t${index}.rs`, '#[path = "../c/c.rs"] mod c; use crate::c::m1::A;']),
    },
  ],
  [
    'a chain of Rust modules, each below the one before',
    {
      'Cargo.toml': cargo,
      'src/lib.rs': '#[path = "m0.rs"] mod a;',
      ...many(3000, (index) => [`src/m${index}.rs`, `#[path = "m${index + 1}.rs"] mod a;`]),
    },
  ],
])('%s', { timeout: 60_000 }, (_, files) => {
  const { unresolved } = graphOf(files).counts
  expect(unresolved).toBeGreaterThan(100)
})

test('thousands of packages of a Cargo workspace with thousands of paths for all of them', { timeout: 60_000 }, () => {
  const files = {
    'Cargo.toml': `[workspace.dependencies]\n${numbered(3000, (index) => `d${index} = { path = "d${index}" }`)}`,
    ...many(3000, (index) => [`d${index}/Cargo.toml`, cargo]),
    'd1/src/lib.rs': 'use d2::A;',
    'd2/src/lib.rs': 'pub struct A;',
  }
  const begin = performance.now()
  const { counts } = graphOf(files)
  expect([counts.resolved, performance.now() - begin < 8000]).toEqual([1, true])
})
