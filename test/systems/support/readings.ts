import type { Answers } from "../../../src/plan/plan.ts";
import { depths } from "../../../src/release/types.ts";
import { type Facts, factsOf } from "./facts.ts";
import { blocksFor, type Guide, type GuideBlock } from "./guides.ts";
import {
  type Inventory,
  inventoryOf,
  problemsAtStart,
  problemsAtTarget,
  read,
  type Reading,
} from "./laws.ts";

/** One reader of a guide: what they run, and what must hold behind it. */
export interface Journey {
  readonly name: string;
  readonly blocks: readonly GuideBlock[];
  readonly problems: (reading: Reading) => string[];
  readonly read: (blocks: readonly GuideBlock[]) => Reading;
  /** The blocks that are left out in turn. */
  readonly tried: readonly GuideBlock[];
  readonly facts: Facts;
}

const upTo: Readonly<Record<string, readonly string[]>> = {
  upgrade: ["prepare", "backup", "upgrade", "verify"],
  settled: ["prepare", "backup", "upgrade", "verify", "after"],
  trial: ["prepare", "backup"],
};

/** The upgrade, and each rollback from where the upgrade ended. */
export function journeysOf(guide: Guide, answers: Answers): Journey[] {
  const facts = factsOf(guide.product, guide.leg);
  const all = blocksFor(guide, answers);
  const within = (name: string): GuideBlock[] =>
    all.filter(({ phase }) => upTo[name]?.includes(phase));
  const upgrade = within("upgrade");
  const starts = [
    { name: "once it is verified", blocks: upgrade },
    { name: "when all is done", blocks: within("settled") },
  ];
  const rollbacks = depths.flatMap((depth) => {
    const back = all.filter(
      (block) => block.phase === "rollback" && block.depth === depth,
    );
    return back.length > 0 ? [{ depth, back }] : [];
  });
  const run = (blocks: readonly GuideBlock[]): Reading => read(blocks, facts);
  const inventory: Inventory = inventoryOf({
    trial: run(within("trial")),
    upgrade: run(upgrade),
    rollbacks: rollbacks.flatMap(({ back }) =>
      starts.map(({ blocks }) => run([...blocks, ...back])),
    ),
  });
  return [
    {
      name: "upgrade",
      blocks: upgrade,
      tried: upgrade.filter(({ phase }) => phase === "upgrade"),
      problems: (reading) => problemsAtTarget(reading, { facts, inventory }),
      read: run,
      facts,
    },
    ...rollbacks.flatMap(({ depth, back }) =>
      starts.map((start) => ({
        name: `rollback of the ${depth}, ${start.name}`,
        blocks: [...start.blocks, ...back],
        tried: back,
        problems: (reading: Reading) =>
          problemsAtStart(depth, reading, { facts, inventory }),
        read: run,
        facts,
      })),
    ),
  ];
}
