#!/usr/bin/env bash
# Upgrade Kiln from 1.0.0 to 1.1.0. Downtime: 10 seconds to 1 minute.
# Generated from the product's release metadata: generate it again, do not edit it.
#
# Run it with --help first, then with --dry-run, in a folder that keeps its files.
#
# Steps are called by their names, and commands for other hosts are quoted on purpose:
# shellcheck disable=SC2016,SC2317
set -euo pipefail

name=kiln-1.0.0-to-1.1.0
landings='1.1.0'
programs='docker pg_dump pg_restore cp grep alembic pottery curl psql'
steps='cool look dump configure pull migrate start glaze health sweep restart unmigrate restore'
# Variables that steps set for later ones: kept, so that another run knows them.
carried='KILN_VERSION'
asked='SITE GLAZE_KEY'

state=$PWD/.$name.state
log=$PWD/$name.log

usage() {
  cat <<'USAGE'
Upgrade Kiln from 1.0.0 to 1.1.0

Usage: upgrade.sh [options]

  --to VERSION      stop at a version on the way: 1.1.0
  --env FILE        read your values from lines NAME=value
  --dry-run         print every command and run none
  --yes             answer yes to every question, also whether work by hand is done
  --resume          go on where an earlier run stopped
  --from-step STEP  go on at a step
  --before STEP     stop before a step
  --rollback DEPTH  return to the version before: code, schema, data
  --help            show this

Values: SITE GLAZE_KEY
Steps: cool look dump configure pull migrate start glaze health sweep restart unmigrate restore
USAGE
}

die() {
  printf 'error: %s\n' "$1" >&2
  exit 2
}

is_one_of() {
  case " $2 " in
    *" $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

dry_run=no
yes=no
resume=no
to=1.1.0
env_file=
from_step=
before=
depth=
while [ "$#" -gt 0 ]; do
  case "$1" in
    --to | --env | --from-step | --before | --rollback)
      [ "$#" -ge 2 ] || die "Unexpected end after $1, expected a value"
      ;;
    *) ;;
  esac
  case "$1" in
    --to) to=$2 && shift ;;
    --env) env_file=$2 && shift ;;
    --from-step) from_step=$2 && shift ;;
    --before) before=$2 && shift ;;
    --rollback) depth=$2 && shift ;;
    --dry-run) dry_run=yes ;;
    --yes) yes=yes ;;
    --resume) resume=yes ;;
    --help)
      usage
      exit 0
      ;;
    *) die "Unexpected argument $1; --help shows what there is" ;;
  esac
  shift
done
is_one_of "$to" "$landings" || die "Unexpected version $to, expected one of: $landings"
for named in "$from_step" "$before"; do
  [ -z "$named" ] || is_one_of "$named" "$steps" || die "Unexpected step $named, expected one of: $steps"
done
case "$depth" in
  '' | code | schema | data) ;;
  *) die "Unexpected depth $depth, expected one of: code, schema, data" ;;
esac

# --- What must be there before anything is run ---

trouble=no

complain() {
  printf 'error: %s\n' "$1" >&2
  trouble=yes
}

# order A B: prints less, same or more.
order() {
  local -a a b
  local i
  IFS=.-+ read -r -a a <<<"$1"
  IFS=.-+ read -r -a b <<<"$2"
  for i in 0 1 2; do
    if [ "${a[i]:-0}" -lt "${b[i]:-0}" ]; then echo less && return; fi
    if [ "${a[i]:-0}" -gt "${b[i]:-0}" ]; then echo more && return; fi
  done
  echo same
}

# fits VERSION RANGE, such as '>=1.2.0 <2.0.0 || >=3.0.0'
fits() {
  local word found fit=yes
  for word in $2; do
    if [ "$word" = '||' ]; then
      if [ "$fit" = yes ]; then return 0; fi
      fit=yes
      continue
    fi
    found=$(order "$1" "${word##*[<>=]}")
    case "$word:$found" in
      '>='*:less | '<='*:more | '>'[!=]*:less | '>'[!=]*:same) fit=no ;;
      '<'[!=]*:more | '<'[!=]*:same | [0-9]*:less | [0-9]*:more) fit=no ;;
      *) ;;
    esac
  done
  [ "$fit" = yes ]
}

# holds WHAT RANGE TEXT: complains where the first version in the text does not fit.
holds() {
  if ! [[ $3 =~ [0-9]+(\.[0-9]+)* ]]; then
    printf 'warning: Cannot tell the version of %s, expected %s\n' "$1" "$2" >&2
  elif ! fits "${BASH_REMATCH[0]}" "$2"; then
    complain "Unexpected $1 ${BASH_REMATCH[0]}, expected $2"
  fi
}

# tool NAME RANGE COMMAND...: the command prints the tool's version.
tool() {
  local name=$1 range=$2 found
  shift 2
  if ! command -v "$1" >/dev/null; then return; fi
  if found=$("$@" 2>&1 </dev/null); then
    holds "$name" "$range" "$found"
  else
    complain "Cannot run \`$*\`, expected $name $range"
  fi
}

check_programs() {
  local program
  for program in $programs; do
    command -v "$program" >/dev/null || complain "Cannot find the program $program"
  done
  tool docker '>=24.0.0 <28.0.0-0' docker --version
  tool 'docker compose' '>=2.20.0' docker compose version
  [ "$trouble" = no ] || exit 2
}

read_env_file() {
  local line key value
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line#export }
    key=${line%%=*}
    if [ "$key" = "$line" ] || ! is_one_of "$key" "$asked"; then continue; fi
    value=${line#*=}
    case "$value" in
      \"*\" | \'*\') value=${value:1:${#value}-2} ;;
      *) ;;
    esac
    printf -v "$key" '%s' "$value"
  done <"$1"
}

# value GIVEN plain|secret WHAT: the value as it is, else what a person types.
value() {
  local answer=$1
  if [ -z "$answer" ] && [ "$yes" = no ] && [ -t 0 ]; then
    printf '%s\n  > ' "$3" >&2
    if [ "$2" = secret ]; then
      read -r -s answer || :
      echo >&2
    else
      read -r answer || :
    fi
  fi
  printf '%s' "$answer"
  [ -n "$answer" ] || {
    complain "set $3"
    return 1
  }
}

ask_values() {
  if [ -n "$env_file" ]; then
    [ -r "$env_file" ] || die "Cannot read $env_file"
    read_env_file "$env_file"
  fi
  SITE=$(value "${SITE:-}" plain 'SITE: Name of the site, for example north pier') || trouble=yes
  export SITE
  GLAZE_KEY=$(value "${GLAZE_KEY:-}" secret 'GLAZE_KEY: Key of the glaze store') || trouble=yes
  export GLAZE_KEY
  [ "$trouble" = no ] || exit 2
}

# --- What an earlier run left, one fact a line ---

note() {
  [ "$dry_run" = no ] || return 0
  (umask 077 && printf '%s\n' "$1" >>"$state")
}

# Sets begun, finished, stopped, changed, and where the run is.
recall() {
  local line id
  begun=
  finished=
  stopped=no
  changed=no
  at_landing=
  at_phase=
  at_step=
  [ -f "$state" ] || return 0
  while IFS= read -r line; do
    id=${line##* }
    stopped=no
    case "$line" in
      'begun '*)
        begun="$begun $id"
        at_step=$id
        line=${line#begun }
        at_landing=${line%% *}
        at_phase=${line#* }
        at_phase=${at_phase% *}
        case "$at_phase" in
          upgrade | verify | after) changed=yes ;;
          *) ;;
        esac
        ;;
      'done '*) finished="$finished $id" ;;
      stopped) stopped=yes ;;
      *) ;;
    esac
  done <"$state"
}

# Variables and folder as they were after the last step.
recall_values() {
  local line key value
  [ -f "$state" ] || return 0
  while IFS= read -r line; do
    case "$line" in
      'set '*)
        line=${line#set }
        key=${line%% *}
        if ! is_one_of "$key" "$carried"; then continue; fi
        printf -v value '%b' "${line#* }"
        printf -v "$key" '%s' "$value"
        export "${key?}"
        ;;
      'folder '*) cd "${line#folder }" || exit 1 ;;
      *) ;;
    esac
  done <"$state"
}

keep_values() {
  local key value
  for key in $carried; do
    [ -n "${!key+set}" ] || continue
    value=${!key//\\/\\\\}
    note "set $key ${value//$'\n'/\\n}"
  done
  [ "$PWD" = "${state%/*}" ] || note "folder $PWD"
}

# What was noted of a leg does not hold after its rollback.
forget() {
  local line
  while IFS= read -r line; do
    case "$line" in
      "begun $1 "* | "done $1 "* | stopped) ;;
      *) printf '%s\n' "$line" ;;
    esac
  done <"$state" >"$state.new"
  mv "$state.new" "$state"
}

# --- How a step is run ---

stop() {
  note stopped
  printf '\n%s\n' "$1"
  exit "$2"
}

confirm() {
  local answer=
  [ "$yes" = no ] && [ "$dry_run" = no ] || return 0
  printf '%s [y/N] ' "$1"
  read -r answer || :
  case "$answer" in
    y | Y | yes) ;;
    *) stop 'Stopped. Nothing after this point was run.' 1 ;;
  esac
}

# Whether it is the turn of a step.
is_due() {
  if [ "$1" = "$from_step" ]; then from_step=; fi
  [ -z "$from_step" ] || return 1
  if [ "$resume" = yes ] && is_one_of "$1" "$finished"; then return 1; fi
}

# What a step sets under a name of ours stays within the step.
perform() {
  # shellcheck disable=SC2034
  local name landings landing programs steps carried asked state log dry_run yes resume to env_file \
    from_step before depth trouble begun finished stopped changed at_landing at_phase at_step status \
    interrupted due work
  "$1"
}

# run PHASE STEP TITLE [QUESTION]. The caller has asked whether it is due.
run() {
  local work=step_${2//[!A-Za-z0-9]/_}
  [ "$2" != "$before" ] || stop "Stopped before $2" 0
  [ -z "${4:-}" ] || confirm "$4"
  printf '\n==> %s (%s)\n' "$3" "$2"
  if [ "$dry_run" = yes ]; then
    declare -f "$work"
    return
  fi
  note "begun $landing $1 $2"
  # Commands must not read the answers that stand in a file or a pipe.
  if [ -t 0 ]; then perform "$work"; else perform "$work" </dev/null; fi
}

step() {
  local due=yes
  is_due "$2" || due=no
  [ "$due" = yes ] || return 0
  run "$@"
  keep_values
  note "done $landing $2"
}

by_hand() {
  local due=yes
  is_due "$2" || due=no
  [ "$due" = yes ] || return 0
  run "$@"
  confirm 'Done?'
  note "done $landing $2"
}

step_cool() {
printf '%s\n' 'It must be below 60 degrees.'
}

step_look() {
docker compose ps
}

step_dump() {
PGPASSWORD="$GLAZE_KEY" pg_dump -d kiln -f pots-before-1.1.0.sql && pg_restore --list pots-before-1.1.0.sql || return
cp .env env-before-1.1.0
}

step_configure() {
grep -q '^HEAT=' .env || echo HEAT=7 >> .env
}

step_pull() {
export KILN_VERSION=v1.1.0
docker compose pull
}

step_migrate() {
alembic upgrade head
}

step_start() {
docker compose up -d --wait
}

step_glaze() {
pottery glaze "$SITE"
}

step_health() {
curl -fsS http://localhost/health
}

step_sweep() {
pottery sweep
}

step_restart() {
cp env-before-1.1.0 .env
export KILN_VERSION=v1.0.0
docker compose up -d --wait
}

step_unmigrate() {
alembic downgrade "$REVISION"
}

step_restore() {
psql -d kiln -f pots-before-1.1.0.sql
}

# --- The way there ---

leg_1() {
  landing=1.1.0
  printf '\n## %s\n' '1.0.0 to 1.1.0'
  export REVISION=aaa111
  by_hand prepare cool 'Let the kiln cool'
  step prepare look 'Look what is inside'
  step backup dump 'Write down all pots'
  step upgrade configure 'Adjust the configuration' 'Everything is backed up. Change the system now?'
  step upgrade pull 'Get 1.1.0'
  step upgrade migrate Migrate
  step upgrade start 'Start 1.1.0'
  step upgrade glaze 'Glaze again'
  step verify health 'The kiln answers'
  step after sweep 'Sweep the floor'
}

upgrade() {
  leg_1
  [ "$to" != 1.1.0 ] || return 0
}

# --- The ways back ---

leg_1_back_code() {
  export REVISION=aaa111
  step rollback restart 'Start 1.0.0 again' 'Go back to 1.0.0 now?'
}

leg_1_back_schema() {
  export REVISION=aaa111
  step rollback unmigrate 'Return the schema' 'Go back to 1.0.0 now?'
  step rollback restart 'Start 1.0.0 again'
}

leg_1_back_data() {
  export REVISION=aaa111
  step rollback restart 'Start 1.0.0 again' 'Go back to 1.0.0 now?'
  step rollback restore 'Restore the pots'
}

# The depths that still help after what was begun, the one that loses least first.
open_depths() {
  case "$1" in
    1.1.0)
      is_one_of migrate "$begun" || echo code
      echo schema
      echo data
      ;;
    *) ;;
  esac
}

go_back() {
  recall_values
  case "$1:$2" in
    1.1.0:code) leg_1_back_code ;;
    1.1.0:schema) leg_1_back_schema ;;
    1.1.0:data) leg_1_back_data ;;
    *) stop "The way to $1 has no rollback of depth $2" 2 ;;
  esac
}

# --- The run ---

# A step that fails ends this subshell, and leaves the script to decide what then.
attempt() {
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
}

whole_way() {
  if [ "$resume" = yes ] || [ -n "$from_step" ]; then
    recall_values
  else
    confirm 'Is Kiln at 1.0.0 now?'
  fi
  upgrade
  [ -z "$from_step" ] || stop "The step $from_step is not on the way to $to" 2
}

roll_back() {
  landing=$1
  attempt go_back "$1" "$2"
  if [ "$dry_run" = yes ]; then return; fi
  if [ "$status" -eq 0 ]; then
    [ ! -f "$state" ] || forget "$1"
    printf '\nRolled back, depth %s.\n' "$2"
    return
  fi
  recall
  [ "$stopped" = no ] || return 0
  printf '\nThe rollback failed at %s. Repair what it says, then go on with:\n' "$at_step"
  printf '  %s --rollback %s --from-step %s\n' "$0" "$2" "$at_step"
}

after_failure() {
  local depths depth
  printf '\nThe step %s failed with status %s. All output is in %s\n' "$at_step" "$status" "$log"
  printf 'After a repair go on with:\n  %s --resume\n' "$0"
  if [ "$changed" = no ]; then
    echo 'Nothing was changed yet: there is nothing to roll back.'
    return
  fi
  if [ "$at_phase" = after ]; then
    printf '%s runs and was verified: only what comes afterwards is left.\n' "$at_landing"
    return
  fi
  depths=$(open_depths "$at_landing")
  if [ -z "$depths" ]; then
    echo 'This is past the point of no return: no rollback helps any more. Repair and go on.'
    return
  fi
  for depth in $depths; do printf 'A way back:\n  %s --rollback %s\n' "$0" "$depth"; done
  depth=${depths%%$'\n'*}
  if [ "$interrupted" = yes ]; then return; fi
  if [ "$depth" = data ] && [ "$yes" = yes ]; then
    echo 'Only the backup leads back, and what was written since is lost: say so yourself.'
    return
  fi
  from_step=
  before=
  resume=no
  roll_back "$at_landing" "$depth"
}

main() {
  set -e
  interrupted=no
  trap 'interrupted=yes' INT TERM
  status=0
  if [ "$dry_run" = no ]; then
    check_programs
    ask_values
  fi
  recall
  if [ -n "$depth" ]; then
    roll_back "${at_landing:-$to}" "$depth"
    return "$status"
  fi
  if [ -n "$begun" ] && [ "$resume$from_step$dry_run" = nono ]; then
    die "An earlier run got to $at_step: go on with --resume, or delete $state to begin anew"
  fi
  attempt whole_way
  if [ "$dry_run" = yes ]; then return "$status"; fi
  recall
  if [ "$stopped" = yes ] || [ -z "$at_step" ]; then return "$status"; fi
  # A step that says `exit 0` ends the run as well, and is not done.
  if [ "$status" -ne 0 ] || ! is_one_of "$at_step" "$finished"; then
    after_failure
    return 1
  fi
  printf '\n%s: done.\n' "$to"
}

if [ "$dry_run" = yes ]; then
  main
  exit 0
fi
(umask 077 && : >>"$log")
# The log outlives an interrupt, and its failure is not the upgrade's.
set +e
trap : INT TERM
main 2>&1 | tee -i -a "$log"
exit "${PIPESTATUS[0]}"
