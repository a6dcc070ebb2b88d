import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LawName, Planner } from "./laws.ts";

/** A bug that a planner might have, put into a copy of ours. */
export interface Mutant {
  readonly bug: string;
  /** The law that must notice. */
  readonly law: LawName;
  /** In `src/plan/`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly right: string;
  readonly wrong: string;
}

const file = "the file after the settled deltas is the file after the walk";
const schema = "the keys, defaults and flags are those of the walk";

export const mutants: readonly Mutant[] = [
  {
    bug: "renames of one release are applied one after the other",
    law: file,
    file: "settle/absorb.ts",
    right: "applyMoves(lineage, moves);",
    wrong: "for (const move of moves) applyMoves(lineage, [move]);",
  },
  {
    bug: "the transforms of a rename chain are put in the wrong order",
    law: file,
    file: "settle/transform.ts",
    right: "steps.push(next);\n    return;",
    wrong: "steps.unshift(next);\n    return;",
  },
  {
    bug: "a key that was added and removed is not cancelled",
    law: "a key that comes and goes is kept if a step reads it, and only then",
    file: "settle/lineage.ts",
    right: "if (line.read) lineage.passing.set(",
    wrong: "lineage.passing.set(",
  },
  {
    bug: "a key that was removed and added again is cancelled",
    law: file,
    file: "settle/absorb.ts",
    right: 'if (delta.op === "added") add(lineage, { delta, rank });',
    wrong: `if (delta.op === "added") {
      if (lineage.lost.has(delta.path))
        bringBack(lineage, { delta: { ...delta, op: "restored" }, rank });
      else add(lineage, { delta, rank });
    }`,
  },
  {
    bug: "a default that goes and comes back is reported as gone",
    law: schema,
    file: "settle/line-changes.ts",
    right: "return line.default === undefined ? before : undefined;",
    wrong: "line.default ??= before;",
  },
  {
    bug: "a required flag is lost through a rename",
    law: schema,
    file: "settle/moves.ts",
    right: "  becomeNew(line);\n",
    wrong: "  becomeNew(line);\n  line.required = undefined;\n",
  },
  {
    bug: "the last replacement is forgotten when a deprecated key is removed",
    law: "a removal remembers the deprecation before it",
    file: "settle/lineage.ts",
    right: "instead: stated?.instead ?? begun?.instead,",
    wrong: "instead: stated?.instead,",
  },
  {
    bug: "the last part of a split is lost",
    law: schema,
    file: "settle/settled.ts",
    right: "into: heirs.map(partOf)",
    wrong: "into: heirs.slice(0, -1).map(partOf)",
  },
  {
    bug: "a merge goes ahead without one of its sources",
    law: file,
    file: "settle/merge.ts",
    right: "named.size === sources.length",
    wrong: "named.size > 0",
  },
  {
    bug: "a restored key is taken for a new one",
    law: file,
    file: "settle/absorb.ts",
    right: 'if (delta.op === "restored") bringBack(lineage, { delta, rank });',
    wrong: `if (delta.op === "restored")
      add(lineage, {
        delta: { ...delta, op: "added", required: false, secret: false },
        rank,
      });`,
  },
  {
    bug: "a default keeps its unit when its key changes it",
    law: schema,
    file: "settle/line-changes.ts",
    right: "{ was: newly(was), now: newly(now), keep: newly(keep) }",
    wrong: "{ was, now, keep }",
  },
  {
    bug: "nobody is warned that a name means another key now",
    law: "a name that means another key is warned of, and no other",
    file: "settle/settle.ts",
    right: "...collisions(leg), ",
    wrong: "",
  },
];

/** The planner with the bug. */
export async function plannerWith({
  file,
  right,
  wrong,
}: Mutant): Promise<Planner> {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-mutant-"));
  try {
    cpSync("src/plan", join(folder, "plan"), { recursive: true });
    const path = join(folder, "plan", file);
    const source = readFileSync(path, "utf8");
    if (source.split(right).length !== 2)
      throw new Error(`Unexpected ${file}, expected to find once: ${right}`);
    writeFileSync(
      path,
      source.replace(right, () => wrong),
    );
    const { settle, asRelease }: Planner = await import(
      join(folder, "plan", "settle/settle.ts")
    );
    return { settle, asRelease };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
