# What the shims share. Sourced by each with $dir set to the folder it stands in. POSIX sh, under `set -e` (husky) and without it.

# ai_signoff_node EVENT ARGS...: runs the hook program; 127 when there is no Node or no program, after saying what to run.
ai_signoff_node() {
  if ! command -v node >/dev/null 2>&1; then
    echo "ai-signoff: the $1 hook found no node in PATH; install Node 20.19 or newer, then run: npx ai-signoff init" >&2
    return 127
  fi
  if [ ! -f "$dir/../dist/hook.cjs" ]; then
    echo "ai-signoff: the $1 hook found no $dir/../dist/hook.cjs; run: npx ai-signoff init" >&2
    return 127
  fi
  # Reading extra certificates costs every Node start 64 ms, and a hook that scores speaks to nobody.
  (unset NODE_EXTRA_CA_CERTS && exec node "$dir/../dist/hook.cjs" "$@")
}
