/** What `kubectl` takes a kind by: the short names and plurals of what clusters come with. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pod: "po pods",
    deployment: "deploy deployments",
    statefulset: "sts statefulsets",
    daemonset: "ds daemonsets",
    replicaset: "rs replicasets",
    replicationcontroller: "rc replicationcontrollers",
    job: "jobs",
    cronjob: "cj cronjobs",
    service: "svc services",
    endpoints: "ep endpoint",
    ingress: "ing ingresses",
    configmap: "cm configmaps",
    secret: "secrets",
    persistentvolumeclaim: "pvc persistentvolumeclaims",
    serviceaccount: "sa serviceaccounts",
    role: "roles",
    rolebinding: "rolebindings",
    networkpolicy: "netpol networkpolicies",
    horizontalpodautoscaler: "hpa horizontalpodautoscalers",
    poddisruptionbudget: "pdb poddisruptionbudgets",
    resourcequota: "quota resourcequotas",
    limitrange: "limits limitranges",
    event: "ev events",
    namespace: "ns namespaces",
    node: "no nodes",
    persistentvolume: "pv persistentvolumes",
    storageclass: "sc storageclasses",
    ingressclass: "ingressclasses",
    clusterrole: "clusterroles",
    clusterrolebinding: "clusterrolebindings",
    priorityclass: "pc priorityclasses",
    customresourcedefinition: "crd crds customresourcedefinitions",
    mutatingwebhookconfiguration: "mutatingwebhookconfigurations",
    validatingwebhookconfiguration: "validatingwebhookconfigurations",
    certificatesigningrequest: "csr certificatesigningrequests",
    apiservice: "apiservices",
  }).flatMap(([kind, others]) =>
    [kind, ...others.split(" ")].map((alias) => [alias, kind] as const),
  ),
);

const ofCluster = new Set(
  "namespace node persistentvolume storageclass ingressclass clusterrole clusterrolebinding priorityclass customresourcedefinition mutatingwebhookconfiguration validatingwebhookconfiguration certificatesigningrequest apiservice".split(
    " ",
  ),
);

/** Kinds that make pods of their own. */
const workloads = new Set([
  "deployment",
  "statefulset",
  "daemonset",
  "replicaset",
  "job",
  "cronjob",
]);

/** One name for a kind: `deploy`, `Deployments` and `deployments.apps` are `deployment`. */
export function kindOf(word: string): string {
  const [first = ""] = word.toLowerCase().split(".");
  return aliases.get(first) ?? word.toLowerCase();
}

/** Whether objects of a kind live in namespaces; nobody knows of kinds that were added. */
export function isNamespaced(kind: string): boolean | undefined {
  return aliases.has(kind) ? !ofCluster.has(kind) : undefined;
}

export function isWorkload(kind: string): boolean {
  return workloads.has(kind);
}
