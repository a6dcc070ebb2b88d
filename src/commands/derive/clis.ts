import { join } from "node:path";
import type {
  Change,
  ChangedUsage,
  OwnCli,
  Product,
} from "../../release/types.ts";
import type { Fields } from "../../surface/records.ts";
import type { ToolSpec } from "../../tools/spec.ts";
import { coverageOf } from "../../tools/usages/coverage.ts";
import { goneUsages } from "../../tools/usages/gone.ts";
import { reshapedUsages } from "../../tools/usages/reshaped.ts";
import type {
  GoneUsage,
  SaidUsage,
  SpecEnds,
} from "../../tools/usages/usage.ts";
import { UsageError } from "../../usage.ts";
import type { Ends } from "./surfaces.ts";
import { harvestOwn, readOwnSpec } from "../own-specs.ts";
import type { Revision } from "./revision.ts";
import type { Compared } from "../frozen/files.ts";

/** A CLI of the product at both ends, as far as it is known there. */
export interface CliEnds {
  readonly cli: OwnCli;
  readonly before: ToolSpec | undefined;
  readonly after: ToolSpec | undefined;
  /** What earlier releases said would go with this one. */
  readonly due: readonly SaidUsage[];
}

/** As they were harvested; with `runs`, those of the new revision are asked now. */
export async function readClis(
  product: Product,
  { from, to }: Ends,
  {
    root,
    version,
    since,
    runs,
  }: Compared & { readonly root: string; readonly runs: boolean },
): Promise<CliEnds[]> {
  const { id } = product;
  const due = dueAt(product, version);
  return Promise.all(
    product.cli.map(async (cli) => {
      const known = (release: string | undefined) =>
        release === undefined
          ? undefined
          : readOwnSpec(root, { id, version: release }, cli.name);
      const asked = (revision: Revision, version: string, since?: string) =>
        harvestOwn(cli, programIn(revision, cli), {
          cwd: root,
          version,
          since,
        });
      const before =
        (await known(since)) ??
        (runs && since !== undefined && from.paths.includes(cli.run)
          ? await asked(from, since)
          : undefined);
      const after = runs
        ? await asked(to, version, since)
        : await known(version);
      return { cli, before, after, due };
    }),
  );
}

/** Code of a commit is not run: somebody has to put it into a folder first. */
function programIn({ name, paths, folder }: Revision, { run }: OwnCli): string {
  if (folder === undefined)
    throw new UsageError(
      `Nothing is run from the git revision \`${name}\``,
      `Check it out and name the folder: git worktree add ../checkout ${name}`,
      "Or leave --run-cli out: what was harvested before is read",
    );
  if (paths.includes(run)) return join(folder, run);
  throw new UsageError(
    `There is no \`${run}\` in \`${name}\``,
    "Put `run` of the CLI right in product.yaml",
  );
}

/** Where the changes of a release and what its CLI accepts differ. */
export interface UsagesReconciled {
  readonly missing: readonly GoneUsage[];
  readonly wrong: readonly {
    readonly usage: ChangedUsage;
    readonly message: string;
  }[];
}

/**
 * A line for each command and option that is new, or is typed in another way now:
 * what no release has to say, and people may want to.
 */
export function toldNews({ before, after }: CliEnds): string[] {
  if (!before || !after) return [];
  const ends = { before, after };
  const renamed = new Set(goneUsages(ends).map(({ now }) => now));
  const fresh = goneUsages({ before: after, after: before }).filter(
    ({ was, now }) => now === undefined && !renamed.has(was),
  );
  return [
    ...reshapedUsages(ends).map((words) => `look    ${words}`),
    ...fresh.map(({ was }) => `new     ${was}`),
  ];
}

/** Commands and options that were deprecated up to a release. */
export function dueAt(
  { releases }: Pick<Product, "releases">,
  version: string,
): SaidUsage[] {
  return releases
    .flatMap(({ deprecated }) => deprecated)
    .filter(({ removed }) => removed === version)
    .map(({ subject }) => ({ was: subject }));
}

/** Holds the changes of a release against both versions of a CLI. */
export function reconcileUsages(
  ends: SpecEnds,
  changes: readonly Change[],
  due: readonly SaidUsage[],
): UsagesReconciled {
  const said = changes
    .flatMap(({ usages }) => usages)
    .filter(({ was }) => was.split(" ")[0] === ends.before.tool);
  const { missing, wrong } = coverageOf(ends, [...due, ...said]);
  return {
    missing,
    wrong: wrong.flatMap(({ index, message }) => {
      const usage = said[index - due.length];
      return usage ? [{ usage, message }] : [];
    }),
  };
}

/** A change that says it, as a release file has it. */
export function changeOf({ was, now, evidence }: GoneUsage): Fields {
  const id = was
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
  return {
    id: `${id}-gone`,
    kind: "breaking",
    title:
      now === undefined ? `\`${was}\` is gone` : `\`${was}\` is now \`${now}\``,
    impact: "Commands and scripts that use it stop with an error",
    usages: [{ was, ...(now !== undefined && { now }) }],
    ...(evidence !== undefined && { confirm: evidence }),
  };
}
