// Every command and flag for people; each command's code is loaded when it is asked for.
import { Argument, Command, CommanderError, Option } from 'commander'
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context, ExitCode } from './context.ts'
import { Fault } from './errors.ts'

/** Parses the arguments and runs the command; commander's own usage errors become exit 2. */
export async function runCli(context: Context, args: readonly string[]): Promise<ExitCode> {
  let outcome: ExitCode = 0
  const program = createProgram(context, async (action) => {
    const { cwd } = program.opts<{ cwd?: string }>()
    outcome = await action(cwd === undefined ? context : { ...context, cwd: folderAt(resolve(context.cwd, cwd)) })
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return outcome
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
}

/** A process that is started in no folder fails as if its program were missing. Throws Fault 'no-such-folder' (usage). */
function folderAt(path: string): string {
  if (isFolder(path)) return path
  throw new Fault('usage', 'no-such-folder', `there is no folder ${path}`, 'pass --cwd a folder that exists')
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

type Run = (action: (context: Context) => Promise<ExitCode> | ExitCode) => Promise<void>

/** @param run is given what a command would do, once its arguments have been read. */
export function createProgram(context: Context, run: Run): Command {
  const program = newProgram(context)
  for (const add of [addSetUp, addDoctor, addScore, addProvenance, addDeclare, addSign, addAccept, addVerify, addDemo])
    add(program, run)
  for (const command of program.commands) command.showHelpAfterError(`(see ai-signoff ${command.name()} --help)`)
  return program
}

function newProgram(context: Context): Command {
  return new Command('ai-signoff')
    .description(
      "Scores each change's blast radius, records AI provenance, and lets a push land only with a senior's sign-off.",
    )
    .version(version(context), '-V, --version')
    .option('--cwd <dir>', 'run as if started in DIR')
    .showHelpAfterError('(see ai-signoff --help)')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.say })
    .addHelpText(
      'after',
      '\nExit codes: 0 allowed, 1 refused, 2 usage or policy error, 3 could not decide.\nStart with: ai-signoff demo',
    )
}

const formatOption = (...more: readonly string[]): Option =>
  new Option('--format <format>', 'how the result is printed').choices(['text', 'json', ...more]).default('text')
const target = (): Option =>
  new Option('--target <branch>', "the branch to land on (default: the remote's default branch)")
const remote = (): Option =>
  new Option('--remote <name>', "the remote that has it (default: your settings', else origin or the only one)")
/** An option that may be given several times. */
const several = (flags: string, what: string): Option =>
  new Option(flags, `${what}; may be given several times`)
    .default([], 'none')
    .argParser((value: string, before: readonly string[]) => [...before, value])
const examples = (...commands: readonly string[]): string =>
  ['', 'Examples:', ...commands.map((command) => `  ai-signoff ${command}`)].join('\n')

function addScore(program: Command, run: Run): void {
  program
    .command('score')
    .description('show the blast radius of a change, with its reasons')
    .argument(
      '[range]',
      'COMMIT (against its first parent), A..B, or A...B (from where they parted); HEAD unless given',
    )
    .option('--staged', 'what is staged, against HEAD')
    .option('--worktree', 'what `git add --all` would stage, against HEAD')
    .option('--each', "each commit of the range by itself; without a range, of what the remote's default branch lacks")
    .addOption(formatOption('markdown'))
    .addHelpText(
      'after',
      `\nOn a terminal there are colour and a meter, which say nothing that the words
don't; NO_COLOR=1 turns both off. markdown is for a comment on a pull request.
--each scores every commit against its first parent in one pass, a line each
(JSON: a record a line), without reach, which would take an import graph of each
base. Exit codes: 0 scored, 2 usage or policy error, 3 could not score all of it.${examples(
        'score --staged',
        'score main...HEAD --format markdown',
        'score --each v1.0..HEAD --format json',
      )}`,
    )
    .action((range: string | undefined, options: ScoreFlags) =>
      run(async (context) => {
        const { staged = false, worktree = false, each = false, format } = options
        const asked = { range: range ?? null, staged, worktree, format }
        if (each) return (await import('./commands/score-each.ts')).scoreEachCommit(context, asked)
        return (await import('./commands/score.ts')).score(context, asked)
      }),
    )
}

interface ScoreFlags {
  readonly staged?: true
  readonly worktree?: true
  readonly each?: true
  readonly format: 'text' | 'json' | 'markdown'
}

function addDeclare(program: Command, run: Run): void {
  program
    .command('declare')
    .description("say what AI's part in HEAD was, beside what the hooks saw: never less than the evidence")
    .addArgument(new Argument('<level>', "AI's part").choices(['none', 'assisted', 'generated']))
    .addOption(several('--with <name[:model]>', 'an agent that took part'))
    .option('--force', 'though a remote has HEAD already: it becomes another commit')
    .addHelpText(
      'after',
      examples(
        'declare assisted --with Codex:gpt-5.2',
        'declare generated --with Claude --with Cursor',
        'declare none',
      ),
    )
    .action((level: 'none' | 'assisted' | 'generated', options) =>
      run(async (context) => (await import('./commands/declare.ts')).declareProvenance(context, level, options)),
    )
}

function addProvenance(program: Command, run: Run): void {
  program
    .command('provenance')
    .description("show whether AI took part in each commit, and what says so; other tools' notes count")
    .argument('[range]', "COMMIT alone, A..B, or A...B; unless given, what the remote's default branch lacks..HEAD")
    .option('--all', 'the whole history of COMMIT, or of HEAD')
    .option('-v, --evidence', 'each piece of evidence below its commit')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `\nThe JSON is a record a line. It tells and decides nothing, and asks no policy: the exit code is 0 whatever it finds.${examples(
        'provenance main..topic --evidence',
        'provenance HEAD --format json',
        'provenance --all',
      )}`,
    )
    .action((range: string | undefined, options: { all?: true; evidence?: true; format: 'text' | 'json' }) =>
      run(async (context) => {
        const { provenance } = await import('./commands/provenance.ts')
        const { all = false, evidence = false, format } = options
        return provenance(context, { range: range ?? null, all, evidence, format })
      }),
    )
}

function addSign(program: Command, run: Run): void {
  program
    .command('sign')
    .description('sign a change off, as a senior: shows it, asks, signs, and brings the token to the remote')
    .argument('[commit]', 'the head of the change', 'HEAD')
    .addOption(target())
    .addOption(remote())
    .option('--key <file>', "the key to sign with (default: git's user.signingkey, else ~/.ssh)")
    .addOption(new Option('--reason <text>', 'a word to those who read it').default('', 'none'))
    .addOption(several('--checked <what>', 'what you checked'))
    .option('--decline', 'sign a refusal instead, with its --reason; it does not take an earlier sign-off back')
    .option('--print', 'print the token and keep it nowhere')
    .option('--yes', "don't ask (refused without a terminal, or with an agent about)")
    .addHelpText(
      'after',
      examples(
        'sign origin/feature',
        'sign 1a2b3c4 --target release/9 --checked logic --checked tests',
        'sign 1a2b3c4 --decline --reason "split it: the migration first"',
        'sign --print > token',
      ),
    )
    .action((commit: string, options) =>
      run(async (context) => (await import('./commands/sign.ts')).sign(context, commit, options)),
    )
}

function addAccept(program: Command, run: Run): void {
  program
    .command('accept')
    .description('take in a token that came as text, and bring it to the remote')
    .argument('<file>', 'the token; - for standard input')
    .addOption(target())
    .addOption(remote())
    .option('--no-push', 'keep it in this clone only')
    .addHelpText('after', examples('accept token', 'accept - --no-push < token'))
    .action((file: string, options) =>
      run(async (context) => (await import('./commands/accept.ts')).accept(context, file, options)),
    )
}

function addVerify(program: Command, run: Run): void {
  program
    .command('verify')
    .description('decide a range as the pre-push hook would: for CI, with no key, and no network unless told --fetch')
    .argument('[range]', 'OLD..NEW (default: what the remote has..HEAD)')
    .addOption(target())
    .option('--remote <name>', 'the remote that has it (default: origin, or the only one)')
    .addOption(several('--token <file>', 'a token besides those in the notes'))
    .option('--fetch', 'fetch the tokens from the remote first')
    .option('--default-branch <branch>', "the remote's default branch (default: as the clone remembers it)")
    .option('--at <time>', 'judge as of a UTC time that has been: 2026-03-10T18:00:00Z, or 2026-03-10 (default: now)')
    .option('--at-landing', "judge as of the landing's committer date, which is only claimed")
    .option('--allow-unenrolled', 'exit 0 where there is no policy yet')
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples('verify origin/main..HEAD --target main --fetch', 'verify --format json', 'verify A..B --at-landing'),
    )
    .action((range: string | undefined, options) =>
      run(async (context) => (await import('./commands/verify.ts')).verify(context, range, options)),
    )
}

function addDemo(program: Command, run: Run): void {
  program
    .command('demo')
    .description('play the whole story in a throwaway repository with throwaway keys')
    .addHelpText('after', examples('demo'))
    .action(() => run(async (context) => (await import('./demo/demo.ts')).demo(context)))
}

function addSetUp(program: Command, run: Run): void {
  program
    .command('init')
    .description(
      'set this repository up: a policy, the hooks; shows the plan and asks first. In a bare repository: the hook that judges what is pushed to it',
    )
    .option('-y, --yes', 'do it without asking')
    .option('--dry-run', 'show the plan and do nothing')
    .option('--key <file>', "the first senior's key (default: git's user.signingkey, then ~/.ssh)")
    .option('--name <name>', "the first senior's name (default: git's user.name)")
    .option('--email <email>', "the first senior's address (default: git's user.email)")
    .option('--branch <name...>', "the branches to protect, the default branch first (default: the remote's)")
    .option(
      '--agents [list]',
      'have agents call us before shell commands and after edits: entries in their hook files in this repository. ' +
        'Of claude,cursor,codex,gemini,copilot,windsurf,droid; without a list those whose folder is here (.claude, .cursor, …), ' +
        'Claude Code where none is. Entries that are there are kept up to date without it',
    )
    .addHelpText(
      'after',
      examples(
        'init --dry-run',
        'init --yes --key ~/.ssh/id_ed25519_sk.pub',
        'init --branch main "release/*"',
        'init --agents=claude,cursor',
      ),
    )
    .action((options) => run(async (at) => (await import('./commands/init.ts')).init(at, options)))
  program
    .command('uninstall')
    .description('take back what init did; the policy stays')
    .option('-y, --yes', 'do it without asking')
    .option('--dry-run', 'show the plan and do nothing')
    .option('--policy', 'remove the policy as well')
    .addHelpText('after', examples('uninstall --dry-run', 'uninstall --yes --policy'))
    .action((options) => run(async (at) => (await import('./commands/uninstall.ts')).uninstall(at, options)))
}

function addDoctor(program: Command, run: Run): void {
  program
    .command('doctor')
    .description(
      'look whether the gate works here: git, hooks, policy, and which key signs and whether an agent could use it',
    )
    .addOption(formatOption())
    .addHelpText('after', examples('doctor', 'doctor --format json'))
    .action((options: { format: 'text' | 'json' }) =>
      run(async (context) => (await import('./commands/doctor.ts')).doctor(context, options)),
    )
}

function version({ packageDir }: Context): string {
  const text: { version: string } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
  return text.version
}
