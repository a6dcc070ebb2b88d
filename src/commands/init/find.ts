import { findCharts, type Chart } from "../../init/charts.ts";
import { findCompose } from "../../init/compose.ts";
import type { Found } from "../../init/drafting.ts";
import { identify, readRemote } from "../../init/identity.ts";
import { findMigrations } from "../../init/migrations.ts";
import { newestRelease, type FirstRelease } from "../../init/releases.ts";
import { idOf } from "../../init/repository.ts";
import { findSettings, type SettingsFile } from "../../init/settings.ts";
import { formats } from "../../surface/formats/index.ts";
import { readSettings } from "../../surface/read.ts";
import { UsageError } from "../../usage.ts";
import { isId } from "../../release/schema/text.ts";
import type { Workspace } from "./look.ts";

/** What was found, and what had to be left out of it. */
export interface Finding {
  readonly found: Found;
  /** Charts that were not chosen. */
  readonly otherCharts: readonly Chart[];
  readonly said: readonly string[];
}

/** Looks for one product; with several charts `pick` says which is meant. */
export async function findProduct(
  { repository, git }: Workspace,
  {
    id,
    today,
    pick,
  }: {
    /** The product's id, where it was named. */
    readonly id: string | undefined;
    /** ISO date. */
    readonly today: string;
    readonly pick: (charts: readonly Chart[]) => Promise<Chart | undefined>;
  },
): Promise<Finding> {
  if (id !== undefined && !isId(id))
    throw new UsageError(
      `Unexpected product \`${id}\``,
      `Write lower-case words joined by hyphens, such as ${idOf(id) || "my-product"}`,
    );
  const charts = findCharts(repository);
  const named = charts.find((chart) => idOf(chart.name) === id);
  const chart = named ?? (charts.length > 1 ? await pick(charts) : charts[0]);
  const remote = readRemote(git?.remote ?? "");
  const identity = identify(repository, {
    ...(chart && { chart }),
    ...(remote && { remote }),
    ...(id !== undefined && { id }),
  });
  const { settings, said } = await readable(
    repository.texts,
    findSettings(repository),
  );
  const [compose] = findCompose(repository);
  const readme = repository.texts.get("README.md") ?? "";
  const names = [identity.id, ...(chart ? [chart.name] : [])];
  const release: FirstRelease = newestRelease(git?.tags ?? [], names) ?? {
    version: firstVersion(repository.texts, chart),
    date: today,
    pattern: "v{{version}}",
  };
  return {
    found: {
      identity,
      chart,
      compose,
      settings,
      migrations: findMigrations(repository),
      release,
      readme,
    },
    otherCharts: charts.filter((other) => other !== chart),
    said,
  };
}

/** What the product calls itself, where no tag does. */
function firstVersion(
  texts: ReadonlyMap<string, string>,
  chart: Chart | undefined,
): string {
  const said = [
    chart?.version,
    /"version"\s*:\s*"([^"]+)"/.exec(texts.get("package.json") ?? "")?.[1],
    ...["pyproject.toml", "Cargo.toml"].map(
      (path) => /^version\s*=\s*"([^"]+)"/m.exec(texts.get(path) ?? "")?.[1],
    ),
  ];
  const isRelease = (text: string | undefined): text is string =>
    /^[1-9]\d*\.\d+\.\d+$|^0\.\d+\.\d+$/.test(text ?? "");
  return said.find(isRelease) ?? "0.1.0";
}

/** Settings that their format reads; the others are told. */
async function readable(
  texts: ReadonlyMap<string, string>,
  all: readonly SettingsFile[],
): Promise<{ settings: SettingsFile[]; said: string[] }> {
  const settings: SettingsFile[] = [];
  const said: string[] = [];
  for (const one of all) {
    const reading = readSettings(
      await formats[one.format](),
      texts.get(one.path) ?? "",
    );
    if (reading.kind === "settings" && reading.settings.length > 0)
      settings.push(one);
    if (reading.kind === "unreadable")
      said.push(`${one.path}:${reading.line} is left out. ${reading.message}`);
  }
  return { settings, said };
}
