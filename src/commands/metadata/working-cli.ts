import { join } from "node:path";
import { kindOf } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import type { OwnCli, Product } from "../../release/types.ts";
import { coverageOf } from "../../tools/usages/coverage.ts";
import { harvestOwn, readOwnSpec } from "../own-specs.ts";
import { productFolder } from "../products.ts";
import { undeclared } from "./undeclared.ts";
import { unreleasedOf } from "./unreleased.ts";

/** Where the program lives in this repository, what it lost since the newest release. */
export async function lintWorkingCli(
  root: string,
  { id, releases }: Product,
  cli: OwnCli,
): Promise<Finding[]> {
  const version = releases.at(-1)?.version;
  const program = join(root, cli.run);
  if (version === undefined || (await kindOf(program)) !== "file") return [];
  const before = await readOwnSpec(root, { id, version }, cli.name);
  if (before === undefined) return [];
  const after = await harvestOwn(cli, program, {
    cwd: root,
    version: "unreleased",
    since: version,
  });
  const fragments = await unreleasedOf(root, id);
  const said = fragments.flatMap(({ changes = [] }) =>
    changes.flatMap(({ usages }) => usages),
  );
  return coverageOf({ before, after }, said).missing.map(({ was }) =>
    undeclared({
      file: cli.run,
      line: 1,
      message: `Unexpected removal of \`${was}\`, expected what ${cli.name} ${version} has, or the change in \`${productFolder(id)}/unreleased/\``,
    }),
  );
}
