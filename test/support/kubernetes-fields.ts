import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const models = "node_modules/kubernetes-models";

/** The kinds that guides show, by the folder of their API version. */
const kinds: Readonly<Record<string, string>> = {
  v1: "ConfigMap Endpoints LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod ReplicationController ResourceQuota Secret Service ServiceAccount",
  "admissionregistration.k8s.io/v1":
    "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
  "apiregistration.k8s.io/v1": "APIService",
  "apps/v1": "DaemonSet Deployment ReplicaSet StatefulSet",
  "autoscaling/v2": "HorizontalPodAutoscaler",
  "batch/v1": "CronJob Job",
  "networking.k8s.io/v1": "Ingress IngressClass NetworkPolicy",
  "policy/v1": "PodDisruptionBudget",
  "rbac.authorization.k8s.io/v1":
    "ClusterRole ClusterRoleBinding Role RoleBinding",
  "scheduling.k8s.io/v1": "PriorityClass",
  "storage.k8s.io/v1": "StorageClass",
};

/** `src/payloads/readers/kubernetes-fields.ts`, from the types of kubernetes-models. */
export function kubernetesFields(): string {
  const lines = new Map<string, string>();
  for (const [apiVersion, names] of Object.entries(kinds))
    for (const name of names.split(" "))
      addType(join(apiVersion, `${name}.d.ts`), `${apiVersion} ${name}`, lines);
  const { version } = JSON.parse(
    readFileSync(join(models, "package.json"), "utf8"),
  );
  const table = [...lines].map(([name, fields]) => `${name} = ${fields}`);
  return `// Generated from kubernetes-models ${version} by test/support/kubernetes-fields.ts:
// \`npx vitest run test/payloads -u\` writes it anew.

/**
 * The fields of each kind and type. s: text, n: number, b: yes or no, *: anything,
 * [x]: a list, {x}: any keys, otherwise the name of a type.
 */
export const KUBERNETES_FIELDS = \`
${table.join("\n")}
\`;
`;
}

const FIELD = /^ {4}"?([\w$-]+)"?\??: ([^\n]+?|[^\n]*\{\n[^]*?\n {4}\}>?);$/gm;

function addType(
  path: string,
  name: string,
  lines: Map<string, string>,
): boolean {
  if (lines.has(name)) return true;
  const text = readFileSync(join(models, path), "utf8");
  const body = /^export interface \w+[^{]*\{\n([^]*?)^\}/m.exec(text)?.[1];
  if (body === undefined) return false;
  lines.set(name, "");
  const fields = Array.from(
    body.replace(/^ *\/\*\*[^]*?\*\/\n/gm, "").matchAll(FIELD),
    ([, field = "", type = ""]) =>
      `${field}:${field === "status" ? "*" : typeOf(type, text, path, lines)}`,
  );
  lines.set(name, fields.join(" "));
  return true;
}

function typeOf(
  type: string,
  text: string,
  path: string,
  lines: Map<string, string>,
): string {
  const list = /^Array<([^]+)>$/.exec(type)?.[1];
  if (list) return `[${typeOf(list, text, path, lines)}]`;
  const map = /^\{\s*\[key: string\]: ([^;]+);?\s*\}$/.exec(type)?.[1];
  if (map) return `{${typeOf(map, text, path, lines)}}`;
  if (/^(?:string|"[^"]*"(?: \| "[^"]*")*)$/.test(type)) return "s";
  if (type === "number") return "n";
  if (type === "boolean") return "b";
  if (!/^\w+$/.test(type)) return "*";
  const from = new RegExp(`\\{ ${type} \\} from "([^"]+)"`).exec(text)?.[1];
  if (from === undefined) return "*";
  const target = from.startsWith(".")
    ? join(dirname(path), from.replace(/\.js$/, ".d.ts"))
    : `../${from}.d.ts`;
  const name = type.replace(
    /^IIoK8s(?:Api(?=[A-Z]\w+V\d)|ApimachineryPkg(?:Apis|Util)?)?/,
    "",
  );
  return addType(target, name, lines) ? name : "*";
}
