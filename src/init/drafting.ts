import type { Chart } from "./charts.ts";
import type { Compose } from "./compose.ts";
import type { Draft, PlatformDraft, SurfaceDraft } from "./draft.ts";
import type { Identity } from "./identity.ts";
import type { MigrationsFolder } from "./migrations.ts";
import { chartSourceIn, helm } from "./platforms/helm.ts";
import { compose } from "./platforms/compose.ts";
import { server } from "./platforms/server.ts";
import type { FirstRelease } from "./releases.ts";
import { folderOf } from "./repository.ts";
import type { SettingsFile } from "./settings.ts";

/** What was found of one product. */
export interface Found {
  readonly identity: Identity;
  readonly chart: Chart | undefined;
  readonly compose: Compose | undefined;
  readonly settings: readonly SettingsFile[];
  readonly migrations: readonly MigrationsFolder[];
  readonly release: FirstRelease;
  readonly readme: string;
}

/** What the files of the product will say of it. */
export function draftOf(found: Found): Draft {
  const { identity, migrations, release } = found;
  const values = valuesOf(found);
  const settings = found.settings.map(surfaceOf);
  const surfaces = [...(values ? [values] : []), ...settings];
  const platforms = platformsOf(found, { values, settings });
  // A file that no step edits concerns developers, not operators.
  const used = surfaces.flatMap((surface) => {
    const user = platforms.find(({ steps }) =>
      steps.upgrade.some(({ config }) => config === surface.id),
    );
    return user === undefined ? [] : [{ ...surface, platform: user.id }];
  });
  return {
    ...identity,
    tag: release.pattern,
    platforms,
    surfaces: used,
    migrations: Object.fromEntries(
      migrations.map(({ tool, folder }) => [tool, folder]),
    ),
  };
}

function platformsOf(
  { chart, compose: file, identity, release, readme }: Found,
  {
    values,
    settings,
  }: { values: SurfaceDraft | undefined; settings: readonly SurfaceDraft[] },
): PlatformDraft[] {
  const source = chart && chartSourceIn(readme, chart);
  const beside = file ? settingsOf(file, settings) : [];
  const hasEnv = beside.some((one) => one.file === ".env");
  const platforms = [
    ...(chart
      ? [
          helm(chart, {
            values,
            isVersionedAlike: chart.version === release.version,
            ...(source && { source }),
          }),
        ]
      : []),
    ...(file
      ? [
          compose(file, {
            ...identity,
            settings: beside,
            pinned: hasEnv ? file.versionVariable : undefined,
            tag: release.pattern,
          }),
        ]
      : []),
  ];
  return platforms.length > 0 ? platforms : [server(identity.name, settings)];
}

function valuesOf({ chart }: Found): SurfaceDraft | undefined {
  if (chart?.values === undefined) return undefined;
  return {
    id: "values",
    title: "Helm values",
    format: "values",
    file: "$VALUES",
    source: chart.values,
  };
}

function surfaceOf({ id, file, format, path }: SettingsFile): SurfaceDraft {
  return { id, title: file, format, file, source: path };
}

/** Those whose files lie beside that of Compose. */
function settingsOf(
  { path }: Compose,
  settings: readonly SurfaceDraft[],
): SurfaceDraft[] {
  return settings.filter(({ source }) => folderOf(source) === folderOf(path));
}
