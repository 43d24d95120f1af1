# Who is above us, climbed once, to the top: `git_process` (and, from ps, `git_arguments`), the git that runs this hook, and
# `agent_above`, not empty where an agent may be. POSIX sh. On Linux no process is started for it: the shell itself reads /proc.
# It may suspect too much, never too little of what src/provenance/ancestors.ts knows, which is exact and asked then. What can't be
# seen (another system, a /proc that hides processes) is no suspicion: there the environment alone tells, and `doctor` says so.

ai_signoff_looked=''
ai_signoff_look_up() {
  test -z "$ai_signoff_looked" || return 0
  ai_signoff_looked=yes git_process='' git_arguments='' agent_above=''
  if test -r /proc/self/status; then ai_signoff_climb; else ai_signoff_ask_ps; fi
}

ai_signoff_climb() {
  process=$PPID step=0 unclear=''
  while test "${process:-0}" -gt 0; do
    name='' above='' step=$((step + 1))
    # Name:	git
    # PPid:	4711
    while read -r key value; do
      case $key in
        Name:) name=$value ;;
        PPid:) above=$value && break ;;
      esac
    done 2>/dev/null <"/proc/$process/status" || break
    # The nearest git, up to six processes away: husky may be between.
    case $git_process,$step,$name in ,[1-6],git | ,[1-6],git-*) git_process=$process ;; esac
    test -n "$agent_above" || ! ai_signoff_suspect || agent_above=$process
    process=$above
  done
  test -n "$agent_above" || test -z "$unclear" || ! ai_signoff_ask_ls || agent_above=unclear
}

# May `process`, called `name`, be an agent? Its executable or first word may be called so, or the script that it runs.
ai_signoff_suspect() {
  ai_signoff_find_executable
  ! ai_signoff_agent_called "$name" || return 0
  ! ai_signoff_agent_called "${executable##*/}" || return 0
  ! ai_signoff_agent_folder "$executable" || return 0
  # The shell's read drops the NULs between the words. Where it finds a line break inside of one, the exact look is the cheaper.
  line='' more=''
  { IFS= read -r line && more=yes; } 2>/dev/null <"/proc/$process/cmdline" || test -n "$line" || return 1
  if ai_signoff_may_run_scripts; then
    test -n "$more" || ai_signoff_agent_anywhere "$line" || return 1
    words='$'
  else
    ai_signoff_agent_first "$line" || return 1
    words=1
  fi
  # After -c comes code, not a script.
  tr '\n\0' ' \n' <"/proc/$process/cmdline" | LC_ALL=C sed -e "${words}q" -e '/^-[a-zA-Z]*c$/q' | LC_ALL=C grep -q -E -e "$ai_signoff_agent_word"
}

ai_signoff_may_run_scripts() {
  case $executable in
    '?') ;;
    '') ai_signoff_interpreter_first "$line" ;;
    *) ai_signoff_interpreter "${executable##*/}" ;;
  esac
}

# executable: empty when it may not be seen. The lowest file in a process's memory is what runs. Memory that no file is in may come
# before it, a lot in an editor made with Electron: then it is ?, and ai_signoff_ask_ls looks at all such at once.
ai_signoff_find_executable() {
  executable='' lines=0
  # 55d8c3a00000-55d8c3a2f000 r--p 00000000 08:01 1311 /usr/bin/git
  while test "$lines" -lt 4 && read -r range rights offset device inode executable; do
    case $executable in /*) break ;; esac
    executable='?' lines=$((lines + 1))
  done 2>/dev/null <"/proc/$process/maps" || :
  executable=${executable% (deleted)}
  test "$executable" != '?' || unclear="$unclear /proc/$process/exe"
}

# lrwxrwxrwx 1 ada ada 0 Jan  1 10:00 /proc/4711/exe -> /usr/share/code/code
ai_signoff_ask_ls() {
  executable=$(ls -l $unclear 2>/dev/null) || :
  ai_signoff_agent_first "$executable" || ai_signoff_agent_folder "$executable"
}

# One look at all processes, for those above us: `pid parent name words`. Which blank ends a word is not to be seen.
ai_signoff_ask_ps() {
  above=$(
    PATH=/bin:/usr/bin ps -A -ww -o pid= -o ppid= -o ucomm= -o args= 2>/dev/null | LC_ALL=C awk -v "pid=$PPID" '
      { parent[$1] = $2; name[$1] = $3; line = $0; for (i = 1; i <= 3; i++) sub(/^ *[^ ]+/, "", line); words[$1] = line }
      END {
        for (step = 1; pid > 0 && pid in parent; step++) {
          found = name[pid] ~ /^git(-.*)?$/
          if (!found) print name[pid] words[pid]
          else if (!git && step <= 6) print "git_process " (git = pid) words[pid]
          above = parent[pid]; delete parent[pid]; pid = above
        }
      }'
  ) || return 0
  case $above in
    *git_process\ *)
      git_arguments=${above#*git_process } git_arguments=${git_arguments%%
*}
      git_process=${git_arguments%% *} git_arguments=${git_arguments#* }
      ;;
  esac
  ! printf '%s\n' "$above" | sed '/^git_process /d' | tr ' ' '\n' | LC_ALL=C grep -q -E -e "$ai_signoff_agent_word" || agent_above=yes
}
