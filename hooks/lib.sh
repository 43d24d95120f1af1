# Shared by all hooks: where this package is, and how its program is started. POSIX sh; husky runs hooks with `sh -e`.
# The hook has set $here, the folder that it and this file stand in.

# ai_signoff_node EVENT ARGS…: runs the program for hooks. 127: it can't be started, and the person was told what to run.
ai_signoff_node() {
  if ! command -v node >/dev/null 2>&1; then
    echo "ai-signoff: node is not in PATH; install Node 20.19 or newer, then run: npx ai-signoff init" >&2
    return 127
  fi
  if ! test -f "$here/../dist/hook.cjs"; then
    echo "ai-signoff: $here/../dist/hook.cjs is missing; run: npx ai-signoff init" >&2
    return 127
  fi
  # Node 20 reads these certificates at every start, 64 ms of it, and we speak to no server.
  (unset NODE_EXTRA_CA_CERTS && exec node "$here/../dist/hook.cjs" "$@")
}
