import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { known } from "../../src/session/values.ts";
import { locate } from "../support/tools.ts";
import { Machine } from "./support/machine.ts";
import { type Journey, journeysOf } from "./support/readings.ts";
import { loadGuides, tellWay } from "./support/guides.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const initdb = isDeep ? locate("postgres") : undefined;
const alembic = isDeep ? locate("alembic") : undefined;
const path = "content/guides/openwatch/0.1.0-to-0.2.0.md";

describe.runIf(initdb !== undefined && alembic !== undefined)(
  "a real database, by the guide's own commands",
  async () => {
    const guide = (await loadGuides()).find((one) => one.path === path);
    if (!guide) throw new Error(`Cannot find ${path}`);
    const { product, leg } = guide;
    let machine: Machine;

    beforeAll(() => {
      machine = new Machine(initdb ?? "", alembic ?? "");
    }, 120_000);
    afterAll(() => {
      machine.stop();
    });

    const journeys = guide.ways.flatMap((way) =>
      journeysOf(guide, way)
        .filter(({ name }) => !name.endsWith("all is done"))
        .map((journey) => ({ way: tellWay(way), name: journey.name, journey })),
    );

    test.each(journeys)(
      "$way: the $name",
      { timeout: 240_000 },
      ({ journey }) => {
        machine.install(product, leg.from);
        const before = machine.data;
        const back = journey.blocks.filter(({ phase }) => phase === "rollback");
        const whole = journey.blocks.filter(
          ({ phase }) => phase !== "rollback",
        );
        const depth = back[0]?.depth;
        // The old code does not work on the new schema: it returns before.
        const upgrade =
          depth === "code" ? untilMigration(journey, whole) : whole;
        const up = machine.paste(scriptsOf(journey, upgrade));
        expect(up.statuses, up.output).toEqual(upgrade.map(() => 0));
        const at = depth === "code" ? leg.from : leg.to;
        expect(revision()).toBe(journey.facts.headOf(at));
        expect(machine.sql("SELECT count(*) FROM hosts")).toBe("2\n");
        expect(environment()).toMatch(/^REPORT_SIGNING_KEY=[0-9a-f]{64}$/m);

        if (depth === "data")
          machine.sql(
            "INSERT INTO hosts (address) VALUES ('lost.example.org')",
          );
        if (depth !== undefined) {
          const first = scriptsOf(journey, upgrade).slice(0, 1);
          const down = machine.paste([...first, ...scriptsOf(journey, back)]);
          expect(down.statuses, down.output).toEqual([0, ...back.map(() => 0)]);
          expect(environment()).not.toMatch(/^REPORT_SIGNING_KEY=/m);
          expect(revision()).toBe(journey.facts.headOf(leg.from));
          expect(machine.data).toBe(before);
        }
        const told = toldIn(journey, [...upgrade, ...back]);
        expect(madeOnly(machine.calls)).toEqual(told);
      },
    );

    function revision(): string {
      return machine.sql("SELECT version_num FROM alembic_version").trim();
    }

    function environment(): string {
      return machine.run("cat .env", machine.checkout);
    }

    /** The first block holds the reader's values: here are this reader's own. */
    function scriptsOf(
      { blocks }: Journey,
      some: readonly Journey["blocks"][number][],
    ): string[] {
      return some.map((block) => {
        const { content } = block.session.script;
        return block === blocks[0]
          ? content
              .replace(
                /^export OPENWATCH=.*$/m,
                `export OPENWATCH=${machine.checkout}`,
              )
              .replace(
                /^export BACKUPS=.*$/m,
                `export BACKUPS=${machine.backups}`,
              )
          : content;
      });
    }
  },
);

function untilMigration(
  { read }: Journey,
  blocks: Journey["blocks"],
): Journey["blocks"] {
  const migrates = read(blocks).events.find(
    (event) => event.kind === "keep" && event.change.how === "migrated",
  );
  return blocks.slice(0, migrates?.place.block);
}

/** What waits asks as often as it must. */
function madeOnly(calls: readonly string[]): string[] {
  return calls.filter((call, at) => call !== calls[at - 1]);
}

/** The calls of Docker that the rehearsal is certain of. */
function toldIn({ read }: Journey, blocks: Journey["blocks"]): string[] {
  const calls = read(blocks).events.flatMap((event) => {
    if (event.kind !== "call" || event.maybe || event.namespace !== "host")
      return [];
    const words = event.argv.map((word) => known(word) ?? "…");
    return words[0] === "docker" ? [words.join(" ")] : [];
  });
  return madeOnly(calls);
}
