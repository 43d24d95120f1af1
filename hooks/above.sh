# Who is above us, climbed once, to the top: `git_process` (and, from ps, `git_arguments`), the git that runs this hook, and whether
# an agent may be. POSIX sh. On Linux the shell itself reads /proc, and one grep the words of them all.
# It may suspect too much, never too little of what src/provenance/ancestors.ts knows, which is exact and asked then. What can't be
# seen (another system, a /proc that hides processes) is no suspicion: there the environment alone tells, and `doctor` says so.

ai_signoff_climbed=''
ai_signoff_find_git() {
  test -z "$ai_signoff_climbed" || return 0
  ai_signoff_climbed=yes git_process='' git_arguments='' processes='' agent_above=''
  if test -r /proc/self/status; then ai_signoff_climb; else ai_signoff_ask_ps; fi
}

# True when an agent may be above us.
ai_signoff_agent_above() {
  ai_signoff_find_git
  test -n "$agent_above" || { test -n "$processes" && ai_signoff_suspect; }
}

# A process at a time: its name and its parent are the first lines of its status, and no more is read.
ai_signoff_climb() {
  process=$PPID step=0
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
    ! ai_signoff_agent_called "$name" || agent_above=$process
    processes="$processes $process" process=$above
  done
}

# May one of `processes` be an agent? Its executable may be called so, its first word, or the script that it runs.
ai_signoff_suspect() {
  unclear='' words=''
  for process in $processes; do
    ai_signoff_find_executable
    case $executable in
      '') ;;
      '?') unclear="$unclear /proc/$process/exe" ;;
      *) ! ai_signoff_agent_path "$executable" || return 0 ;;
    esac
    words="$words /proc/$process/cmdline"
  done
  if test -n "$unclear"; then ! ai_signoff_ask_ls || return 0; fi
  # Mostly no word of anybody's is an agent's, which one grep tells; only where it can't say so they are looked at one by one.
  LC_ALL=C grep -sqzE -e "$ai_signoff_agent_word" $words || test $? -ne 1 || return 1
  for process in $processes; do ! ai_signoff_runs_agent || return 0; done
  return 1
}

ai_signoff_agent_path() {
  ai_signoff_agent_called "${1##*/}" || ai_signoff_agent_folder "$1"
}

# Of `process`: the first word alone, but of an interpreter the script as well. After -c comes code, not a script.
ai_signoff_runs_agent() {
  words=$(tr '\n\0' ' \n' 2>/dev/null <"/proc/$process/cmdline" | LC_ALL=C sed -e '/^-[a-zA-Z]*c$/q') || return 1
  first=${words%%
*}
  ai_signoff_find_executable
  if test "$executable" = '?'; then
    executable=$(QUOTING_STYLE=literal ls -l "/proc/$process/exe" 2>/dev/null) || :
    executable=${executable##* -> } executable=${executable% (deleted)}
  fi
  test -n "$executable" || executable=${first#-}
  ai_signoff_interpreter "${executable##*/}" || words=$first
  printf '%s\n' "$words" | LC_ALL=C grep -q -E -e "$ai_signoff_agent_word" || test $? -ne 1
}

# executable: empty when it may not be seen. The lowest file in a process's memory is what runs. Memory that no file is in may come
# before it, a lot in an editor made with Electron, and so may libraries under a stack without limit: then it is ?, and
# ai_signoff_ask_ls looks at all such at once.
ai_signoff_find_executable() {
  executable='' lines=0
  # 55d8c3a00000-55d8c3a2f000 r--p 00000000 08:01 1311 /usr/bin/git
  while test "$lines" -lt 4 && read -r range rights offset device inode executable; do
    case $executable in *.so | *.so.* | */locale/*) ;; /*) break ;; esac
    executable='?' lines=$((lines + 1))
  done 2>/dev/null <"/proc/$process/maps" || :
  executable=${executable% (deleted)}
}

# lrwxrwxrwx 1 ada ada 0 Jan  1 10:00 /proc/4711/exe -> /usr/share/code/code
ai_signoff_ask_ls() {
  executable=$(QUOTING_STYLE=literal ls -l $unclear 2>/dev/null) || :
  ai_signoff_agent_linked "$executable" || ai_signoff_agent_folder "$executable"
}

# One look at all processes, for those above us, agents or not: `pid parent name words`. Which blank ends a word is not to be seen.
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
  printf '%s\n' "$above" | sed '/^git_process /d' | tr ' ' '\n' | LC_ALL=C grep -q -E -e "$ai_signoff_agent_word" ||
    test $? -ne 1 || return 0
  agent_above=yes
}
