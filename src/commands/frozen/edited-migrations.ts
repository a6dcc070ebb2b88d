import { join } from "node:path";
import { kindOf, readText } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { editedMigrations } from "../../surface/edited.ts";
import type { History, Migration } from "../../surface/history.ts";
import { editedRule } from "../comparisons.ts";
import { metadataError } from "../metadata/error.ts";
import {
  historyPath,
  lineIndexOf,
  readHistoryOf,
  type Named,
} from "./files.ts";

/** Migrations of a release that read otherwise than in the release before it. */
export async function lintEdits(
  root: string,
  { ends, file }: { readonly ends: Ends; readonly file: string },
): Promise<Finding[]> {
  const edited = editedMigrations(ends.before, ends.after);
  if (edited.length === 0) return [];
  const lines = (await readText(join(root, file))).split("\n");
  return edited.map((one) =>
    editedFinding(one, {
      file,
      line: lineIndexOf("id", one.id, lines) + 1,
      since: ends.since,
    }),
  );
}

interface Ends {
  readonly before: History;
  readonly after: History;
  /** Version of the release that `before` was frozen of. */
  readonly since: string;
}

/** Migrations of a folder that read otherwise than a release froze them. */
export function editsIn(folder: string, ends: Ends): Finding[] {
  return editedMigrations(ends.before, ends.after).map((one) =>
    editedFinding(one, {
      file: `${folder}/${one.file}`,
      line: 1,
      since: ends.since,
    }),
  );
}

function editedFinding(
  { id }: Migration,
  {
    file,
    line,
    since,
  }: Pick<Finding, "file" | "line"> & { readonly since: string },
): Finding {
  return metadataError(editedRule, {
    file,
    line,
    message: `Unexpected edit of migration \`${id}\`, expected what ${since} has: a database that ran it will not run it again`,
  });
}

/** Edits that were accepted before stay so when a release is derived again. */
export async function withAccepted(
  root: string,
  release: Named,
  { tool, after }: { readonly tool: string; readonly after: History },
): Promise<History> {
  const path = join(root, historyPath(release, tool));
  if ((await kindOf(path)) === "missing") return after;
  const frozen = await readHistoryOf(root, release, tool);
  const accepted = new Map(
    frozen?.history.migrations.map((one) => [one.id, one.accepted]),
  );
  return {
    ...after,
    migrations: after.migrations.map((one) => {
      const said = accepted.get(one.id);
      return said === undefined || said === one.digest
        ? one
        : { ...one, accepted: said };
    }),
  };
}
