/** A version of a group that Kubernetes no longer serves for some kinds. */
export interface ApiRemoval {
  /** `policy/v1beta1` */
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The minor of Kubernetes 1 that was the first without it. */
  readonly minor: number;
  /** What serves the kinds now; missing where nothing does. */
  readonly instead?: string;
}

// https://kubernetes.io/docs/reference/using-api/deprecation-guide/
const removals: readonly (readonly [
  minor: number,
  apiVersion: string,
  kinds: string,
  instead?: string,
])[] = [
  [
    32,
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "FlowSchema PriorityLevelConfiguration",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  [
    29,
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "FlowSchema PriorityLevelConfiguration",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  [27, "storage.k8s.io/v1beta1", "CSIStorageCapacity", "storage.k8s.io/v1"],
  [
    26,
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "FlowSchema PriorityLevelConfiguration",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  [26, "autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2"],
  [25, "autoscaling/v2beta1", "HorizontalPodAutoscaler", "autoscaling/v2"],
  [25, "batch/v1beta1", "CronJob", "batch/v1"],
  [25, "discovery.k8s.io/v1beta1", "EndpointSlice", "discovery.k8s.io/v1"],
  [25, "events.k8s.io/v1beta1", "Event", "events.k8s.io/v1"],
  [25, "node.k8s.io/v1beta1", "RuntimeClass", "node.k8s.io/v1"],
  [25, "policy/v1beta1", "PodDisruptionBudget", "policy/v1"],
  [25, "policy/v1beta1", "PodSecurityPolicy"],
  [
    22,
    "admissionregistration.k8s.io/v1beta1",
    "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    "admissionregistration.k8s.io/v1",
  ],
  [
    22,
    "apiextensions.k8s.io/v1beta1",
    "CustomResourceDefinition",
    "apiextensions.k8s.io/v1",
  ],
  [
    22,
    "apiregistration.k8s.io/v1beta1",
    "APIService",
    "apiregistration.k8s.io/v1",
  ],
  [
    22,
    "authentication.k8s.io/v1beta1",
    "TokenReview",
    "authentication.k8s.io/v1",
  ],
  [
    22,
    "authorization.k8s.io/v1beta1",
    "LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview",
    "authorization.k8s.io/v1",
  ],
  [
    22,
    "certificates.k8s.io/v1beta1",
    "CertificateSigningRequest",
    "certificates.k8s.io/v1",
  ],
  [22, "coordination.k8s.io/v1beta1", "Lease", "coordination.k8s.io/v1"],
  [22, "extensions/v1beta1", "Ingress", "networking.k8s.io/v1"],
  [
    22,
    "networking.k8s.io/v1beta1",
    "Ingress IngressClass",
    "networking.k8s.io/v1",
  ],
  [
    22,
    "rbac.authorization.k8s.io/v1beta1",
    "ClusterRole ClusterRoleBinding Role RoleBinding",
    "rbac.authorization.k8s.io/v1",
  ],
  [22, "scheduling.k8s.io/v1beta1", "PriorityClass", "scheduling.k8s.io/v1"],
  [
    22,
    "storage.k8s.io/v1beta1",
    "CSIDriver CSINode StorageClass VolumeAttachment",
    "storage.k8s.io/v1",
  ],
  [16, "extensions/v1beta1", "NetworkPolicy", "networking.k8s.io/v1"],
  [16, "extensions/v1beta1", "DaemonSet Deployment ReplicaSet", "apps/v1"],
  [
    16,
    "apps/v1beta2",
    "DaemonSet Deployment ReplicaSet StatefulSet",
    "apps/v1",
  ],
  [16, "apps/v1beta1", "Deployment ReplicaSet StatefulSet", "apps/v1"],
];

export const apiRemovals: readonly ApiRemoval[] = removals.map(
  ([minor, apiVersion, kinds, instead]) => ({
    minor,
    apiVersion,
    kinds: kinds.split(" "),
    ...(instead !== undefined && { instead }),
  }),
);
