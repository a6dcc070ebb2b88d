#!/usr/bin/env bash
# Stands in for Docker: what a container runs, runs here. An image is a copy of the
# checkout at the time of its build; `running` is the one that the services have.
set -euo pipefail
printf '%s\0' "$#" docker "$@" >> "$REAL/calls"

inside() {
  local image=$1
  shift
  case $1 in
    alembic)
      shift 3 # alembic -c /app/backend/alembic.ini
      cd "$REAL/$image/backend"
      exec "$ALEMBIC" -c "$REAL/alembic.ini" "$@"
      ;;
    python3) echo "worker: OK pong" ;;
    *) exec "$@" ;;
  esac
}

container=
case $1 in
  exec)
    shift
    while [ "${1#-}" != "$1" ]; do shift; done
    container=$1
    shift
    inside running "$@"
    ;;
  compose)
    shift
    while [ "${1#-}" != "$1" ]; do shift 2; done
    verb=$1
    shift
    case $verb in
      build)
        rm -rf "$REAL/built"
        cp -r "$OPENWATCH" "$REAL/built"
        ;;
      up)
        rm -rf "$REAL/running"
        cp -r "$REAL/built" "$REAL/running"
        rm -f "$REAL/stopped"
        ;;
      run)
        while [ "${1#-}" != "$1" ]; do shift; done
        shift # the service
        inside built "$@"
        ;;
    esac
    ;;
  stop) touch "$REAL/stopped" ;;
esac
