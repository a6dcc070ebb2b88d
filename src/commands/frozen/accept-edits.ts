import { join } from "node:path";
import { readText } from "../../files.ts";
import { writeTexts, type Writing } from "../../writing/write.ts";
import type { Product } from "../../release/types.ts";
import { editedMigrations } from "../../surface/edited.ts";
import type { Migration } from "../../surface/history.ts";
import { UsageError } from "../../usage.ts";
import type { Options, Outcome } from "../command.ts";
import { folderAt } from "../derive/histories.ts";
import { historyPath, lineIndexOf, readHistoryOf } from "./files.ts";
import { openRevision, type Revision } from "../derive/revision.ts";

/** Keeps that migrations of a release read as they do at a revision, and nothing else. */
export async function acceptEdits(
  product: Product,
  version: string,
  { cwd, to, repo }: Options & { readonly cwd: string },
): Promise<Outcome> {
  if (typeof to !== "string")
    throw new UsageError(
      "Edits are read at a revision",
      "Name it: --to v1.3.0, or --to . for this folder",
    );
  const place = { cwd, repository: typeof repo === "string" ? repo : "." };
  const revision = await openRevision(to, place);
  const written = await acceptedEdits(cwd, product, { version, revision });
  await writeTexts(written, { root: cwd });
  const lines = written.map(({ path }) => `written ${path}`);
  const none = `nothing to write: no migration of ${version} reads otherwise`;
  return { text: `${lines.join("\n") || none}\n`, exitCode: 0 };
}

/** What a release froze, with the edits at a revision said to be meant. */
async function acceptedEdits(
  root: string,
  { id, migrations }: Product,
  {
    version,
    revision,
  }: { readonly version: string; readonly revision: Revision },
): Promise<Writing[]> {
  const release = { id, version };
  const written: Writing[] = [];
  for (const [tool, folder] of Object.entries(migrations)) {
    const frozen = await readHistoryOf(root, release, tool);
    if (frozen === undefined) continue;
    const { history } = await folderAt(revision, tool, folder);
    const edited = editedMigrations(frozen.history, history);
    if (edited.length === 0) continue;
    const path = historyPath(release, tool);
    const before = await readText(join(root, path));
    const lines = before.split("\n");
    for (const one of edited) {
      const at = lineIndexOf("id", one.id, lines);
      lines[at] = accepting(lines[at] ?? "", one);
    }
    written.push({ path, text: lines.join("\n"), before });
  }
  return written;
}

function accepting(line: string, { digest }: Migration): string {
  return line.replace(
    /(?:,"accepted":"[^"]*")?\}(,?)$/,
    `,"accepted":${JSON.stringify(digest)}}$1`,
  );
}
