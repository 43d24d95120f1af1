// Finds what a repository's first policy has to name: its branches, its first senior and that person's key.
import { Fault } from '../errors.ts'
import type { InteractiveGit } from '../git/interactive.ts'
import { findSigningKey } from '../keys/find-key.ts'
import { parseRefName } from '../model/ids.ts'
import { patternProblem } from '../model/patterns.ts'
import { emailProblem, nameProblem } from '../policy/names.ts'
import { isProtected } from '../policy/protects.ts'
import type { Enrolment } from '../policy/template.ts'
import { readPersonalSettings, type PersonalSettings } from '../settings/personal.ts'
import type { Context } from '../context.ts'

export interface EnrolmentWishes {
  readonly key?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** Patterns of branches; the first is the default branch's name. */
  readonly branch?: readonly string[] | undefined
}

/** Throws Fault 'no-identity', 'bad-identity', 'no-branch', 'bad-branch' or what findSigningKey throws (usage). */
export async function findEnrolment(
  context: Context,
  git: InteractiveGit,
  wishes: EnrolmentWishes,
): Promise<Enrolment> {
  const settings = readPersonalSettings(context.env)
  const { name, email } = await findIdentity(context, git, wishes)
  const branches = wishes.branch ?? [await findDefaultBranch(git, settings)]
  checkIdentity(name, email)
  checkBranches(branches)
  const { publicKey } = findSigningKey({
    asked: wishes.key ?? settings.key,
    configured: await git.find('config', '--get', 'user.signingkey'),
    home: context.env['HOME'] ?? '',
    cwd: context.cwd,
    command: 'init',
  })
  return {
    defaultBranch: branches[0] ?? '',
    protected: branches,
    name,
    email,
    key: `${publicKey.type} ${publicKey.blob}`,
  }
}

/** As git would name the author of a commit made now. */
async function findIdentity(
  { env }: Context,
  git: InteractiveGit,
  wishes: EnrolmentWishes,
): Promise<{ name: string; email: string }> {
  const name = wishes.name ?? (env['GIT_AUTHOR_NAME'] || (await git.find('config', '--get', 'user.name')))
  const email = wishes.email ?? (env['GIT_AUTHOR_EMAIL'] || (await git.find('config', '--get', 'user.email')))
  if (name && email) return { name, email }
  throw new Fault(
    'usage',
    'no-identity',
    'git does not know who you are',
    'npx ai-signoff init --name NAME --email EMAIL',
  )
}

// What the policy would be refused for is said of the wish: there is no policy yet that could be mended.
function checkIdentity(name: string, email: string): void {
  const [ofName, ofEmail] = [nameProblem(name), emailProblem(email)]
  const problem = ofName === null ? `the address "${email}" ${ofEmail ?? ''}` : `the name "${name}" ${ofName}`
  if (ofName !== null || ofEmail !== null)
    throw new Fault('usage', 'bad-identity', problem, 'npx ai-signoff init --name NAME --email EMAIL')
}

function checkBranches(branches: readonly string[]): void {
  const [first = ''] = branches
  const ref = parseRefName(`refs/heads/${first}`)
  if (ref === undefined) throw badBranch(`"${first}" can not be the name of a branch`)
  for (const pattern of branches) {
    const problem = patternProblem(pattern)
    if (problem !== null) throw badBranch(`the pattern "${pattern}" ${problem}`)
  }
  if (!isProtected({ protected: branches }, ref)) throw badBranch(`the patterns leave "${first}" itself unprotected`)
}

const badBranch = (says: string): Fault =>
  new Fault('usage', 'bad-branch', says, 'npx ai-signoff init --branch main "release/*", the default branch first')

/** The remote's, as last fetched; else the branch we are on. */
async function findDefaultBranch(git: InteractiveGit, settings: PersonalSettings): Promise<string> {
  const remote = settings.remote ?? (await findRemote(git))
  const prefix = `refs/remotes/${remote ?? ''}/`
  const theirs = remote === null ? null : await git.find('symbolic-ref', '--quiet', `${prefix}HEAD`)
  if (theirs?.startsWith(prefix)) return theirs.slice(prefix.length)
  const ours = await git.find('symbolic-ref', '--quiet', '--short', 'HEAD')
  if (ours !== null) return ours
  throw new Fault(
    'usage',
    'no-branch',
    'no branch is checked out, and no remote names one',
    'npx ai-signoff init --branch NAME',
  )
}

async function findRemote(git: InteractiveGit): Promise<string | null> {
  const remotes = (await git.ask('remote')).split('\n')
  return remotes.includes('origin') ? 'origin' : remotes[0] || null
}
