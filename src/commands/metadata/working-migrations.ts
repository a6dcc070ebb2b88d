import { join } from "node:path";
import { kindOf } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { toMigration } from "../../release/normalise/release.ts";
import type { Product } from "../../release/types.ts";
import { diffHistories } from "../../surface/migrations-added.ts";
import { reconcileMigrations } from "../../surface/reconcile-migrations.ts";
import { folderAt } from "../derive/histories.ts";
import { editsIn } from "../frozen/edited-migrations.ts";
import { readHistoryOf } from "../frozen/files.ts";
import { productFolder } from "../products.ts";
import { openRevision } from "../derive/revision.ts";
import { undeclared } from "./undeclared.ts";
import { unreleasedOf } from "./unreleased.ts";

/** Where the migrations lie in this repository, those since the newest release. */
export async function lintWorkingMigrations(
  root: string,
  { id, releases, migrations }: Product,
  tool: string,
): Promise<Finding[]> {
  const folder = migrations[tool];
  const version = releases.at(-1)?.version;
  if (folder === undefined || version === undefined) return [];
  if ((await kindOf(join(root, folder))) !== "folder") return [];
  const frozen = await readHistoryOf(root, { id, version }, tool);
  if (frozen === undefined) return [];
  const here = await openRevision(folder, { cwd: root, repository: root });
  const { history } = await folderAt(here, tool, ".");
  const fragments = await unreleasedOf(root, id);
  const said = fragments.flatMap(({ file, migrations = [] }) =>
    migrations.map((one) => toMigration(one, { origin: { file, lines: {} } })),
  );
  const { added } = diffHistories(frozen.history, history);
  const edits = editsIn(folder, {
    before: frozen.history,
    after: history,
    since: version,
  });
  const news = added
    .filter((one) => {
      const { append, set } = reconcileMigrations(tool, [one], said);
      return append.length > 0 || set.some(({ fields }) => "range" in fields);
    })
    .map(({ after, head }) => {
      const newest = history.migrations.find((one) => one.id === head);
      return undeclared({
        file: newest ? `${folder}/${newest.file}` : folder,
        line: 1,
        message: `Unexpected migrations \`${after}..${head}\` of ${tool}, expected what ${version} has, or the change in \`${productFolder(id)}/unreleased/\``,
      });
    });
  return [...news, ...edits];
}
