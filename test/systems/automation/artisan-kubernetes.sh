#!/usr/bin/env bash
# Upgrade Artisan from 1.2.0 to 2.0.0. Downtime: none expected.
# Generated from the product's release metadata: generate it again, do not edit it.
# The procedure follows the product's own upgrade guide; the releases, revisions and settings are an example.
#
# Run it with --help first, then with --dry-run, in a folder that keeps its files.
#
# Steps are called by their names, and commands for other hosts are quoted on purpose:
# shellcheck disable=SC2016,SC2317

step_running_kubernetes() {
cd "$ARTISAN"
kubectl get pods -n artisan
kubectl get deployments -n artisan -o wide
kubectl exec -n artisan service/backend -- alembic current
echo "$BACKEND_BEFORE $FRONTEND_BEFORE $REVISION"
}

step_live_colour() {
kubectl get service backend -n artisan -o jsonpath='{.spec.selector.version}{"\n"}'
echo "$LIVE"
}

step_staging() {
printf '%s\n' 'Follow this guide on a copy of your installation, the way back included.'
}

step_window() {
printf '%s\n' 'Choose a quiet hour, tell the users a week before, and agree who decides on a way back.'
}

step_filled_cluster() {
kubectl exec -n artisan postgresql-0 -- psql -U artisan -d artisan -Atc "SELECT count(*) FROM users WHERE email_verified IS NULL" | grep -x 0
}

step_dump_cluster() {
kubectl exec -n artisan postgresql-0 -- pg_dump -U artisan -Fc artisan > artisan-before-2.0.0.dump
kubectl exec -i -n artisan postgresql-0 -- pg_restore -f /dev/null < artisan-before-2.0.0.dump && echo complete || return
}

step_uploads_cluster() {
kubectl get pvc -n artisan -o yaml > pvc-before-2.0.0.yaml
kubectl exec -n artisan service/backend -- tar -C /app/uploads -czf - . > uploads-before-2.0.0.tar.gz
tar -tzf uploads-before-2.0.0.tar.gz > /dev/null && echo complete || return
}

step_configuration_kubernetes() {
cp k8s/backend-config.yaml backend-config-before-2.0.0.yaml
touch config-before-2.0.0.yaml
chmod 600 config-before-2.0.0.yaml
kubectl get configmap/backend-config secret/backend-secrets -n artisan -o yaml > config-before-2.0.0.yaml
sed -i '/^ *resourceVersion:/d' config-before-2.0.0.yaml
grep -c '^  kind:' config-before-2.0.0.yaml
}

step_session_secret() {
kubectl patch secret backend-secrets -n artisan -p '{"stringData":{"SESSION_SECRET":"'"$(openssl rand -hex 32)"'"}}'
}

step_configure_kubernetes() {
printf '%s\n' 'Rename `data.UPLOAD_DIR` to `data.STORAGE_DIR` in `k8s/backend-config.yaml`.'
}

step_apply_configuration() {
kubectl apply -f k8s/backend-config.yaml
}

step_migrate_cluster() {
kubectl delete job db-migration -n artisan --ignore-not-found
kubectl apply -f - <<EOF
apiVersion: batch/v1
kind: Job
metadata:
  name: db-migration
  namespace: artisan
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migration
          image: $REGISTRY/artisan-backend:v2.0.0
          command: ["alembic", "upgrade", "head"]
          envFrom:
            - configMapRef: { name: backend-config }
            - secretRef: { name: backend-secrets }
EOF
timeout 300 bash -c 'until kubectl wait --for=condition=complete job/db-migration -n artisan --timeout=5s || kubectl wait --for=condition=failed job/db-migration -n artisan --timeout=1s; do sleep 1; done' > /dev/null 2>&1 || true
kubectl logs job/db-migration -n artisan
kubectl wait --for=condition=complete job/db-migration -n artisan --timeout=5s
}

step_deploy_backend_green() {
kubectl set image "deployment/backend-$IDLE" "backend=$REGISTRY/artisan-backend:v2.0.0" -n artisan
kubectl scale "deployment/backend-$IDLE" --replicas="$REPLICAS" -n artisan
kubectl rollout status "deployment/backend-$IDLE" -n artisan --timeout=300s
kubectl exec -n artisan "deployment/backend-$IDLE" -- curl -fsS http://localhost:8000/health
}

step_switch() {
kubectl patch service backend -n artisan -p '{"spec":{"selector":{"version":"'"$IDLE"'"}}}'
curl -fsS "$API_URL/health"
}

step_deploy_frontend_kubernetes() {
kubectl set image deployment/frontend "frontend=$REGISTRY/artisan-frontend:v2.0.0" -n artisan
kubectl rollout status deployment/frontend -n artisan --timeout=300s
}

step_backend_answers() {
curl -fsS "$API_URL/health"
curl -fsS "$API_URL/api/system/health"
curl -fsS "$API_URL/api/system/info"
curl -fsS -o /dev/null "$API_URL/docs" && echo documented || return
}

step_frontend_answers() {
curl -fsS "$APP_URL/version"
curl -fsS -o /dev/null "$APP_URL/" && echo start || return
curl -fsS -o /dev/null "$APP_URL/dashboard" && echo dashboard || return
}

step_state_cluster() {
kubectl get pods -n artisan
kubectl get deployments -n artisan -o wide
kubectl exec -n artisan service/backend -- alembic current
echo "$TO_REVISION"
}

step_logs_cluster() {
kubectl logs --since=10m --tail=-1 -n artisan -l app=backend
kubectl logs --since=10m --tail=-1 -n artisan -l app=frontend
}

step_try() {
printf '%s\n' 'Open the frontend in a private window with the developer tools open. Sign in, open a project and upload a file; the console shows no error.'
}

step_watch() {
printf '%s\n' 'Compare error rates and response times on your dashboards with the day before, look into the error tracker, and ask support what users report.'
}

step_stop_old_colour() {
kubectl scale "deployment/backend-$LIVE" --replicas=0 -n artisan
}

step_tidy() {
kubectl delete job db-migration -n artisan --ignore-not-found
}

step_keep_backups() {
printf '%s\n' 'After two good weeks delete the files in this folder whose names say "before" and 2.0.0: they hold secrets.'
}

step_revert_configuration_kubernetes() {
cd "$ARTISAN"
cp backend-config-before-2.0.0.yaml k8s/backend-config.yaml
kubectl replace -f config-before-2.0.0.yaml
}

step_revert_colour() {
kubectl set image deployment/frontend "frontend=$REGISTRY/artisan-frontend:$FRONTEND_BEFORE" -n artisan
kubectl rollout status deployment/frontend -n artisan --timeout=300s
kubectl scale "deployment/backend-$LIVE" --replicas="$REPLICAS" -n artisan
kubectl rollout status "deployment/backend-$LIVE" -n artisan --timeout=300s
kubectl patch service backend -n artisan -p '{"spec":{"selector":{"version":"'"$LIVE"'"}}}'
kubectl scale "deployment/backend-$IDLE" --replicas=0 -n artisan
kubectl set image "deployment/backend-$IDLE" "backend=$REGISTRY/artisan-backend:$BACKEND_BEFORE" -n artisan
}

step_answers_again_cluster() {
kubectl get deployments -n artisan -o wide
kubectl exec -n artisan service/backend -- alembic current
echo "$REVISION"
curl -fsS "$API_URL/health"
curl -fsS -o /dev/null "$APP_URL/"
}

step_downgrade_cluster() {
kubectl delete job db-downgrade -n artisan --ignore-not-found
kubectl apply -f - <<EOF
apiVersion: batch/v1
kind: Job
metadata:
  name: db-downgrade
  namespace: artisan
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: downgrade
          image: $REGISTRY/artisan-backend:v2.0.0
          command: ["alembic", "downgrade", "$REVISION"]
          envFrom:
            - configMapRef: { name: backend-config }
            - secretRef: { name: backend-secrets }
EOF
timeout 300 bash -c 'until kubectl wait --for=condition=complete job/db-downgrade -n artisan --timeout=5s || kubectl wait --for=condition=failed job/db-downgrade -n artisan --timeout=1s; do sleep 1; done' > /dev/null 2>&1 || true
kubectl logs job/db-downgrade -n artisan
kubectl wait --for=condition=complete job/db-downgrade -n artisan --timeout=5s
}

step_stop_colours() {
cd "$ARTISAN"
kubectl scale "deployment/backend-$LIVE" "deployment/backend-$IDLE" --replicas=0 -n artisan
kubectl wait --for=delete pod -n artisan -l app=backend --timeout=120s
}

step_restore_cluster() {
kubectl exec -i -n artisan postgresql-0 -- pg_restore -f /dev/null < artisan-before-2.0.0.dump &&
  kubectl exec -n artisan postgresql-0 -- dropdb -U artisan --if-exists --force artisan &&
  kubectl exec -i -n artisan postgresql-0 -- pg_restore -U artisan -d postgres --create --exit-on-error < artisan-before-2.0.0.dump || return
}

step_restore_uploads_cluster() {
tar -tzf uploads-before-2.0.0.tar.gz > /dev/null &&
  kubectl exec -n artisan service/backend -- find /app/uploads -mindepth 1 -delete &&
  kubectl exec -i -n artisan service/backend -- tar -C /app/uploads -xzf - < uploads-before-2.0.0.tar.gz || return
}

# --- The way there ---

leg_1() {
  landing=2.0.0
  printf '\n## %s\n' '1.2.0 to 2.0.0'
  export REVISION=e07b3c58d914
  export TO_REVISION=3f58d0b6c1e2
  step prepare running-kubernetes 'Check what runs today'
  step prepare live-colour 'Check which colour serves'
  by_hand prepare staging 'Try the upgrade in staging first'
  by_hand prepare window 'Plan a window and tell the users'
  step prepare filled-cluster 'No user is without `email_verified`'
  step backup dump-cluster 'Back up the database'
  step backup uploads-cluster 'Back up the uploaded files'
  step backup configuration-kubernetes 'Back up the configuration'
  step upgrade session-secret 'Create the key of the sessions' 'Everything is backed up. Change the system now?'
  by_hand upgrade configure-kubernetes 'Adjust the configuration'
  step upgrade apply-configuration 'Apply the config map'
  step upgrade migrate-cluster 'Migrate the database' 'This takes something away. Go on?'
  step upgrade deploy-backend-green 'Deploy the backend'
  step upgrade switch 'Switch the traffic to the new backend'
  step upgrade deploy-frontend-kubernetes 'Deploy the frontend'
  step verify backend-answers 'The backend answers'
  step verify frontend-answers 'The frontend answers'
  step verify state-cluster 'Images and schema are those of 2.0.0'
  step verify logs-cluster 'The logs show no error'
  by_hand verify try 'Try what matters to your users'
  by_hand after watch 'Watch it for an hour'
  step after stop-old-colour 'Stop the old colour'
  step after tidy 'Tidy up' 'This takes something away. Go on?'
  by_hand after keep-backups 'Keep the backups for two weeks'
}

upgrade() {
  leg_1
  [ "$to" != 2.0.0 ] || return 0
}

# --- The ways back ---

leg_1_back_code() {
  export REVISION=e07b3c58d914
  export TO_REVISION=3f58d0b6c1e2
  step rollback revert-configuration-kubernetes 'Return to the configuration of 1.2.0' 'Go back to 1.2.0 now? You lose: Sessions: everybody signs in again.'
  step rollback revert-colour 'Return to the images of 1.2.0'
  step rollback answers-again-cluster '1.2.0 answers again'
}

leg_1_back_schema() {
  export REVISION=e07b3c58d914
  export TO_REVISION=3f58d0b6c1e2
  step rollback revert-configuration-kubernetes 'Return to the configuration of 1.2.0' 'Go back to 1.2.0 now? You lose: Sessions: everybody signs in again.'
  step rollback revert-colour 'Return to the images of 1.2.0'
  step rollback downgrade-cluster 'Return the schema to the revision of 1.2.0' 'This takes something away. Go on?'
  step rollback answers-again-cluster '1.2.0 answers again'
}

leg_1_back_data() {
  export REVISION=e07b3c58d914
  export TO_REVISION=3f58d0b6c1e2
  step rollback stop-colours 'Stop the application' 'Go back to 1.2.0 now? You lose: Everything written after the backup.'
  step rollback restore-cluster 'Restore the database' 'This takes something away. Go on?'
  step rollback revert-configuration-kubernetes 'Return to the configuration of 1.2.0'
  step rollback revert-colour 'Return to the images of 1.2.0'
  step rollback restore-uploads-cluster 'Restore the uploaded files'
  step rollback answers-again-cluster '1.2.0 answers again'
}

# The depths that still help after what was begun, the one that loses least first.
open_depths() {
  case "$1" in
    2.0.0)
      echo code
      echo schema
      echo data
      ;;
    *) ;;
  esac
}
