// What well-known paths are: names, folders and endings for each kind, all in folded form (see fold.ts). The lists follow GitHub
// Linguist's vendored, generated and documentation patterns, less those that would hide code people write (tools/, *.d.ts, env/).
import { words } from './word-list.ts'

/** Each lock file with the manifests that it answers to. */
export const lockFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['package-lock.json', ['package.json']],
  ['npm-shrinkwrap.json', ['package.json']],
  ['yarn.lock', ['package.json']],
  ['pnpm-lock.yaml', ['package.json', 'pnpm-workspace.yaml']],
  ['bun.lock', ['package.json']],
  ['bun.lockb', ['package.json']],
  ['deno.lock', ['deno.json', 'deno.jsonc', 'package.json']],
  ['cargo.lock', ['cargo.toml']],
  ['gemfile.lock', ['gemfile']],
  ['poetry.lock', ['pyproject.toml']],
  ['pdm.lock', ['pyproject.toml']],
  ['uv.lock', ['pyproject.toml']],
  ['pixi.lock', ['pixi.toml', 'pyproject.toml']],
  ['pipfile.lock', ['pipfile']],
  ['composer.lock', ['composer.json']],
  ['go.sum', ['go.mod']],
  ['go.work.sum', ['go.work']],
  ['mix.lock', ['mix.exs']],
  ['pubspec.lock', ['pubspec.yaml']],
  ['podfile.lock', ['podfile']],
  ['cartfile.resolved', ['cartfile']],
  ['package.resolved', ['package.swift']],
  ['flake.lock', ['flake.nix']],
  ['gradle.lockfile', ['build.gradle', 'build.gradle.kts']],
  ['packages.lock.json', []],
  ['paket.lock', ['paket.dependencies']],
  ['.terraform.lock.hcl', []],
  ['module.bazel.lock', ['module.bazel']],
])

/** Files that say which packages a project takes in. */
export const manifests: readonly string[] = [
  ...new Set([...lockFiles.values()].flat()),
  'requirements*.txt',
  '**/requirements/*.txt',
  'setup.py',
  'setup.cfg',
  'pom.xml',
  'settings.gradle',
  'settings.gradle.kts',
  'libs.versions.toml',
  'build.sbt',
  '*.csproj',
  '*.fsproj',
  'directory.packages.props',
  'nuget.config',
  '*.gemspec',
  'bower.json',
  'environment.yml',
  'conanfile.txt',
  'conanfile.py',
  'vcpkg.json',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pnpmfile.cjs',
  'pip.conf',
  // Which build tool is fetched and run, and whose checksums and keys are believed.
  'gradle-wrapper.*',
  'maven-wrapper.*',
  'verification-metadata.xml',
  'verification-keyring.*',
]

export const generatedFolders = words(
  'node_modules bower_components vendor vendors third_party third-party thirdparty dist __snapshots__ __generated__ generated .yarn',
)
export const generatedNames =
  /(?:[.-]min\.(?:js|css|mjs)|\.(?:js|css|mjs)\.map|\.snap|\.snapshot|\.pb\.(?:go|cc|h)|_pb2(?:_grpc)?\.pyi?|\.g\.dart|\.freezed\.dart|\.designer\.cs|[._]generated\.\w+|[._]gen\.(?:go|ts|rs))$|^\.pnp\.[cm]?js$|^jquery[^/]*\.js$/

export const ciFolders = words('.circleci .buildkite .teamcity .semaphore .azure-pipelines .woodpecker zuul.d .zuul.d')
export const ciPaths = /^\.(?:github\/(?:workflows|actions)|gitlab\/ci|forgejo\/workflows|gitea\/workflows)\//
export const ciNames =
  /^(?:\.gitlab-ci\.ya?ml|\.travis\.yml|\.?appveyor\.yml|\.?azure-pipelines[^/]*\.ya?ml|jenkinsfile.*|\.drone\.ya?ml|bitbucket-pipelines\.yml|\.woodpecker\.ya?ml|\.cirrus\.(?:yml|star)|cloudbuild\.ya?ml|\.?zuul\.yaml)$/

export const testFolders = words(
  'test tests __tests__ __test__ e2e testing testdata test-data fixtures fixture __fixtures__ __mocks__ cypress playground',
)
/** Tests, unless it is prose that lies there: that is a specification. */
export const specFolders = words('spec specs')
/** `_` and `.` part words here; Java's and Groovy's FooTest.java needs its capital, so these read the path as it stands. */
export const testNames =
  /(?:[._-](?:test|tests|spec|specs|e2e|cy)\.\w+|[a-z0-9](?:Tests?|TestCase|IT|Spec)\.(?:java|kt|groovy|scala|cs|php|swift))$|^(?:test_\w+\.py|conftest\.py)$/

/** Languages of tests alone: Perl's, bash's, PHP's, Gherkin and Robot. */
export const testEndings = words('t bats phpt feature robot')

export const docFolders = words('doc docs documentation javadoc groovydoc man')
export const docNames =
  /^(?:readme|changelog|changes|contributing|copying|license|licence|notice|authors|maintainers|history|news|todo|citation|code_of_conduct|security)(?:[.-][a-z.-]+)?$/
export const docEndings = words('md markdown mdc rst adoc asciidoc txt tex org pod rdoc textile')
/** Not prose, whatever the ending says. */
export const notDoc = /^(?:requirements.*|constraints.*|cmakelists|robots|humans|ads|pom|meson_options)\.txt$/

export const configEndings = words(
  'json jsonc json5 yaml yml toml ini cfg conf config xml properties env plist editorconfig lock csv tsv service xsd wsdl iml',
)
/** Pictures, sound, type faces: their bytes are not lines that anybody reads. */
export const mediaEndings = words(
  'png jpg jpeg gif webp avif ico icns bmp tiff psd mp3 mp4 m4a webm mov ogg wav flac woff woff2 ttf otf eot pdf',
)
