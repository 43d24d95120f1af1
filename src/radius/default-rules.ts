// The floors that hold where a team's policy says nothing: the level that touching such a path has at least. Patterns are in folded
// form (fold.ts) and matched against folded paths, so that AGENTS.MD or .GitHub/Workflows is found too. Later rules win.
import type { Level } from '../model/radius.ts'
import { manifests } from './kind-tables.ts'
import { words } from './word-list.ts'

export interface DefaultRule {
  readonly match: readonly string[]
  readonly floor: Level
  readonly because: string
}

const patterns = (text: string): string[] => [...words(text)]

export const defaultRules: readonly DefaultRule[] = [
  { floor: 'high', because: 'dependency manifest', match: manifests },
  {
    floor: 'high',
    because: 'infrastructure',
    match: patterns(`
      *.tf *.tfvars *.tofu *.bicep dockerfile* containerfile* *.dockerfile .dockerignore docker-compose*.yml
      docker-compose*.yaml compose.yml compose.yaml helmfile*.yaml chart.yaml k8s/ kubernetes/ helm/ charts/
      kustomization.yaml terraform/ ansible/ pulumi*.yaml serverless.yml cloudformation/ nginx.conf fly.toml
      vercel.json netlify.toml wrangler.toml
    `),
  },
  {
    floor: 'high',
    because: 'migration',
    match: [
      'migrations/',
      'migration/',
      'db/migrate/',
      'alembic/versions/',
      'flyway/',
      'liquibase/',
      'schema.prisma',
      'db/schema.rb',
    ],
  },
  {
    floor: 'high',
    because: "agent's instructions",
    match: patterns(`
      agents.md agent.md agents.override.md claude.md claude.local.md gemini.md qwen.md .claude/ .codex/
      .gemini/ .cursor/ .cursorrules .cursorignore .windsurf/ .windsurfrules .clinerules .clinerules/ .roo/
      .kiro/ .amp/ .opencode/ opencode.json .aider* .continue/ .junie/ .agents/ .mcp.json mcp.json
      .vscode/mcp.json .github/copilot-instructions.md .github/instructions/ .github/prompts/ .github/agents/
      .github/chatmodes/ .github/copilot/ .github/hooks/ .factory/
    `),
  },
  {
    // What an editor, a shell or a container takes from a folder and runs: few ask again once the folder is trusted, none shows what.
    floor: 'high',
    because: 'runs on whoever opens the folder',
    match: patterns(`
      .envrc .devcontainer/ .devcontainer.json **/.vscode/tasks.json **/.vscode/settings.json *.code-workspace
      **/.idea/startup.xml **/.idea/watchertasks.xml **/.zed/settings.json .idx/ .gitpod.yml mise.toml mise.*.toml
      .mise.toml .mise.*.toml .mise/ **/mise/config*.toml
    `),
  },
  {
    floor: 'critical',
    because: 'CI workflow',
    match: patterns(`
      /.github/workflows/ /.github/actions/ /action.yml /action.yaml .gitlab-ci.yml .gitlab-ci.yaml /.gitlab/ci/
      .circleci/ .travis.yml appveyor.yml .appveyor.yml azure-pipelines*.yml azure-pipelines*.yaml
      .azure-pipelines/ jenkinsfile* .buildkite/ .drone.yml bitbucket-pipelines.yml .woodpecker* .cirrus.yml
      .semaphore/ .teamcity/ cloudbuild.yaml cloudbuild.yml /.forgejo/workflows/ /.gitea/workflows/ /.zuul*
      /zuul.d/
    `),
  },
  {
    floor: 'critical',
    because: 'code owners',
    match: ['/codeowners', '/.github/codeowners', '/docs/codeowners', '/.gitlab/codeowners'],
  },
  {
    floor: 'critical',
    because: 'hook set-up',
    match: patterns(`
      .husky/ .githooks/ /hooks/ .huskyrc* husky.config.* lefthook*.yml lefthook*.yaml .lefthook* lefthook*.toml
      lefthook*.json .pre-commit-config.yaml .pre-commit-config.yml .pre-commit-hooks.yaml .simple-git-hooks.*
      simple-git-hooks.* .overcommit.yml
    `),
  },
  { floor: 'critical', because: 'git attributes', match: ['.gitattributes', '.gitmodules'] },
]
