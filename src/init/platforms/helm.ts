import type { Chart } from "../charts.ts";
import type { PlatformDraft, SurfaceDraft } from "../draft.ts";

const inNamespace = '-n "$NAMESPACE"';

/** What is upgraded with Helm, from whatever place operators get the chart. */
export function helm(
  chart: Chart,
  {
    values,
    isVersionedAlike,
    source,
  }: {
    readonly values: SurfaceDraft | undefined;
    /** Whether the chart has the product's own version. */
    readonly isVersionedAlike: boolean;
    /** What `helm` calls the chart, where the README tells. */
    readonly source?: ChartSource;
  },
): PlatformDraft {
  const named = source?.chart ?? '"$CHART"';
  const version = (end: "from" | "to") =>
    isVersionedAlike ? `{{${end}}}` : `"$CHART_${end.toUpperCase()}"`;
  const getChart = source?.repository
    ? `helm repo add ${source.repository.name} ${source.repository.url}\nhelm repo update ${source.repository.name}\n`
    : "";
  return {
    id: "helm",
    title: "Helm",
    tools: { helm: ">=3.14", kubectl: ">=1.28" },
    variables: {
      RELEASE: { ask: "Name of the Helm release", example: chart.name },
      NAMESPACE: { ask: "Namespace that it runs in", example: chart.name },
      VALUES: { ask: "Your values file", example: "values.yaml" },
      ...(source === undefined && {
        CHART: {
          ask: "The chart, as Helm is told of it",
          example: `oci://registry.example.org/charts/${chart.name}`,
        },
      }),
      ...(!isVersionedAlike && {
        CHART_FROM: {
          ask: "Version of the chart that runs today",
          example: chart.version,
        },
        CHART_TO: {
          ask: "Version of the chart to move to",
          example: chart.version,
        },
      }),
    },
    steps: {
      prepare: [
        {
          id: "running",
          title: "Check what runs today",
          run: `helm list ${inNamespace}\nkubectl get pods ${inNamespace}\n`,
          expect: isVersionedAlike
            ? `The chart is ${chart.name}-{{from}}, and every pod is ready`
            : "The release is `deployed`, and every pod is ready",
        },
        {
          id: "defaults",
          title: "Compare the default values",
          run: [
            getChart,
            `helm show values ${named} --version ${version("from")} > defaults-{{from}}.yaml\n`,
            `helm show values ${named} --version ${version("to")} > defaults-{{to}}.yaml\n`,
            `diff defaults-{{from}}.yaml defaults-{{to}}.yaml || [ "$?" -eq 1 ]\n`,
          ].join(""),
          expect:
            "Lines with `>` are new, lines with `<` are gone. To differ is no failure",
        },
      ],
      backup: [
        {
          id: "keep-values",
          title: "Back up the values",
          why: "They may hold secrets, so only you may read the copies",
          run: [
            "umask 077",
            'cp "$VALUES" values-file-before-{{to}}.yaml',
            `helm get values "$RELEASE" ${inNamespace} -o yaml > values-before-{{to}}.yaml`,
            "ls -l values-file-before-{{to}}.yaml values-before-{{to}}.yaml\n",
          ].join("\n"),
          expect: "Neither file is empty",
        },
        {
          id: "data",
          title: "Back up the data",
          manual:
            "Back up the database and the volumes with the tools that you trust, and see that the backup can be read.",
        },
      ],
      upgrade: [
        ...(values === undefined
          ? []
          : [
              {
                id: "configure",
                title: "Adjust the values",
                config: values.id,
              },
            ]),
        {
          id: "upgrade",
          title: "Upgrade to {{to}}",
          downtime: "0s..5m",
          run: [
            `helm upgrade "$RELEASE" ${named} \\`,
            `  ${inNamespace} \\`,
            `  --version ${version("to")} \\`,
            '  --values "$VALUES" \\',
            "  --wait --timeout 15m\n",
          ].join("\n"),
          expect: "The status is `deployed`",
        },
      ],
      verify: [
        {
          id: "ready",
          title: "Everything runs",
          run: `helm status "$RELEASE" ${inNamespace}\nkubectl get pods ${inNamespace}\n`,
          expect: "The status is `deployed`, and every pod is ready",
        },
      ],
      after: [],
      rollback: [
        {
          id: "back",
          title: "Return to {{from}}",
          why: "Helm keeps the values and the chart of the release before",
          depth: "code",
          run: [
            `helm rollback "$RELEASE" ${inNamespace} --wait --timeout 15m`,
            'cp values-file-before-{{to}}.yaml "$VALUES"',
            `kubectl get pods ${inNamespace}\n`,
          ].join("\n"),
          expect:
            "Helm says that the rollback was a success, and every pod is ready",
        },
        {
          id: "restore-data",
          title: "Restore the data",
          depth: "data",
          manual:
            "Stop what writes, and restore the backup that you made before the upgrade. What was written since is lost.",
        },
      ],
    },
  };
}

/** How operators name the chart: in a repository that they add, or by an address. */
export interface ChartSource {
  readonly chart: string;
  readonly repository?: { readonly name: string; readonly url: string };
}

/** What a README tells of where the chart comes from. */
export function chartSourceIn(
  readme: string,
  { name }: Pick<Chart, "name">,
): ChartSource | undefined {
  const oci = readme
    .match(/\boci:\/\/[\w.:/-]*\w/g)
    ?.find((address) => address.endsWith(`/${name}`));
  if (oci !== undefined) return { chart: oci };
  const [, repository, url] =
    /\bhelm repo add\s+([\w-]+)\s+["']?(https:\/\/[\w.:/-]+)/.exec(readme) ??
    [];
  if (repository === undefined || url === undefined) return undefined;
  return {
    chart: `${repository}/${name}`,
    repository: { name: repository, url },
  };
}
