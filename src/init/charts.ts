import { parse } from "yaml";
import { z } from "zod";
import {
  byDepth,
  folderOf,
  isForeign,
  isPlain,
  type Repository,
} from "./repository.ts";

/** A Helm chart that is installed by itself. */
export interface Chart {
  /** Empty at the root. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  /** The file of its values, where it has one. */
  readonly values?: string;
  /** Names of the charts that it brings along. */
  readonly dependencies: readonly string[];
}

const written = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  type: z.string().optional(),
  appVersion: z.coerce.string().optional(),
  description: z.string().optional(),
  dependencies: z.array(z.object({ name: z.string() })).catch([]),
});

const chartFile = /(?:^|\/)Chart\.yaml$/;

/** All charts, those of the root first; libraries and subcharts are of no interest. */
export function findCharts({ paths, texts }: Repository): Chart[] {
  const files = paths.filter(
    (path) => chartFile.test(path) && !isForeign(path),
  );
  const folders = files.map(folderOf);
  return files
    .filter((path) => !folders.some((folder) => isSubchart(path, folder)))
    .toSorted(byDepth)
    .flatMap((path) => {
      const chart = readChart(texts.get(path) ?? "");
      if (chart === undefined || chart.type === "library") return [];
      if (!isPlain(chart.name)) return [];
      const folder = folderOf(path);
      const values = folder === "" ? "values.yaml" : `${folder}/values.yaml`;
      const { name, version, appVersion, description, dependencies } = chart;
      return [
        {
          folder,
          name,
          version,
          dependencies: dependencies.map((one) => one.name),
          ...(appVersion !== undefined && { appVersion }),
          ...(description !== undefined && { description }),
          ...(paths.includes(values) && { values }),
        },
      ];
    });
}

/** Undefined where the text is no chart's. */
function readChart(text: string): z.output<typeof written> | undefined {
  return written.safeParse(yamlOf(text)).data;
}

/** The data of a YAML text; undefined where it is none, templates included. */
export function yamlOf(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}

function isSubchart(path: string, folder: string): boolean {
  return path.startsWith(folder === "" ? "charts/" : `${folder}/charts/`);
}
