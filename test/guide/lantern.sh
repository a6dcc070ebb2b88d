#!/usr/bin/env bash
# Upgrade Lantern from 1.0.0 to 1.1.0. Downtime: 10 seconds to 1 minute.
# Generated from the product's release metadata: generate it again, do not edit it.
#
#   upgrade.sh                  run the upgrade and ask before it changes anything
#   upgrade.sh --dry-run        print every command and run none
#   upgrade.sh --yes            do not ask
#   upgrade.sh rollback <depth> return to 1.0.0
#
# Instructions and commands for other hosts are quoted on purpose:
# shellcheck disable=SC2016
set -euo pipefail

dry_run=no
yes=no
goal=upgrade
depth=
while [ "$#" -gt 0 ]; do
  case "$1" in
    --dry-run) dry_run=yes ;;
    --yes) yes=yes ;;
    rollback)
      goal=rollback
      depth=${2:?name the depth of the rollback}
      shift
      ;;
    *)
      printf 'Unexpected argument %s\n' "$1" >&2
      exit 2
      ;;
  esac
  shift
done

# Your values. A missing one stops the script here.
: "${SITE:?set SITE: Name of the site, for example north pier}"
export SITE
: "${OIL_KEY:?set OIL_KEY: Key of the oil store}"
export OIL_KEY

confirm() {
  [ "$yes" = no ] && [ "$dry_run" = no ] || return 0
  printf '%s [y/N] ' "$1"
  read -r answer
  [ "$answer" = y ] || {
    echo 'Stopped. Nothing after this point was run.'
    exit 1
  }
}

step() {
  printf '\n==> %s\n' "$2"
  if [ "$dry_run" = yes ]; then
    declare -f "$1"
  else
    "$1"
  fi
}

step_dump() {
pg_dump -d lantern -f wicks-before-1.1.0.sql
}

step_configure() {
grep -q '^WICK_LENGTH=' .env || echo WICK_LENGTH=7 >> .env
}

step_light() {
docker compose pull
docker ps --format "{{.Names}}"
}

step_relight() {
docker compose up -d
}

step_unwind() {
alembic downgrade "$REVISION"
}

upgrade() {
  printf '\n## %s\n' '1.0.0 to 1.1.0'
  export REVISION=aaa111
  step step_dump 'Back up the wicks'
  confirm 'Everything is backed up. Change the system now?'
  step step_configure 'Adjust the configuration'
  step step_light 'Light 1.1.0'
}

rollback() {
  export REVISION=aaa111
  case "$1" in
    code)
      confirm 'Roll back now?'
      step step_relight 'Light 1.0.0 again'
      ;;
    schema)
      confirm 'Roll back now?'
      step step_unwind 'Unwind the schema'
      step step_relight 'Light 1.0.0 again'
      ;;
    *)
      printf 'Unexpected depth %s, expected one of: code schema\n' "$1" >&2
      exit 2
      ;;
  esac
}

if [ "$goal" = rollback ]; then
  rollback "$depth"
else
  upgrade
fi
