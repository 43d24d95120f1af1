// A server whose bare repository was set up with init: what its pre-receive hook takes and what it refuses.
import { describe, expect } from 'vitest'
import { agentsChange } from '../support/attack.ts'
import { guard, signHereOnly, told, tokenRefs } from '../support/server.ts'
import { createTeam } from '../support/team.ts'
import { test, type Ran } from '../support/world.ts'

describe('a server with the hook refuses', () => {
  test('what the client’s hook would have refused, in the same four lines', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const head = agentsChange(team).slice(0, 10)
    const ran = server.push()
    expect([ran.code, server.at('refs/heads/main'), told(ran)]).toEqual([
      1,
      team.id('HEAD~1'),
      [
        '✗ refs/heads/main: refused. This change is low (24 of 100) and AI-generated (claude-code); it needs 1 senior sign-off and has 0.',
        expect.stringMatching(/^ {2}why {4}/),
        '  who    Grace Hopper',
        `  next   git push origin ${head}:refs/heads/for-sign-off/${head}, then a senior: npx ai-signoff sign ${head} --target main`,
      ],
    ])
  })

  test('no longer to offer a commit that a branch there has', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    server.push(['--quiet', 'origin', 'HEAD:for-sign-off/1'])
    expect(told(server.push())).toContainEqual(expect.stringMatching(/^ {2}next {3}npx ai-signoff sign /))
  })

  test('a new protected branch by the policy of its own HEAD', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    expect([server.push(['origin', 'HEAD:release/9']).code, server.at('refs/heads/release/9')]).toEqual([1, ''])
  })

  test('every ref of a push of which one may not land', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    const ran = server.push(['origin', 'HEAD:feature', 'HEAD:main', 'HEAD:refs/tags/v1'])
    expect([ran.code, server.at('refs/heads/feature'), server.at('refs/tags/v1')]).toEqual([1, '', ''])
    expect(told(ran).filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringContaining('refs/heads/main: refused'),
    ])
  })

  test('a deletion and a push that drops commits', ({ world }) => {
    const team = createTeam(world)
    team.ada.commit('Fix a word', { 'readme.md': '# Begin\n' })
    team.push()
    const server = guard(team)
    server.git('config', 'receive.denyDeleteCurrent', 'false')
    const ran = [server.push(['origin', ':main']), server.push(['--force', 'origin', 'HEAD~1:main'])]
    expect([ran.map(({ code }) => code), server.at('refs/heads/main')]).toEqual([[1, 1], team.id('HEAD')])
    expect(ran.map((each) => told(each)[0])).toEqual([
      expect.stringContaining('This push deletes main'),
      expect.stringContaining('This push drops 1 commit from main'),
    ])
  })

  test('everything but the policy’s default branch, while HEAD names another', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    server.push(['--quiet', 'origin', 'HEAD:other'])
    server.git('symbolic-ref', 'HEAD', 'refs/heads/other')
    const ran = server.push(['origin', 'HEAD:release/9'])
    expect([ran.code, told(ran)[0]]).toEqual([1, expect.stringContaining('the policy there says refs/heads/main')])
  })

  test('a new branch while HEAD names none that is there, and says what to do on the server', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    server.git('symbolic-ref', 'HEAD', 'refs/heads/trunk')
    const ran = server.push(['origin', 'HEAD:release/9'])
    expect([ran.code, told(ran)[1]]).toEqual([1, expect.stringContaining('on the server: git symbolic-ref HEAD')])
  })

  const lacking: readonly [string, readonly string[], readonly string[]][] = [
    ['Node', ['cat'], ['found no node in PATH', 'push refused']],
    ['what reads the refs', ['node'], []],
  ]

  test.for(lacking)('everything without %s', ([, has, words], { world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const push = (programs: readonly string[]): Ran => {
      const links = [...programs, 'git', 'git-receive-pack', 'sh'].map((name) => `ln -sf "$(command -v ${name})" path`)
      world.run('sh', ['-c', ['mkdir -p path', ...links].join('; ')])
      return server.push(['origin', 'HEAD:feature'], { env: { PATH: `${world.dir}/path` } })
    }
    const ran = push(has)
    expect([ran.code, told(ran).join(' '), push(['cat', 'node']).code]).toEqual([
      1,
      expect.stringMatching(words.join('.*')),
      0,
    ])
  })
})

describe('a server with the hook takes', () => {
  test('a signed change whose token came before', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    const refused = server.push().code
    team.sign(team.grace, ['--yes'])
    const ran = server.push()
    expect([refused, ran.code, told(ran)[0]]).toEqual([1, 0, expect.stringContaining('signed off by Grace Hopper')])
  })

  test('a branch and its token in one push, which neither it nor the client had offered before', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    const head = agentsChange(team)
    signHereOnly(team, server)
    const alone = server.push()
    const together = server.push(['origin', 'HEAD:main', ...tokenRefs])
    expect([alone.code, told(together), server.at('refs/heads/main')]).toEqual([
      1,
      [expect.stringContaining('signed off by Grace Hopper')],
      head,
    ])
  })

  test('tags, other branches and tokens alone, in silence', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    agentsChange(team)
    team.ada.git('notes', '--ref=ai-signoff', 'add', '-m', 'anything', 'HEAD')
    team.ada.git('tag', '-a', 'v1', '-m', 'v1')
    const pushes = ['HEAD:feature', 'v1', 'HEAD:refs/tags/main', 'refs/notes/ai-signoff', ':feature']
    expect(
      pushes.map((refspec) => server.push(['--quiet', 'origin', refspec])).map(({ code, stderr }) => [code, stderr]),
    ).toEqual(pushes.map(() => [0, '']))
  })

  test('anything while it is not enrolled, and says so in a line', ({ world }) => {
    const team = createTeam(world)
    team.ada.git('rm', '--quiet', '.ai-signoff.yml')
    team.ada.commit('No policy', {})
    team.push(['--quiet', '--no-verify', 'origin', 'HEAD:main'])
    const server = guard(team)
    agentsChange(team)
    const ran = server.push(['origin', 'HEAD:main', 'HEAD:feature', 'HEAD:refs/tags/v1'])
    expect([ran.code, told(ran)]).toEqual([0, [expect.stringContaining('holds no .ai-signoff.yml yet')]])
  })

  test('the first push of all', ({ world }) => {
    const team = createTeam(world)
    const fresh = { ...team, remote: world.bare('fresh.git') }
    guard(fresh)
    const ran = fresh.ada.tryGit(['push', '--no-verify', fresh.remote, 'HEAD:main'])
    expect([ran.code, told(ran)]).toEqual([0, [expect.stringContaining('holds no .ai-signoff.yml yet')]])
  })

  test('a push that brings objects in a pack and one that brings none', ({ world }) => {
    const team = createTeam(world)
    const server = guard(team)
    server.git('config', 'receive.unpackLimit', '1')
    team.ada.commit('Fix a word', { 'readme.md': '# Begin\n' })
    const codes = [server.push().code, server.push(['origin', 'HEAD:feature']).code]
    expect([codes, server.at('refs/heads/main')]).toEqual([[0, 0], team.id('HEAD')])
  })
})
