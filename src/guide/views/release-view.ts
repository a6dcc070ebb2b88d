import type { LivingDeprecation } from "../../plan/deprecations.ts";
import type { Migration, Product, Release } from "../../release/types.ts";
import { depthTitles } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, codeCell, prose } from "../prose.ts";
import { viewOfChanges, type ChangeView } from "./changes-view.ts";
import { deprecationRows, type DeprecationRow } from "./deprecations-view.ts";
import { migrationRows, type MigrationRow } from "./migrations-view.ts";
import {
  statedRequirements,
  type RequirementRow,
} from "./requirements-view.ts";
import { viewOfSurfaces, type SurfaceView } from "./settings-view.ts";

/** What the template of a release's page may use; rows hold finished cells. */
export interface ReleaseView {
  readonly title: string;
  readonly summary: string;
  readonly section: string;
  readonly subsection: string;
  readonly highlights: readonly string[];
  /** Without the commands that find out who is affected: the guides rehearse those. */
  readonly changes: readonly ChangeView[];
  readonly surfaces: readonly SurfaceView[];
  readonly migrations: readonly MigrationRow[];
  /** What the release deprecates beside settings. */
  readonly deprecated: readonly DeprecationRow[];
  readonly requires: readonly RequirementRow[];
  /** Titles of the steps that only an upgrade to this release has. */
  readonly steps: readonly string[];
  readonly rollback: readonly LimitRow[];
  readonly troubles: readonly TroubleRow[];
  readonly artifacts: readonly {
    readonly name: string;
    readonly digest: string;
  }[];
}

/** What limits a way back from the release. */
export interface LimitRow {
  readonly depth: string;
  readonly until: string;
  readonly loses: string;
}

export interface TroubleRow {
  readonly symptom: string;
  readonly cause: string;
}

/** One release as its page shows it: what it brings, not how to get to it. */
export function viewOfRelease(
  product: Product,
  release: Release,
  origins: Origins,
): ReleaseView {
  const { version, summary, highlights, changes, origin } = release;
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  const shown = changes.map((change) => ({ ...change, detect: [] }));
  return {
    title: `${prose(product.name)} ${mark(version, "version")}`,
    summary: mark(summary, "summary"),
    section: "##",
    subsection: "###",
    highlights: highlights.map((text) => mark(text, "highlights")),
    changes: viewOfChanges(
      product,
      { changes: shown },
      { origins, prefix: "" },
    ),
    surfaces: viewOfSurfaces(product, release, origins),
    migrations: migrationRows(release, origins).map((row, index) => ({
      ...row,
      runs: runs[release.migrations[index]?.runs ?? "by-hand"],
    })),
    deprecated: deprecationRows(product, declaredBy(release), origins),
    requires: statedRequirements(release, origins),
    steps: stepTitles(release, origins),
    rollback: limitRows(release),
    troubles: release.troubleshooting.map(({ symptom, cause }) => ({
      symptom: cell(symptom),
      cause: `${cell(cause)}.`,
    })),
    artifacts: release.artifacts.map(({ name, digest }) => ({
      name: codeCell(name),
      digest: digest === undefined ? "" : codeCell(digest),
    })),
  };
}

/** No step stands below on this page. */
const runs: Readonly<Record<Migration["runs"], string>> = {
  "on-start": "when the new version starts",
  "by-hand": "by hand, as a step of the upgrade",
  background: "in the background, after the upgrade",
};

/** Two platforms may have a step each by one title. */
function stepTitles({ steps }: Release, origins: Origins): string[] {
  const own = steps.filter(({ phase }) => phase !== "rollback");
  const titles = own.map(({ title }) => title);
  return own
    .filter(({ title }, index) => titles.indexOf(title) === index)
    .map(({ title, origin }) =>
      origins.markWhole(prose(title), origin.file, lineOf(origin, "title")),
    );
}

function declaredBy({ version, deprecated }: Release): LivingDeprecation[] {
  return deprecated.map((each) => ({ ...each, since: version }));
}

function limitRows({ rollback, steps }: Release): LimitRow[] {
  return rollback.map(({ depth, until, loses }) => {
    const last = steps.find(({ id }) => id === until)?.title ?? until;
    return {
      depth: depthTitles[depth],
      until: last === undefined ? "" : `before "${cell(last)}"`,
      loses: loses === undefined ? "" : `${cell(loses)}.`,
    };
  });
}
