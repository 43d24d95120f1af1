// What well-known paths are: names, folders and endings for each kind, all in folded form (see fold.ts). The lists follow GitHub
// Linguist's vendored, generated and documentation patterns, less those that would hide code people write (tools/, *.d.ts, env/).

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

export const docFolders = words('doc docs documentation javadoc groovydoc man')
export const docNames =
  /^(?:readme|changelog|changes|contributing|copying|license|licence|notice|authors|maintainers|history|news|todo|citation|code_of_conduct|security)(?:[.-][a-z.-]+)?$/
export const docEndings = words('md markdown mdx mdc rst adoc asciidoc txt tex org pod rdoc textile')
/** Not prose, whatever the ending says. */
export const notDoc = /^(?:requirements.*|constraints.*|cmakelists|robots|humans|ads|pom)\.txt$/

export const sourceEndings = words(
  `ts tsx mts cts js jsx mjs cjs vue svelte astro coffee py pyi pyx rb go rs java kt kts scala groovy gradle clj cljs cljc
   c h cc cpp cxx hh hpp hxx m mm swift cs fs fsx vb php phtml pl pm lua r jl dart ex exs erl hrl hs ml mli elm nim zig v sol
   sh bash zsh fish ps1 psm1 bat cmd sql graphql gql proto thrift tf tfvars hcl bicep nix css scss sass less styl html htm hbs ejs pug erb
   jsp tpl cmake bzl bazel star g g4 y yy lex vm wat asm s f90 f cob abap ipynb rego cue dhall rake j2
   inc jsonnet libsonnet prisma grit csh tcsh ksh nu xsh awk tcl m4 mk dockerfile mustache handlebars mako jinja jinja2 liquid twig
   haml slim cshtml razor cr d pas lisp el scm rkt fsi res purs sv svh vhd vhdl glsl hlsl wgsl metal cu cuh gd hx vala adb ads
   vbs vy cairo move capnp fbs`,
)
/** Source that is documentation in a folder of documentation. (curl writes its manual's pages in *.d, which is also a language.) */
export const markupEndings = words('html htm css scss sass less styl hbs ejs mustache handlebars liquid d')
/** Code without an ending that tells. */
export const sourceNames =
  /^(?:(?:gnu)?makefile(?:\..+)?|rakefile|gemfile|dockerfile.*|containerfile.*|cmakelists\.txt|vagrantfile|gradlew|mvnw|configure(?:\.(?:ac|in))?)$/

export const configEndings = words(
  'json jsonc json5 yaml yml toml ini cfg conf config xml properties env plist editorconfig lock csv tsv service xsd wsdl iml',
)
/** Pictures, sound, type faces: their bytes are not lines that anybody reads. */
export const mediaEndings = words(
  'png jpg jpeg gif webp avif ico icns bmp tiff psd mp3 mp4 m4a webm mov ogg wav flac woff woff2 ttf otf eot pdf',
)

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
