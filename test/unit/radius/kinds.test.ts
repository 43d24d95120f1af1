// What paths are taken for.
import { expect, test } from 'vitest'
import { kindOf, kindOfFile } from '../../../src/radius/kinds.ts'
import { aFile, path } from '../../support/changes.ts'

test.each([
  ['package-lock.json', 'lock'],
  ['sub/Cargo.lock', 'lock'],
  ['node_modules/x/index.js', 'generated'],
  ['src/__snapshots__/a.test.ts.snap', 'generated'],
  ['lib/jquery.min.js', 'generated'],
  ['.github/workflows/ci.yml', 'ci'],
  ['.GitHub/Workflows/ci.yml', 'ci'],
  ['Jenkinsfile', 'ci'],
  ['src/a.test.ts', 'test'],
  ['src/test/java/X.java', 'test'],
  ['org/FooTest.java', 'test'],
  ['org/Latest.java', 'source'],
  ['test_login.py', 'test'],
  ['docs/guide.md', 'doc'],
  ['LICENSE', 'doc'],
  ['license.ts', 'source'],
  ['docs/build.ts', 'source'],
  ['docs/theme.css', 'doc'],
  ['requirements.txt', 'other'],
  ['CMakeLists.txt', 'source'],
  ['src/a.ts', 'source'],
  ['Dockerfile', 'source'],
  ['tsconfig.json', 'config'],
  ['.editorconfig', 'config'],
  ['logo.png', 'other'],
  ['bin/tool', 'other'],
  ['db/model.prisma', 'source'],
  ['dashboards/a.jsonnet', 'source'],
  ['templates/mail.mustache', 'source'],
  ['docs/theme/page.mustache', 'doc'],
  ['src/tables.inc', 'source'],
  ['src/expr.g', 'source'],
  ['configure.ac', 'source'],
  ['lib/Makefile.am', 'source'],
  ['lib/Makefile.m32', 'source'],
  ['docs/Makefile', 'source'],
  ['docs/Dockerfile', 'source'],
  ['src/queue.d', 'source'],
  ['docs/options/verbose.d', 'doc'],
  ['activate.nu', 'source'],
  ['spec/model_spec.rb', 'test'],
  ['spec/fixtures/a.txt', 'test'],
  ['projects/x/specs/plan.md', 'doc'],
  ['src/spec/doc/guide.adoc', 'doc'],
  ['test/guide.md', 'test'],
  ['.agents/rules/tokens.mdc', 'doc'],
  ['test/page.png', 'other'],
  ['src/spec/doc/page.png', 'doc'],
  ['de/messages.po', 'other'],
  ['ts', 'other'],
  ['a/.hidden', 'config'],
  ['hidden.', 'other'],
  ['latest.d/FooTest.java', 'test'],
  ['t/0001-basic.T', 'test'],
  ['features/login.feature', 'test'],
  ['lib/install.sh.in', 'source'],
  ['requirements.in', 'other'],
  ['notes.md.in', 'doc'],
  ['.bashrc', 'source'],
  ['_vimrc', 'source'],
  ['.envrc', 'source'],
  ['JustFile', 'source'],
  ['docs/SConstruct', 'source'],
  ['docs/meson_options.txt', 'source'],
  ['build.xml', 'source'],
  ['src/app.xml', 'config'],
  ['Taskfile.yml', 'source'],
  ['ebin/x.app.src', 'source'],
  ['Directory.Build.targets', 'source'],
  ['patches/left-pad.patch', 'source'],
  ['site/startup.pth', 'source'],
  ['.gitconfig', 'config'],
  ['.bazelrc', 'config'],
] as const)('%s is %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind)
})

// What somebody may choose who wants his lines to weigh little, and why it is what it is.
test.each([
  ['MDX: the bundler runs what is imported and in braces', 'content/post.mdx', 'source'],
  ['documentation in MDX: as HTML there', 'docs/guide.mdx', 'doc'],
  ['HTML of a site of documentation: its script reaches readers alone', 'docs/index.html', 'doc'],
  ['an SVG: pages show it as a picture, in which no script runs', 'logo.svg', 'other'],
  ['a notebook', 'analysis.ipynb', 'source'],
  ['a notebook in the documentation', 'docs/analysis.ipynb', 'source'],
  ['a name that is generated code’s (code there is at least medium)', 'lib/jquery-payload.js', 'generated'],
  ['bytes that the machine runs', 'lib/helper.node', 'source'],
  ['bytes that the machine runs, in the documentation', 'docs/tool.JAR', 'source'],
  ['bytes that the machine runs, among tests', 'test/tool.wasm', 'test'],
  ['a template of the documentation that runs where it is made', 'docs/page.njk', 'source'],
  ['configuration that a program reads', 'src/hooks.yaml', 'config'],
] as const)('%s: %s is %s', (_, name, kind) => {
  expect(kindOf(name)).toBe(kind)
})

const says = (attributes: object) => ({
  attributes: { generated: null, vendored: null, documentation: null, ...attributes },
})

test.each([
  ['api.ts', { generated: true }, 'generated'],
  ['api.ts', { vendored: true }, 'generated'],
  ['dist/own.js', { generated: false }, 'source'],
  ['notes.ts', { documentation: true }, 'doc'],
  ['docs/tool.ts', { documentation: false }, 'source'],
  ['yarn.lock', { generated: false }, 'lock'],
  ['api.ts', { generated: true, vendored: false }, 'generated'],
  ['api.ts', { generated: false, vendored: true }, 'generated'],
  ['dist/own.js', { vendored: false }, 'source'],
  ['docs/guide.txt', { documentation: false }, 'other'],
  ['docs/guide.md', { documentation: null }, 'doc'],
] as const)('%s with %j in the base’s attributes is %s', (name, attributes, kind) => {
  expect(kindOfFile(aFile(name, 1, says(attributes)))).toBe(kind)
})

test.each([
  ['docs/a.md', 'src/a.ts', 'source'],
  ['dist/a.js', 'test/a.js', 'test'],
  ['yarn.lock', 'a.bin', 'other'],
  ['dist/a.js', 'a.md', 'doc'],
  ['dist/a.js', 'go.sum', 'lock'],
  ['a.bin', 'a.json', 'config'],
  ['a.json', '.gitlab-ci.yml', 'ci'],
] as const)('a rename from %s to %s is %s, either way', (one, other, kind) => {
  const moved = (from: string, to: string) => kindOfFile(aFile(to, 1, { status: 'renamed', from: path(from) }))
  expect([moved(one, other), moved(other, one)]).toEqual([kind, kind])
})

test('source moved into a folder of generated files stays source', () => {
  expect(kindOfFile(aFile('dist/a.ts', 1, { status: 'renamed', from: path('src/a.ts') }))).toBe('source')
})

test('a submodule is source whatever its path is called', () => {
  expect(kindOfFile(aFile('vendor/lib', null, { newMode: '160000' }))).toBe('source')
})

const executable = { newMode: '100755' }

test.each([
  ['bin/tool', 'source'],
  ['docs/tool', 'source'],
  ['bin/tool.unheard-of', 'source'],
  ['.run', 'source'],
  ['dist/tool', 'generated'],
  ['test/tool', 'test'],
  ['LICENSE', 'doc'],
  ['notes.txt', 'doc'],
  ['settings.json', 'config'],
  ['logo.png', 'other'],
] as const)('%s that git says runs is %s', (name, kind) => {
  expect(kindOfFile(aFile(name, 1, executable))).toBe(kind)
})

test('a script stays source when the change says that it no longer runs', () => {
  expect(kindOfFile(aFile('bin/tool', 1, { oldMode: '100755' }))).toBe('source')
})
