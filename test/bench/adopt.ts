/**
 * Holds `adopt` against what a reader expects: `npm run bench:adopt -- <folder>`.
 *
 * `adopt/key.yaml` names, for each block, table and list of the guides in the
 * folder, the field it belongs to; it was written before `adopt`. A row is right
 * where everything of it landed in one of its fields. `--verbose` lists each row.
 */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { adopt, type Placed } from "../../src/adopt/adopt.ts";

const key = z.record(
  z.string(),
  z.array(
    z.strictObject({
      lines: z.string().regex(/^\d+-\d+$/),
      kind: z.enum(["block", "table", "list"]),
      field: z.union([z.string(), z.array(z.string())]),
    }),
  ),
);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: "boolean" } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("Usage: npm run bench:adopt -- <folder of guides> [--verbose]");
  process.exit(2);
}

const rows = key.parse(
  parse(await readFile(new URL("adopt/key.yaml", import.meta.url), "utf8")),
);
const totals = { asked: [0, 0], list: [0, 0] };
for (const [guide, expected] of Object.entries(rows)) {
  const text = await readFile(join(folder, guide), "utf8");
  const { placed, leftovers } = adopt(text, {
    id: basename(guide, ".md"),
    guide,
    date: "2026-01-01",
    schema: (kind) => `${kind}.schema.json`,
  });
  const score = { asked: [0, 0], list: [0, 0] };
  for (const { lines, kind, field } of expected) {
    const [line = 0, endLine = 0] = lines.split("-").map(Number);
    const found = fieldsIn(placed, { line, endLine });
    const isRight =
      found.length > 0 &&
      found.every((one) =>
        [field].flat().some((wanted) => fits(one, wanted)),
      ) &&
      !leftovers.some((one) => isInside(one, { line, endLine }));
    const of = kind === "list" ? "list" : "asked";
    for (const counts of [score[of], totals[of]]) {
      counts[0] = (counts[0] ?? 0) + (isRight ? 1 : 0);
      counts[1] = (counts[1] ?? 0) + 1;
    }
    if (isRight && !options.verbose) continue;
    const mark = isRight ? "right" : "MISS ";
    const lost = leftovers.some((one) => isInside(one, { line, endLine }));
    const where =
      found.length === 0 ? "unplaced" : [...new Set(found)].join(", ");
    const partly = lost && found.length > 0 ? ", not all of it" : "";
    console.log(
      `  ${mark} ${guide}:${lines} ${kind} in ${where}${partly}, expected ${[field].flat().join(" or ")}`,
    );
  }
  console.log(`${guide}: ${shown(score)}`);
}
console.log(`all: ${shown(totals)}`);

/** Fields of what lies in these lines; text between is not asked for. */
function fieldsIn(
  placed: readonly Placed[],
  lines: { readonly line: number; readonly endLine: number },
): string[] {
  return placed
    .filter((one) => one.kind !== "text" && isInside(one, lines))
    .map(({ field }) => field);
}

function isInside(
  one: { readonly line: number; readonly endLine: number },
  { line, endLine }: { readonly line: number; readonly endLine: number },
): boolean {
  return one.line <= endLine && line <= one.endLine;
}

/** The expected options, each by its first words; more than the expected may be named. */
function fits(found: string, wanted: string): boolean {
  if (found === wanted || found.startsWith(`${wanted}.`)) return true;
  const isStep = /^(?:release\.)?steps\./.test(wanted);
  const parts = (field: string) => field.replace(/^release\./, "").split(".");
  const [, phase, ...asked] = parts(wanted);
  const [, own, ...has] = parts(found);
  if (!isStep || phase !== own || asked.at(-1) !== has.at(-1)) return false;
  if (wanted.startsWith("release.") !== found.startsWith("release."))
    return false;
  const options = asked.slice(0, -1);
  const known = has.slice(0, -1);
  if (options.length === 0) return known.length === 0;
  return options.every((option) => known.some((one) => one.startsWith(option)));
}

function shown({ asked, list }: typeof totals): string {
  const [right = 0, all = 0] = asked;
  const [listed = 0, lists = 0] = list;
  const share = all === 0 ? "" : ` (${((100 * right) / all).toFixed(1)} %)`;
  return `${right} of ${all} blocks and tables${share}, ${listed} of ${lists} lists`;
}
