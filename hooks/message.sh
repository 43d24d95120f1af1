# Shared by prepare-commit-msg and commit-msg: writes the provenance trailers. POSIX sh. A commit that shows no
# agent is done here, with git, sed and a SHA-256 program; all others go to `node dist/hook.cjs commit-message`, which is exact.
# A commit without a trailer is undeclared, which is the strict reading. None is stopped but by a policy that says `pre-commit: block`.

# The arguments of prepare-commit-msg: FILE SOURCE.
ai_signoff_prepare() {
  template=${1%/*}/ai-signoff-template
  test ! -e "$template" || rm -f "$template"
  case ${GIT_EDITOR-},${2-} in
    :, | :,template) ;; # somebody's own GIT_EDITOR=: and nothing was said yet; git will give up on it
    :,*) ai_signoff_message "$1" given ;;
    *,template) ai_signoff_bare "$1" >"$template" ;;
    *)
      # commit-msg will not come: somebody's --no-verify, or a rebase that squashes.
      ai_signoff_find_git
      ! ai_signoff_argument -n '-n|--no-v.*' || ai_signoff_message "$1" edited
      ;;
  esac
}

# The argument of commit-msg: FILE. git gives up on a template that nobody touched; a trailer of ours must not make a commit of it.
ai_signoff_after_editor() {
  template=${1%/*}/ai-signoff-template
  if test -e "$template"; then
    offered=$(cat "$template")
    rm -f "$template"
    test "$(ai_signoff_bare "$1")" != "$offered" || return 0
  fi
  ai_signoff_message "$1" edited
}

# The lines that somebody may have written, without what git leaves out of that comparison.
ai_signoff_bare() {
  LC_ALL=C sed -e '/^. -\{24\} >8 -\{24\}$/,$d' -e '/^#/d' -e '/^Signed-off-by: /d' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"
}

# ai_signoff_message FILE edited|given
ai_signoff_message() {
  message=$1 mode=$2 gitdir=${1%/*}
  case $gitdir in /*) ;; *) gitdir=$PWD/$gitdir ;; esac
  ai_signoff_find_origin
  ai_signoff_find_digest
  ai_signoff_find_capture
  if test "$origin,$captured" = new, && ! ai_signoff_agent_about && ! ai_signoff_agent_above &&
    ! ai_signoff_moved_back && ai_signoff_is_plain; then
    ai_signoff_declare_none
  else
    # --cleanup=strip takes comments out of messages that no editor saw.
    ! ai_signoff_argument --cl '--cl.*' || mode=edited
    answer=$(ai_signoff_node commit-message "$message" "$mode" "$digest" "$origin" "$capture") || :
    case $answer in
      # By a policy that says `pre-commit: block`. --no-verify goes past that, as past every hook of a commit that may hold it back.
      refused) ai_signoff_argument - '-[a-zA-Z]*n.*|--no-v.*' || return 1 ;;
    esac
  fi
}

# True when the message surely says something, comments (if there can be any) surely begin with "#", and no line can be a marker.
# With less than that the exact program decides: an unusual first letter everywhere, another comment character, a revert,
# a suspicious word.
# Every marker and every trailer stands below the first line and has a colon in it, or the words "generated with" or "assisted by".
ai_signoff_is_plain() {
  said='' lines=0 last='#' suspect=''
  while IFS= read -r line; do
    case $line in
      '') continue ;;
      '# ------------------------ >8 ------------------------') suspect=yes last='#' && break ;;
      'Signed-off-by: '*) ;;
      *[Tt]his\ reverts\ commit*) return 1 ;;
      [A-Za-z0-9\(\[\`\"]* | [!\ -~]*) said=yes ;;
    esac
    lines=$((lines + 1)) last=$line
    case $lines,$mode,$line in
      *'\n'[Cc][Oo]-*) suspect=yes ;; # two characters where somebody meant the end of a line
      1,*) ;;
      *,edited,'#'*) ;;
      *:* | *[Gg][Ee][Nn][Ee][Rr][Aa][Tt][Ee][Dd]\ [Ww]* | *[Aa][Ss][Ss][Ii][Ss][Tt][Ee][Dd]\ [Bb]*) suspect=yes ;;
    esac
  done <"$message"
  case $line in
    '') ;;
    '# -'*) return 1 ;; # the scissors, or what looks like them
    *) # A merge's message comes without a line break at its end, and a trailer would be glued to it.
      echo >>"$message" && ai_signoff_is_plain
      return
      ;;
  esac
  case $mode,$said,$last in given,yes,* | edited,yes,'#'*) ;; *) return 1 ;; esac
  test -n "$suspect" || return 0
  # A grep that can't say so is no word of theirs not being there.
  LC_ALL=C grep -q -i -F -e "$ai_signoff_words" -- "$message" || test $? -ne 1 || return 0
  return 1
}

ai_signoff_declare_none() {
  none="AI-Provenance: v1 level=none sources=hook${capture:+,capture} digest=sha256:$digest"
  if test -z "$digest"; then
    echo "ai-signoff: this commit stays undeclared: the digest of the staged lines could not be computed" >&2
  elif test "$mode,$lines" = given,1; then
    printf '\n%s\n' "$none" >>"$message" # what interpret-trailers makes of a message of one line, for no process
  else
    git -c trailer.separators=: interpret-trailers --in-place --no-divider --where end --if-exists replace --if-missing add \
      --trailer "$none" -- "$message" || :
  fi
}

# True when `git reset` moved HEAD lately: the lines that are staged may be those of the commits that it moved back from.
ai_signoff_moved_back() {
  moves=$(tail -n 20 "$gitdir/logs/HEAD" 2>/dev/null) || return 1
  case $moves in *'	reset: '*) ;; *) return 1 ;; esac
  # A stash moves to HEAD, which is no way back.
  printf '%s\n' "$moves" | LC_ALL=C grep '	reset: ' | LC_ALL=C grep -q -v '	reset: moving to HEAD$' || test $? -ne 1
}

# origin: `amends` when the commit takes HEAD's place, `replays` when its lines may come from other commits, else `new`. A revert that
# git makes in one go has no REVERT_HEAD; its message tells, and ai_signoff_is_plain leaves it to the exact program. No argument or
# variable tells commit-msg of --amend; the arguments of the git above us do. Where that errs, the digest fits nothing, and `none`
# reads as undeclared.
ai_signoff_find_origin() {
  ai_signoff_find_git
  if test -e "$gitdir/rebase-merge/current-fixups" || ai_signoff_argument --am '--am(e(nd?)?)?'; then
    origin=amends
  elif test -e "$gitdir/CHERRY_PICK_HEAD" || test -e "$gitdir/REVERT_HEAD" || test -e "$gitdir/SQUASH_MSG" ||
    test -d "$gitdir/reftable"; then
    origin=replays
  else
    origin=new
  fi
}

# capture: our folder in the git directory, when agents' own hooks write into its spool; captured: yes, when something of theirs is
# there. What earlier commits made of it counts as well, wherever it lies now.
ai_signoff_find_capture() {
  capture='' captured='' common=$gitdir
  ! test -r "$gitdir/commondir" || IFS= read -r common <"$gitdir/commondir" || :
  case $common in /*) ;; *) common=$gitdir/$common ;; esac
  ! test -d "$common/ai-signoff/spool" || capture=$common/ai-signoff
  # What can't be looked into (an agent's in a container, as root) may hold anything: the exact program says so.
  for any in "$common/ai-signoff/spool" "$common/ai-signoff/captured"; do
    ! test -e "$any" && ! test -h "$any" || { test -d "$any" && test -r "$any" && test -x "$any"; } || captured=yes capture=$common/ai-signoff
  done
  for any in "$common/ai-signoff/spool/"* "$common/ai-signoff/captured/"*; do
    ! test -e "$any" || { captured=yes capture=$common/ai-signoff && break; }
  done
}

# ai_signoff_argument PART PATTERN: has that git an argument that is wholly of this pattern, and so has this part?
ai_signoff_argument() {
  test -n "$git_process" || return 1
  words=/proc/$git_process/cmdline
  if test -z "$git_arguments" && test -r "$words"; then
    # The shell's read drops the NULs between the arguments: good enough to tell that no such word is there at all.
    while IFS= read -r line || test -n "$line"; do git_arguments="$git_arguments$line "; done <"$words"
  fi
  case $git_arguments in *"$1"*) ;; *) return 1 ;; esac
  if test -r "$words"; then tr '\n\0' ' \n' <"$words"; else printf '%s\n' "$git_arguments" | tr ' ' '\n'; fi | grep -q -E -x -e "$2"
}

# The program that prints a SHA-256 and then a blank.
if command -v sha256sum >/dev/null 2>&1; then
  ai_signoff_sha256=sha256sum
elif command -v shasum >/dev/null 2>&1; then
  ai_signoff_sha256='shasum -a 256'
else
  ai_signoff_sha256='openssl dgst -sha256 -r'
fi

# digest: of the lines that are about to be committed, as src/git/change-digest.ts defines it; empty when it can't be told.
ai_signoff_find_digest() {
  digest=''
  case $origin in amends) base='HEAD^' ;; *) base=HEAD ;; esac
  tree=$(git write-tree 2>/dev/null) || return 0
  ai_signoff_digest_of "$base" "$tree"
  case $digest in
    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855) # of no lines: a commit without any, or without a parent
      git rev-parse --verify --quiet --end-of-options "$base" >/dev/null 2>&1 ||
        ai_signoff_digest_of "$(git hash-object -t tree --stdin </dev/null)" "$tree"
      ;;
  esac
}

# Run inside the git directory, which serves as an empty work tree, and without an index: no .gitattributes is read.
ai_signoff_digest_of() {
  digest=$(
    unset GIT_DIFF_OPTS GIT_EXTERNAL_DIFF
    export GIT_DIR="$gitdir" GIT_WORK_TREE="$gitdir" GIT_INDEX_FILE="$gitdir/ai-signoff-no-index" LC_ALL=C
    export GIT_ATTR_NOSYSTEM=1 GIT_NO_REPLACE_OBJECTS=1 GIT_GRAFT_FILE=/dev/null
    git -C "$gitdir" -c core.quotePath=true -c core.attributesFile=/dev/null -c core.bigFileThreshold=512m \
      diff-tree -r -p -U0 --inter-hunk-context=0 --full-index --no-renames --diff-algorithm=myers --indent-heuristic --no-ext-diff --no-textconv --no-color --no-relative --src-prefix=a/ --dst-prefix=b/ --submodule=short --ignore-submodules=none -O/dev/null \
      --end-of-options "$1" "$2" -- 2>/dev/null |
      sed -e '/^@@ /d' -e '/^index /{h;d;}' -e '/^Binary files /{H;g;}' |
      $ai_signoff_sha256
  )
  digest=${digest%% *}
  case $digest in *[!0-9a-f]*) digest='' ;; esac
}
