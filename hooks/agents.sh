# Made from src/provenance/agents.ts; test/unit/provenance/shell.test.ts holds it to that. Do not edit.

# True when an agent may run us: one of its variables is set, to whatever value, or one of its places is here.
ai_signoff_agent_about() {
  test -n "${AGENT-}${AI_AGENT-}${AMP_CURRENT_THREAD_ID-}${ANTIGRAVITY_AGENT-}${AUGMENT_AGENT-}${AWS_EXECUTION_ENV-}${CLAUDECODE-}${CLAUDE_CODE_CHILD_SESSION-}${CLAUDE_CODE_REMOTE-}${CLAUDE_CODE_SESSION_ID-}${CLINE_ACTIVE-}${CLINE_TASK_ID-}${CODEX_CI-}${CODEX_INTERNAL_ORIGINATOR_OVERRIDE-}${CODEX_SANDBOX-}${CODEX_SESSION_ID-}${CODEX_TOOL_CALL_ID-}${COPILOT_AGENT-}${COPILOT_AGENT_JOB_ID-}${COPILOT_AGENT_SESSION_ID-}${COPILOT_CLI-}${CRUSH-}${CURSOR_AGENT-}${CURSOR_CONVERSATION_ID-}${CURSOR_EXTENSION_HOST_ROLE-}${CURSOR_SANDBOX-}${FIREBENDER_TERMINAL-}${GEMINI_CLI-}${GOOSE_TERMINAL-}${JUNIE_DATA-}${JUNIE_SHIM_PATH-}${KIRO_AGENT_PATH-}${OPENCODE-}${OZ_RUN_ID-}${PI_CODING_AGENT-}${PI_SESSION_ID-}${QWEN_CODE-}${REPLIT_MODE-}${ROO_ACTIVE-}${ROO_CODE_TASK_ID-}" ||
    test -d /opt/.devin ||
    test "${HOME-}" = /home/jules
}

# The name of a process, a program or a script: may it be an agent's?
ai_signoff_agent_called() {
  case $1 in aider | amp | auggie | claude | cline | codex | copilot | crush | cursor-agent | droid | gemini | goose | junie | kiro-cli-chat | opencode | openhands | pi | qchat | qwen) ;; *) return 1 ;; esac
}

# A path: does it lead into a folder that only an agent's program lies in?
ai_signoff_agent_folder() {
  case /$1 in */cursor-agent/versions/* | */node_modules/@anthropic-ai/claude-code/* | */node_modules/@augmentcode/auggie/* | */node_modules/@charmland/crush/* | */node_modules/@continuedev/cli/* | */node_modules/@github/copilot/* | */node_modules/@google/gemini-cli/* | */node_modules/@mariozechner/pi-coding-agent/* | */node_modules/@openai/codex/* | */node_modules/@qwen-code/qwen-code/* | */node_modules/@sourcegraph/amp/* | */node_modules/opencode-ai/* | */share/claude/versions/*) ;; *) return 1 ;; esac
}

# The name of a program: may it run an agent's script?
ai_signoff_interpreter() {
  case $1 in node | nodejs | bun | deno | python* | pypy* | sh | bash | dash | ash | ksh | mksh | zsh | fish | busybox) ;; *) return 1 ;; esac
}

# Where links lead, as ls shows it: may one lead to a program that is called so?
ai_signoff_agent_linked() {
  case $1 in */aider* | */amp* | */auggie* | */claude* | */cline* | */codex* | */copilot* | */crush* | */cursor-agent* | */droid* | */gemini* | */goose* | */junie* | */kiro-cli-chat* | */opencode* | */openhands* | */pi* | */qchat* | */qwen*) ;; *) return 1 ;; esac
}

# A word of a command line that is, or lies in, one of these.
ai_signoff_agent_word='(^-?|/)(aider|amp|auggie|claude|cline|codex|copilot|crush|cursor-agent|droid|gemini|goose|junie|kiro-cli-chat|opencode|openhands|pi|qchat|qwen)$|(^|/)(cursor-agent/versions|node_modules/@anthropic-ai/claude-code|node_modules/@augmentcode/auggie|node_modules/@charmland/crush|node_modules/@continuedev/cli|node_modules/@github/copilot|node_modules/@google/gemini-cli|node_modules/@mariozechner/pi-coding-agent|node_modules/@openai/codex|node_modules/@qwen-code/qwen-code|node_modules/@sourcegraph/amp|node_modules/opencode-ai|share/claude/versions)/'

# In any case of letters, what stands in every marker that we know, and the keys that speak of AI.
ai_signoff_words='131295404+
136622811+
138933559+
158243242+
161369871+
175728472+
176961590+
191113872+
198680274+
198982749+
199175422+
201638009+
206951365+
208079219+
209825114+
211532188+
215916821+
219738659+
223556219+
223894421+
226033991+
230936708+
237617714+
242468646+
244629292+
245459735+
248786709+
267193182+
58596630+
62310815+
65095814+
agent-logs-url
agent@continue.dev
agent@replit.com
agent@warp.dev
ai-agent
ai-assistant
ai-assisted
ai-provenance
aider chat conversation:
aider@aider.chat
amazon q developer
amp-thread
amp@ampcode.com
ampcode.com/threads/
assisted-by
cascade@windsurf.ai
charlie@charlielabs.ai
claude
codex
coding-agent
composer
copilot-session
copilot-swe-agent[bot]@users.noreply.github.com
copilot@github.com
copilot@users.noreply.github.com
crush@charm.land
cursoragent@cursor.com
deepseek
droid@factory.ai
entire-agent
entire-attribution
entire-checkpoint
entire-session
entire-strategy
gemini
generated with
generated-by
glm
gpt
grok
haiku
help@firebender.com
junie@jetbrains.com
kimi
llama
made with [cursor]
made-with
minimax
mux-attribution
noreply@aider.chat
noreply@aider.dev
noreply@anthropic.com
noreply@coder.com
noreply@continue.dev
noreply@crush.charm.land
noreply@kiro.dev
noreply@letta.com
noreply@openai.com
noreply@opencode.ai
open-swe@users.noreply.github.com
open-swe[bot]@users.noreply.github.com
opencode-agent[bot]@users.noreply.github.com
openhands@all-hands.dev
opus
qwen
replit-commit-author
roomote@roocode.com
ruv@ruv.net
sonnet
stral
support@anthropic.com'
