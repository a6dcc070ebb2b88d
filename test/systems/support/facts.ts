import type { Leg } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";
import { newSettings, type NewSetting } from "./settings.ts";

/** What the metadata say of the two ends of a hop; the guide has no part in it. */
export interface Facts {
  readonly from: string;
  readonly to: string;
  /** The versions that words name, as far as they are known. */
  readonly versionsIn: (words: string) => readonly string[];
  /** Revision of the schema at a version, and its place in the history. */
  readonly headOf: (version: string) => string;
  readonly rankOf: (revision: string) => number;
  /** New programs migrate their database when they start. */
  readonly onStart: boolean;
  /** A migration by hand that the old version does not survive. */
  readonly offline: boolean;
  /** Ids of the blocks that run migrations of the product's own. */
  readonly ownMigrations: readonly string[];
  readonly settings: readonly NewSetting[];
}

export function factsOf(product: Product, leg: Leg): Facts {
  const { releases } = product;
  const { from, to, migrations } = leg;
  const versions = releases.map(({ version }) => version);
  const heads = releases.reduce<{ version: string; head: string }[]>(
    (all, { version, migrations }) => {
      const last = migrations.findLast(({ kind }) => kind === "revisions");
      const before = all.at(-1)?.head ?? "base";
      const head = last?.kind === "revisions" ? last.head : before;
      return [...all, { version, head }];
    },
    [],
  );
  const history = ["base", ...new Set(heads.map(({ head }) => head))];
  const byHand = migrations.filter(({ runs }) => runs === "by-hand");
  return {
    from,
    to,
    versionsIn: (words) => versions.filter((version) => names(words, version)),
    headOf: (version) =>
      heads.find((one) => one.version === version)?.head ?? "base",
    rankOf: (revision) => history.indexOf(revision),
    onStart: migrations.some(
      ({ kind, runs }) => kind === "revisions" && runs === "on-start",
    ),
    offline: byHand.some(({ online }) => !online),
    ownMigrations: byHand.flatMap((one) => (one.kind === "own" ? one.id : [])),
    settings: newSettings(product, leg),
  };
}

function names(words: string, version: string): boolean {
  const escaped = version.replaceAll(".", "\\.");
  return new RegExp(`(?<![\\d.])${escaped}(?![\\d]|[.-][\\da-z])`).test(words);
}
