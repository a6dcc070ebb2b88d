import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOf, diffSettings, type Delta } from "../../src/surface/diff.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";
import { proposeRenames } from "../../src/surface/renames.ts";
import type { Setting } from "../../src/surface/setting.ts";
import { applyDeltas } from "../support/apply-deltas.ts";
import { settings } from "../support/random-settings.ts";

const dotenv = await formats.dotenv();
const values = await formats.values();

function read(text: string, format = dotenv): readonly Setting[] {
  const reading = readSettings(format, text);
  if (reading.kind === "unreadable") throw new Error(reading.message);
  return reading.settings;
}

function inWords(deltas: readonly Delta[]): string[] {
  return deltas.map(({ op, path, ...rest }) =>
    [op, path, JSON.stringify(rest)].join(" "),
  );
}

function diff(before: string, after: string, format = dotenv): string[] {
  return inWords(diffSettings(read(before, format), read(after, format)));
}

function proposed(before: string, after: string, format = dotenv): string[] {
  return proposeRenames(read(before, format), read(after, format)).map(
    ({ was, path, evidence }) => `${was} > ${path}: ${evidence.join(", ")}`,
  );
}

test("keys come, go and change their default", () => {
  expect(diff("A=1\nB=2\nC=3\n", "C=4\nB=2\nD=x\n")).toEqual([
    'removed A {"was":1}',
    'default-changed C {"was":3,"now":4}',
    'added D {"now":"x","required":false,"secret":false}',
  ]);
});

test("types, requirements and deprecations change", () => {
  const before = "# -- How many\na: 1\n# -- Plain\nb: x\nc: y\n";
  const after =
    '# -- Required: how many\na: "1"\n# -- Deprecated: use d.e instead\nb: x\nc:\n';
  expect(diff(before, after, values)).toEqual([
    'type-changed a {"was":"integer","now":"string","transform":{"kind":"identity"}}',
    'default-changed a {"was":1,"now":"1"}',
    'required-changed a {"now":true}',
    'deprecated b {"instead":"d.e"}',
    'default-changed c {"was":"y","now":""}',
  ]);
});

test("a secret comes and goes without its value", () => {
  expect(diff("", "DB_PASSWORD=grist9000\n")).toEqual([
    'added DB_PASSWORD {"required":false,"secret":true}',
  ]);
  expect(diff("DB_PASSWORD=one\n", "DB_PASSWORD=two\n")).toEqual([]);
});

describe("a rename is proposed", () => {
  test("by comment, value and place, and never done", () => {
    const before =
      "A=1\n# Where the flour is kept\nSTORE_DIR=/srv/flour\nB=2\n";
    const after =
      "A=1\n# Where the flour is kept\nFLOUR_PATH=/srv/flour\nB=2\n";
    expect(proposed(before, after)).toEqual([
      "STORE_DIR > FLOUR_PATH: same comment, same default `/srv/flour`, same place in the file",
    ]);
    expect(diff(before, after).map((line) => line.split(" ")[0])).toEqual([
      "added",
      "removed",
    ]);
  });

  test("by a comment that names the other key", () => {
    expect(
      proposed(
        "# Deprecated: use NEW_HOURS instead\nHOURS=1\n",
        "NEW_HOURS=1\n",
      ),
    ).toEqual([
      "HOURS > NEW_HOURS: the old comment names the new key, alike names",
    ]);
  });

  test("of each key of a section that has another name", () => {
    const section = (name: string) =>
      `first: 1\n${name}:\n  host: db\n  port: 5432\n  pool: { size: 5, wait: 30 }\nlast: 1\n`;
    expect(
      proposed(section("postgresql"), section("database"), values).map(
        (line) => line.split(":")[0],
      ),
    ).toEqual([
      "postgresql/host > database/host",
      "postgresql/pool/size > database/pool/size",
      "postgresql/pool/wait > database/pool/wait",
      "postgresql/port > database/port",
    ]);
  });
});

describe("no rename is proposed", () => {
  test("where two keys could have become the new one", () => {
    expect(
      proposed(
        "# Where the flour is kept\nSTORE_ONE=/srv\n# Where the flour is kept\nSTORE_TWO=/srv\n",
        "# Where the flour is kept\nSTORE=/srv\n",
      ),
    ).toEqual([]);
  });

  test("where only a switch agrees", () => {
    expect(proposed("A=1\nLOUD=true\n", "A=1\nMETRICS=true\n")).toEqual([]);
  });

  test("where the types differ", () => {
    const words = "# -- How many stones there are\n";
    expect(
      proposed(`${words}stones: 4\n`, `${words}stoneCount: [4]\n`, values),
    ).toEqual([]);
  });
});

/** Everything a delta can say. */
function facts(all: readonly Setting[], others: readonly Setting[]): unknown {
  const byPath = new Map(others.map((one) => [one.path, one]));
  return all
    .map((one) => {
      const other = byPath.get(one.path);
      const isHidden = one.secret || other?.secret === true;
      const isUntyped = other?.type === undefined || one.type === undefined;
      const { path, required, deprecated, type } = one;
      return {
        path,
        required,
        deprecated,
        default: isHidden ? "" : defaultOf(one),
        type: isUntyped ? undefined : type,
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe("law:", () => {
  test("nothing differs from itself", () => {
    fc.assert(
      fc.property(settings, (all) => {
        expect(diffSettings(all, all)).toEqual([]);
        expect(proposeRenames(all, all)).toEqual([]);
      }),
    );
  });

  test("the deltas of a to b make b of a", () => {
    fc.assert(
      fc.property(settings, settings, (a, b) => {
        const made = applyDeltas(a, diffSettings(a, b));
        expect(facts(made, b)).toEqual(facts(b, made));
      }),
      { numRuns: 500 },
    );
  });

  test("they still do when proposed renames are confirmed", () => {
    let proposals = 0;
    fc.assert(
      fc.property(settings, settings, (a, b) => {
        const renames = proposeRenames(a, b);
        proposals += renames.length;
        const old = renames.map(({ was }) => was);
        const fresh = renames.map(({ path }) => path);
        expect(new Set([...old, ...fresh]).size).toBe(
          old.length + fresh.length,
        );
        const deltas = diffSettings(a, b, renames);
        expect(deltas.filter(({ op }) => op === "renamed")).toHaveLength(
          renames.length,
        );
        const made = applyDeltas(a, deltas);
        expect(facts(made, b)).toEqual(facts(b, made));
      }),
      { numRuns: 1000 },
    );
    expect(proposals).toBeGreaterThan(20);
  });

  test("keys that change places do so at once", () => {
    const a = read("A=1\nB=2\n");
    const deltas = diffSettings(a, read("A=2\nB=1\n"), [
      { was: "A", path: "B" },
      { was: "B", path: "A" },
    ]);
    expect(inWords(deltas).map((line) => line.split(" {")[0])).toEqual([
      "renamed A",
      "renamed B",
    ]);
    expect(
      applyDeltas(a, deltas).map(({ path, default: now }) => [path, now]),
    ).toEqual([
      ["A", 2],
      ["B", 1],
    ]);
  });

  test("the order of keys does not matter", () => {
    const shuffled = settings.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, shuffled, ([a, a2], [b, b2]) => {
        expect(diffSettings(a2, b2)).toEqual(diffSettings(a, b));
        expect(proposeRenames(a2, b2)).toEqual(proposeRenames(a, b));
      }),
    );
  });

  test("no value of a secret is in a delta or in evidence", () => {
    const canary = "gr1st-of-the-m1ll";
    const line = fc.constantFrom(
      `PASSWORD=${canary}`,
      `OLD_PASSWORD=${canary}`,
      `URL=postgres://mill:${canary}@db/mill`,
      `COPY=${canary}`,
      `# A_TOKEN=${canary}`,
      `# it is ${canary}, mind`,
      "A_TOKEN=plain",
      "OTHER=1",
    );
    const text = fc.array(line, { maxLength: 6 }).map((all) => all.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const withSecret = (all: string) => `${all}\nX_SECRET=${canary}\n`;
        const [a, b] = [read(withSecret(before)), read(withSecret(after))];
        const all = [diffSettings(a, b), proposeRenames(a, b)];
        expect(JSON.stringify(all)).not.toContain(canary);
      }),
    );
  });
});
