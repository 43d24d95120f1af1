// Our table of what runs against GitHub Linguist's: all that it calls programming is source here, but for what is named below.
import * as linguist from 'linguist-languages'
import { expect, test } from 'vitest'
import { kindOf } from '../../../src/radius/kinds.ts'

/** Mostly something else where people use them; a team's .gitattributes or path rules say otherwise. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  prose: ['.md', '.coffee.md', '.rd', '.typ', '.sh-session'],
  'keys and signatures': ['.asc', '.sig'],
  'measurements and models': ['.cdf', '.nc', '.orc', '.las', '.dlm', '.pb', '.gml', '.8xp', '.8xp.txt'],
  'drawings of circuits, tool paths': ['.sch', '.gco', '.gcode', '.cnc'],
  'catalogues of translations': ['.mo'],
  'go.mod and DTDs': ['.mod'],
  'compiler flags, old projects of Visual Studio': ['.pc', '.dsp'],
}

interface Language {
  readonly type: string
  readonly extensions?: readonly string[]
  readonly filenames?: readonly string[]
}
const languages = Object.values<Language>(linguist).filter(({ type }) => type === 'programming')
const endings = [...new Set(languages.flatMap(({ extensions }) => extensions ?? []).map((each) => each.toLowerCase()))]
const names = languages.flatMap(({ filenames }) => filenames ?? [])
const isOurs = (path: string): boolean => ['source', 'test'].includes(kindOf(path))

test('every ending of a programming language is source or a test, but for those left out with a reason', () => {
  const missing = endings.filter((ending) => !isOurs(`lib/x${ending}`))
  expect(missing.sort()).toEqual(Object.values(leftOut).flat().sort())
})

test('so is every name, but for what CI runs, what a package manager writes, and a manifest', () => {
  expect(names.filter((name) => !isOurs(`lib/${name}`)).sort()).toEqual([
    'Jenkinsfile',
    'kcl.mod',
    'kcl.mod.lock',
    'mix.lock',
    'rebar.config.lock',
    'rebar.lock',
  ])
})

test('tests by their ending alone are few', () => {
  const tests = endings.filter((ending) => kindOf(`lib/x${ending}`) === 'test')
  expect(tests.sort()).toEqual(['.bats', '.feature', '.phpt', '.robot', '.t'])
})
