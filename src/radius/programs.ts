// Endings and names of what runs, in folded form (fold.ts): its lines are source. The first list is all that GitHub Linguist calls
// programming, less what is mostly data or prose where people use it (a test has those, each with its reason).
import { words } from './word-list.ts'

const programs = words(`
   4dm 4gl 4th 6pl 6pm _coffee _js _ls a51 abap ada adb ado adp ads agc agda ah1 ah2 ahk ahkl aidl aj ak al aleo alg als ampl angelscript
   apex apl app applescript arc arr as asax ascx asd asddls ash ashx asl asm asmx asp aspx asy au3 aug auk aw awk axd axi axs b bal baml
   bas bash bat bats bb bbappend bbclass bdy be befunge bf bi bicep bicepparam bison bmx bones boo boot bpl bqn bro brs bs bsl bst bsv
   builder bzl c c++ c3 cairo cake capnp carbon cats cbl cc ccp cdc cds ceylon cfc cfm cfml cgi cginc ch chpl chs circom cirru cj cjs cjsx
   ck cl cl2 clar click clj cljc cljs cljscm cljx clp cls clue clw cmake cmd cob cobol cocci coffee com command containerfile coq cp cpp
   cppm cps cpy cql cr cs csc csd csh csx ctl ctp cts cu cue cuh curry cw cwl cxx cy cyp cypher d dart das dats db2 dcl ddl decls dfm dfy
   dhall di djs dm do dockerfile doh dpr druby dsc dsl dsr duby dwl dyalog dyl dylan e ebuild ec ecl eclass eclxml edgeql eh el eliom
   eliomi elm elv em emacs emberscript eq erl es es6 escript esdl ex exs eye f f03 f08 f77 f90 f95 factor fan fancypack fcgi feature fir
   fish flex flix flux fnc fnl for forth fp fpp fppi fr frag frg frm frt fs fsh fshader fsi fst fsti fsx fth ftl ftlh fun fut fx fxh fy g
   g4 gaml gap gawk gd gdb gdbinit gdshader gdshaderinc gemspec geo geom gf gi gjs gleam glf glsl glslf glslv gms gno gnu gnuplot go god
   golo gp grace groovy grt gs gsc gsh gshader gsp gst gsx gtpl gts gvy gyp gypi h h++ ha hack hats hb hc hcl hexpat hh hhi hic hip hlean
   hlsl hlsli hoon hpp hqf hql hrl hs hs-boot hsc hurl hx hxsl hxx hy i i3 i7x ice iced icl idc idr ig ihlp ijm ijs ik il ily imba inc ink
   inl ino intr io iol ipf ipp isl ispc iss ixx j jac jai jake janet jav java javascript jbuilder jcl jflex jison jisonlex jl jq js jsb
   jscad jsfl jsh jslib jsm jsonnet jsp jspre jss jsx jte just k kak kid kk kojo krl ks ksh ksy kt ktm kts l lagda langium lasso lasso8
   lasso9 ld lds lean leo lex lfe lgt lhs libsonnet lid lidr ligo linq liq lisp litcoffee livecodescript lkml ll lmi lobster logtalk lol
   lookml lp lpr ls lsl lslp lsp lua luau lvclass lvlib lvproj ly m m2 m3 m4 ma mak make makefile mako mao mata matah mathematica matlab
   mawk maxhelp maxpat maxproj mbt mc mcfunction mch mcr metal metta mg minid mint mirah mjs mk mkfile ml ml4 mli mligo mlir mll mly mm
   mmk mms mojo monkey monkey2 moo moon move mpl mps mq4 mq5 mqh mrc ms msd msg mspec mss mt mts mu mud muf mumps mxt myt mzn n nas nasl
   nasm nawk nb nbp ncl ne nearley ned nf ni nim nimble nimrod nims nit nix njs nl nlogo nomad nqp nr nse nsh nsi nss nu numpy numpyw
   numsc nut ny ob2 odin ol omgrofl ooc opa opal opencl opy os overpassql ox oxh oxo oxygene oz p p4 p6 p6l p6m p8 pac pacscript pact pan
   parrot pas pascal pasm pat pbi pbt pck pd_lua pddl pde peggy pegjs pep perl pgsql ph php php3 php4 php5 phps phpt pig pike pir pkb pkl
   pks pl pl6 plb plot pls plsql plt pluginspec plx pm pm6 pml pmod podsl podspec pogo polar pony por pov pp pprx pq praat prawn prc prg
   pri pro prolog prw ps1 psc psd1 psgi psm1 purs pwn pxd pxi py py3 pyde pyi pyp pyt pyw pyx q qasm qbs qc ql qll qml qnt qs r r2 r3 rabl
   rake raku rakumod rascript rb rbbas rbfrm rbi rbmnu rbres rbtbar rbuild rbuistate rbw rbx rbxs rchit re reb rebol red reds rego rei
   religo res resi resource rex rexx rg rhai rhistory ring rkt rktd rktl rl rmiss robot roc rockspec rpgle rpy rs rsc rsh rsx ru ruby s
   sage sagews sail sas sats sbatch sbt sc scad scala scd sce scenic sci scm sco scpt scrbl sdc sed self sexp sh shader shen sieve sip sj
   sjs sl slang sld sls slurm sma smali smithy smk sml smt smt2 snakefile sol sp spc spec spin sps sqf sql sqlrpgle sra sru srw ss ssjs st
   stan star sthlp story surql sv svh sw swg swift swig t tac tact tag talon tape tcc tcl tcsh tesc tese tf tfvars thor thrift thy tl tla
   tlv tm tmux tofu toit tolk tool tpb tpl tpp tps trg trigger ts tsp tst tsx tu txl txx uc udo uno upc uplc ur urs v vala vapi vark vb
   vba vbhtml vbs vcl veo verse vert vh vhd vhdl vhf vhi vho vhs vht vhw vim vimrc vmb volt vrx vs vsh vshader vw vy w wast wat watchr wdl
   webidl wgsl whiley wisp wl wlk wls wlt wlua workflow wren ws wsgi x x10 x68 xc xdc xi xm xojo_code xojo_menu xojo_report xojo_script
   xojo_toolbar xojo_window xpl xproc xpy xq xql xqm xquery xqy xrl xs xsh xsjs xsjslib xsl xslt xtend xzap y yacc yap yar yara yrl yul yy
   z3 zap zeek zep zig zil zimpl zmpl zpl zs zsh zsh-theme
`)

/** Markup that a program fills in or a browser runs. MDX is prose with program text that the bundler runs. */
const templates = words(`
   antlers astro axaml blade cshtml ecr ect edge eex ejs erb eta gohtml gotmpl haml handlebars hbs heex hta htm html j2 jade jinja jinja2
   jst kv latte leex liquid marko mask mdx mtml mustache njk phtml pug razor rhtml riot scaml slim slint soy svelte svx templ tftpl tmpl
   tt twig vm vsl vtl vto vue xaml xht xhtml
`)
const styles = words('css less pcss postcss sass scss sss styl')

/**
 * What Linguist calls data, or doesn't know, and yet builds, is built from, or runs: schemas that code is made of, MSBuild's and Xcode's
 * projects, a notebook, a patch that an installer applies, Windows' scripts, Python's .pth (a line that starts with import is run).
 */
const others = words(`
   bazel csproj desktop diff fbs fsproj gql gradle graphql grit ipynb jse jspf jspx patch pbxproj pickle prisma proj props proto ps1xml
   pth reg targets vbe vbproj vcxproj wsc wsf zon
`)

/** Programs as bytes: nobody can read them, so that they are the last that should weigh little. */
const compiled = words(`
   a aar apk class crx deb dex dll dylib ear egg exe gem jar lib msi node nupkg o obj pyc pyd pyo rpm so vsix war wasm whl xpi
`)

export const sourceEndings: ReadonlySet<string> = new Set([
  ...programs,
  ...templates,
  ...styles,
  ...others,
  ...compiled,
])

/** Source that is documentation in a folder of documentation. (curl writes its manual's pages in *.d, which is also a language.) */
export const markupEndings = words(
  'css d ejs handlebars hbs htm html less liquid mdx mustache pcss postcss sass scss sss styl svx xhtml',
)

/** Files of commands by their whole name, without the . or _ that it may begin with: Linguist's, and a few that it takes for data. */
export const sourceNames = words(`
   9fs abbrev_defs ack apkbuild appraisals bash_aliases bash_functions bash_history bash_logout bash_profile bashrc berksfile brewfile
   bsdmakefile buck build build.xml buildfile cakefile capfile cask cpanfile cshrc dangerfile deliverfile deps dune-project earthfile eask
   emacs emakefile envrc expr-dist exrc factor-boot-rc factor-rc fakefile fastfile flaskenv gclient gnus guardfile gvimrc irbrc jakefile
   jarfile justfile kakrc kbuild kshrc latexmkrc ld.script lldbinit login luacheckrc m3makefile m3overrides man mavenfile meson.build
   meson_options.txt mkfile modulefile nextflow.config nukefile nvimrc owh pdbrc phakefile php php_cs php_cs.dist pkgbuild podfile
   procfile profile project.ede pryrc puppetfile rapp.history rebar.config rexfile rhistory riemann.config root rprofile sconscript
   sconstruct simplecov singularity slakefile snakefile snapfile spacemacs starfield steepfile taskfile.yaml taskfile.yml thorfile
   tiltfile tmux.conf vimrc viper workspace workspace.bzlmod wscript xinitrc xsession zlogin zlogout zprofile zshenv zshrc
`)
/** The same where only a part of the name is fixed. */
export const sourceNamesLike =
  /^(?:(?:gnu|bsd)?makefile(?:\..+)?|rakefile|gemfile|dockerfile.*|containerfile.*|cmakelists\.txt|vagrantfile|gradlew|mvnw|configure(?:\.(?:ac|in))?|.+\.(?:app\.src|cljs\.hl)|(?:.+\.)?nim\.cfg)$/
