import type { Random } from "./random.ts";

/** What a guide is about; its blocks name it. */
export interface Subject {
  readonly app: string;
  readonly namespace: string;
  readonly from: string;
  readonly to: string;
  /** Goes up with every block: no two blocks of a repository are alike. */
  readonly ticket: () => string;
}

type Recipe = (subject: Subject, random: Random) => string;

const backups: readonly Recipe[] = [
  ({ app, from, ticket }) => {
    const dump = `${app}-${from}-${ticket()}.dump`;
    return `pg_dump -h "$DB_HOST" -U ${app} -Fc -d ${app} -f ${dump}
ls -lh ${dump}
pg_restore -l ${dump} | head -n 20`;
  },
  ({ app, ticket }) => `mkdir -p /var/backups/${app}
tar -czf /var/backups/${app}/data-${ticket()}.tar.gz /srv/${app}/data
sha256sum /var/backups/${app}/*.tar.gz > /var/backups/${app}/SHA256SUMS`,
  ({ app, namespace, ticket }) =>
    `kubectl -n ${namespace} get secret ${app}-${ticket()} -o yaml > ${app}-secret.yaml
kubectl -n ${namespace} get configmap ${app}-config -o yaml > ${app}-config.yaml`,
  ({ app, ticket }) => `export BACKUP_DIR=/var/backups/${app}-${ticket()}
mkdir -p "$BACKUP_DIR"
cp -a /etc/${app} "$BACKUP_DIR/etc"
cp -a /srv/${app}/uploads "$BACKUP_DIR/uploads"`,
];

const upgrades: readonly Recipe[] = [
  ({ app, namespace, to, ticket }) => `helm repo update
helm upgrade ${app} charts/${app} \\
  --namespace ${namespace} \\
  --version ${to} \\
  --set image.tag=${to} \\
  --set ticket=${ticket()} \\
  --wait --timeout 10m`,
  ({ app, to, ticket }) => `cd /srv/${app}
git fetch --tags
git checkout v${to}
echo "TICKET=${ticket()}" >> .env
docker compose pull
docker compose up -d`,
  ({ app, namespace, to, ticket }) =>
    `kubectl -n ${namespace} set image deployment/${app} ${app}=registry.example.org/${app}:${to}
kubectl -n ${namespace} annotate deployment/${app} ticket=${ticket()} --overwrite
kubectl -n ${namespace} rollout status deployment/${app} --timeout=300s`,
  ({ app, to, ticket }) => `sudo systemctl stop ${app}.service
sudo apt-get update
sudo apt-get install -y ${app}=${to}-1
echo ${ticket()} | sudo tee /etc/${app}/ticket
sudo systemctl start ${app}.service`,
  ({ app, to, ticket }) =>
    `curl -fsSLo /tmp/${app}-${ticket()}.tar.gz "https://downloads.example.org/${app}/${to}.tar.gz"
sudo tar -xzf /tmp/${app}-*.tar.gz -C /opt/${app}
sudo chown -R ${app}:${app} /opt/${app}`,
  ({ app, to, ticket }) =>
    `sed -i 's/^APP_VERSION=.*/APP_VERSION=${to}/' /srv/${app}/.env
grep -n 'APP_VERSION' /srv/${app}/.env
docker compose -f /srv/${app}/compose.yaml -p ${app}-${ticket()} up -d --remove-orphans`,
];

const changes: readonly Recipe[] = [
  ({ app, ticket }) => `psql -h "$DB_HOST" -U ${app} -d ${app} <<'SQL'
ALTER TABLE orders ADD COLUMN IF NOT EXISTS ${ticket().replaceAll("-", "_")} text;
CREATE INDEX IF NOT EXISTS orders_created_at ON orders (created_at);
SQL`,
  ({ app, namespace, ticket }) => `kubectl apply -f - <<'EOF'
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${app}-${ticket()}
  namespace: ${namespace}
data:
  LOG_LEVEL: info
  CACHE_SIZE: "256"
EOF`,
  ({ app, ticket }, random) => `cat >> /etc/${app}/${app}.conf <<'EOF'
[workers]
count = ${random.between(2, 16)}
queue = ${ticket()}
EOF
sudo systemctl restart ${app}.service`,
  ({ app, namespace, ticket }) => `for zone in a b c; do
  kubectl -n ${namespace} scale statefulset/${app}-$zone --replicas=0
  kubectl -n ${namespace} label statefulset/${app}-$zone drained=${ticket()}
done`,
  ({ app, ticket }) => `if [ -f /etc/${app}/legacy.conf ]; then
  mv /etc/${app}/legacy.conf /etc/${app}/legacy-${ticket()}.conf
fi
chmod 640 /etc/${app}/*.conf`,
  ({ app, ticket }) =>
    `docker compose exec -T ${app} bin/migrate --step ${ticket()} --dry-run
docker compose exec -T ${app} bin/migrate --step all`,
  ({ app, ticket }) => `export TOKEN="$(openssl rand -hex 32)"
printf 'TOKEN=%s\\nTICKET=%s\\n' "$TOKEN" ${ticket()} > /srv/${app}/token.env
chmod 600 /srv/${app}/token.env`,
];

const checks: readonly Recipe[] = [
  ({ app, ticket }) =>
    `curl -fsS "https://${app}.example.org/health?ticket=${ticket()}" | jq -r '.status'`,
  ({ app, namespace, ticket }) =>
    `kubectl -n ${namespace} get pods -l app=${app},ticket=${ticket()} -o wide
kubectl -n ${namespace} logs deployment/${app} --tail=50`,
  ({ app, ticket }) =>
    `journalctl -u ${app}.service --since "10 min ago" | grep -i error
systemctl is-active ${app}.service
echo "checked ${ticket()}"`,
  ({ app, ticket }) =>
    `docker compose -p ${app}-${ticket()} ps
docker compose -p ${app} logs --tail 100 ${app}`,
  ({ app, to, ticket }) =>
    `psql -h "$DB_HOST" -U ${app} -d ${app} -Atc "SELECT version FROM schema_info WHERE ticket = '${ticket()}'"
${app} --version | grep -F '${to}'`,
];

/** Fifteen blocks, in the order in which a guide shows them. */
export const plan: readonly {
  readonly title: string;
  readonly recipes: readonly Recipe[];
  readonly blocks: number;
}[] = [
  { title: "Back up", recipes: backups, blocks: 3 },
  { title: "Upgrade", recipes: upgrades, blocks: 3 },
  { title: "Change what is new", recipes: changes, blocks: 4 },
  { title: "Check the result", recipes: checks, blocks: 3 },
  { title: "Go back", recipes: upgrades, blocks: 2 },
];
