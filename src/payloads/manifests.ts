import type { PayloadKind } from "./payload-kind.ts";

export const manifests: PayloadKind = {
  name: "manifests",
  summary: "Manifests of the kinds that Kubernetes itself brings",
  examples: [
    {
      text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: mill\ndata:\n  heat: '230'\n---\napiVersion: mill.example/v1\nkind: Oven\nspec:\n  heat: 230\n",
      problems: [],
    },
    {
      text: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mill}\ndata:\n  heat: 230\n",
      problems: [
        '230: Unexpected number for `data.heat`, expected text: `"230"`',
      ],
    },
    {
      text: 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: "2"\n',
      problems: [
        '"2": Unexpected text for `spec.replicas`, expected a number: `2`',
      ],
    },
    {
      text: "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replica: 2\n  containers: []\n",
      problems: [
        "replica: Unexpected field `replica` in `spec`, expected `replicas`",
        "containers: Unexpected field `containers` in `spec`, expected it in `spec.template.spec`",
      ],
    },
    {
      text: "apiVersion: v1\nkind: Deployment\n",
      problems: ["v1: Unexpected `v1` for a `Deployment`, expected `apps/v1`"],
    },
    {
      text: "apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels: {app: mill}\n  template:\n    metadata:\n      labels: {app: oven}\n",
      problems: [
        "app: mill: Unexpected selector `app: mill`, which no label of the template answers, expected `app: oven`",
      ],
    },
    {
      text: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    name: mill\n",
      problems: [
        "name: mill: Unexpected map for `spec.containers`, expected a list",
      ],
    },
  ],
  load: async () => (await import("./readers/manifests.ts")).readManifests,
};
