#!/usr/bin/env bash
# Upgrade OpenWatch from 0.2.1 to 0.3.0. Downtime: 2 minutes to 5 minutes.
# Generated from the product's release metadata: generate it again, do not edit it.
# The procedure follows the product's own upgrade guide, and the services and containers are those of its Compose files; the releases, their dates, revisions and settings are an example.
#
# Run it with --help first, then with --dry-run, in a folder that keeps its files.
#
# Steps are called by their names, and commands for other hosts are quoted on purpose:
# shellcheck disable=SC2016,SC2317

step_check_postgresql() {
local found
found=$(
docker exec openwatch-db psql -U openwatch -d openwatch -Atc "SHOW server_version"
)
holds PostgreSQL '>=15.0.0 <17.0.0-0' "$found"
[ "$trouble" = no ]
}

step_check_redis() {
local found
found=$(
docker inspect --format '{{.Config.Image}}' openwatch-redis
)
holds Redis '>=7.0.0 <8.0.0-0' "$found"
[ "$trouble" = no ]
}

step_healthy() {
cd "$OPENWATCH"
cat VERSION
curl -fsS "$API_URL/health"
docker ps --filter name=openwatch --format "table {{.Names}}\t{{.Status}}"
}

step_revision() {
echo "$REVISION"
docker exec openwatch-backend alembic -c /app/backend/alembic.ini current
}

step_disk() {
docker info --format 'Images are in {{.DockerRootDir}}'
df -h
}

step_window() {
printf '%s\n' 'Nobody can log in and no scan runs while the services are stopped. Choose a quiet hour, tell the users and let running scans finish.'
}

step_fetch() {
git fetch --tags origin
git status --short --untracked-files=no
git --no-pager diff --stat v0.2.1 v0.3.0 -- .env.example docker-compose.yml docker-compose.prod.yml backend/app/config.py backend/alembic/versions
}

step_dump() {
mkdir -p "$BACKUPS"
chmod 700 "$BACKUPS"
docker exec openwatch-db pg_dump -U openwatch -d openwatch -Fc > "$BACKUPS/pre-upgrade-0.3.0.dump"
docker exec -i openwatch-db pg_restore -f /dev/null < "$BACKUPS/pre-upgrade-0.3.0.dump" && echo complete || return
}

step_configuration() {
cp -p .env "$BACKUPS/env-0.2.1"
tar -czf "$BACKUPS/security-0.2.1.tar.gz" security/certs security/keys
tar -tzf "$BACKUPS/security-0.2.1.tar.gz"
}

step_checkout() {
git checkout v0.3.0
cat VERSION
}

step_configure() {
sed -i '/^BASELINE_REFRESH_MINUTES=/d' .env
}

step_build_production() {
docker compose -f docker-compose.yml -f docker-compose.prod.yml build
}

step_stop() {
docker stop -t 60 openwatch-frontend openwatch-backend openwatch-worker openwatch-celery-beat
}

step_migrate_production() {
docker compose -f docker-compose.yml -f docker-compose.prod.yml \
  run --rm -T --no-deps backend alembic -c /app/backend/alembic.ini upgrade head < /dev/null
}

step_start_production() {
docker compose -f docker-compose.yml -f docker-compose.prod.yml up -d --wait --wait-timeout 300
}

step_answers() {
curl -fsS "$API_URL/health"
curl -fsS "$API_URL/api/scans/aegis/health"
curl -fsS -o /dev/null "$API_URL/api/docs"
curl -fsS -o /dev/null "$APP_URL/"
}

step_schema() {
docker exec openwatch-db pg_isready -U openwatch -d openwatch
docker exec openwatch-backend alembic -c /app/backend/alembic.ini current
}

step_workers() {
docker ps --filter name=openwatch --format "table {{.Names}}\t{{.Status}}"
docker exec openwatch-worker python3 -m celery -A backend.app.celery_app inspect ping --timeout 10
}

step_logs() {
docker logs --since 10m --tail 100 openwatch-backend
docker logs --since 10m --tail 100 openwatch-worker
}

step_scan() {
printf '%s\n' 'Log in to the frontend and scan one host to the end. If you monitor OpenWatch, see that the dashboards show new data.'
}

step_evidence_progress() {
docker exec openwatch-db psql -U openwatch -d openwatch -Atc "SELECT count(*) FROM scans s LEFT JOIN evidence e ON e.scan_id = s.id WHERE s.evidence_path IS NOT NULL AND e.scan_id IS NULL"
}

step_record() {
printf '%s\n' 'Note the version, the hour and what surprised you in your change log.'
}

step_keep() {
printf '%s\n' 'After seven good days remove `pre-upgrade-0.3.0.dump`, `env-0.2.1` and `security-0.2.1.tar.gz` from the backup folder: they hold secrets.'
}

step_stop_again() {
cd "$OPENWATCH"
docker stop -t 60 openwatch-frontend openwatch-backend openwatch-worker openwatch-celery-beat
}

step_revert_production() {
git checkout v0.2.1
cp -p "$BACKUPS/env-0.2.1" .env
docker compose -f docker-compose.yml -f docker-compose.prod.yml build
docker compose -f docker-compose.yml -f docker-compose.prod.yml up -d --wait --wait-timeout 300
}

step_answers_again() {
cat VERSION
curl -fsS "$API_URL/health"
docker exec openwatch-backend alembic -c /app/backend/alembic.ini current
}

step_downgrade_production() {
docker compose -f docker-compose.yml -f docker-compose.prod.yml \
  run --rm -T --no-deps backend alembic -c /app/backend/alembic.ini downgrade "$REVISION" < /dev/null
}

step_restore() {
docker start openwatch-db
timeout 60 sh -c 'until docker exec openwatch-db pg_isready -U openwatch; do sleep 2; done'
docker exec -i openwatch-db pg_restore -f /dev/null < "$BACKUPS/pre-upgrade-0.3.0.dump" &&
  docker exec openwatch-db dropdb -U openwatch --if-exists --force openwatch &&
  docker exec -i openwatch-db pg_restore -U openwatch -d postgres --create --exit-on-error < "$BACKUPS/pre-upgrade-0.3.0.dump" || return
}

# --- The way there ---

leg_1() {
  landing=0.3.0
  printf '\n## %s\n' '0.2.1 to 0.3.0'
  export REVISION=e19f5d83b6c0
  step prepare check-postgresql 'PostgreSQL is >=15 <17'
  step prepare check-redis 'Redis is >=7 <8'
  step prepare healthy 'Check that OpenWatch is healthy'
  step prepare revision 'Check the revision of the database'
  step prepare disk 'Check the disk'
  by_hand prepare window 'Plan a maintenance window'
  step prepare fetch 'Get the code of 0.3.0 and see what changes'
  step backup dump 'Back up the database'
  step backup configuration 'Back up the configuration, the certificates and the keys'
  step upgrade checkout 'Check out 0.3.0' 'Everything is backed up. Change the system now?'
  step upgrade configure 'Adjust the configuration'
  step upgrade build-production 'Build the images of 0.3.0'
  step upgrade stop 'Stop the application'
  step upgrade migrate-production 'Migrate the database'
  step upgrade start-production 'Start 0.3.0'
  step verify answers 'The backend, the rules and the frontend answer'
  step verify schema 'The database is at the newest revision'
  step verify workers 'The workers take tasks'
  step verify logs 'Read the logs'
  by_hand verify scan 'Scan a host'
  step after evidence-progress 'See how far the copy of the evidence is'
  by_hand after record 'Record the upgrade'
  by_hand after keep 'Keep the backup for a week'
}

upgrade() {
  leg_1
  [ "$to" != 0.3.0 ] || return 0
}

# --- The ways back ---

leg_1_back_code() {
  export REVISION=e19f5d83b6c0
  step rollback stop-again 'Stop the application' 'Go back to 0.2.1 now? You lose: Evidence of scans under 0.3.0 is not seen by the version before.'
  step rollback revert-production 'Return to the code of 0.2.1'
  step rollback answers-again 'Check that 0.2.1 works'
}

leg_1_back_schema() {
  export REVISION=e19f5d83b6c0
  step rollback stop-again 'Stop the application' 'Go back to 0.2.1 now? You lose: Evidence of scans under 0.3.0.'
  step rollback downgrade-production 'Return the schema to the revision of 0.2.1' 'This takes something away. Go on?'
  step rollback revert-production 'Return to the code of 0.2.1'
  step rollback answers-again 'Check that 0.2.1 works'
}

leg_1_back_data() {
  export REVISION=e19f5d83b6c0
  step rollback stop-again 'Stop the application' 'Go back to 0.2.1 now? You lose: Everything added or scanned after the backup.'
  step rollback restore 'Restore the database' 'This takes something away. Go on?'
  step rollback revert-production 'Return to the code of 0.2.1'
  step rollback answers-again 'Check that 0.2.1 works'
}

# The depths that still help after what was begun, the one that loses least first.
open_depths() {
  case "$1" in
    0.3.0)
      echo code
      echo schema
      echo data
      ;;
    *) ;;
  esac
}
