import type { Chart } from "./charts.ts";
import type { Found } from "./drafting.ts";

/** A line for each thing that was found. */
export function tellFound({
  chart,
  compose,
  settings,
  migrations,
  release,
}: Found): string[] {
  return [
    ...(chart ? [`Helm chart: ${tellChart(chart)}`] : []),
    ...(compose
      ? [`Docker Compose: ${compose.path} (${compose.services.join(", ")})`]
      : []),
    ...settings.map(({ path, format }) => `settings: ${path} (${format})`),
    ...migrations.map(
      ({ tool, folder, count }) =>
        `migrations: ${count} of ${tool} in ${folder}`,
    ),
    release.ref === undefined
      ? `no tag that names a version: the guides begin with ${release.version}`
      : `release: ${release.version}, the tag ${release.ref} of ${release.date}`,
  ];
}

export function tellChart({ name, version, folder }: Chart): string {
  return `${name} ${version} in ${folder === "" ? "this folder" : folder}`;
}
