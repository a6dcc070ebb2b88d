import { describe, expect, test } from "vitest";
import type { KeyState } from "../../src/plan/expect.ts";
import { factsOf } from "../../src/plan/facts/facts.ts";
import { plan } from "../../src/plan/plan.ts";
import { readProduct } from "../../src/release/read.ts";
import { lantern, lanternProduct } from "../support/lantern.ts";

const history = {
  "1.0.0": "",
  "1.1.0":
    "config:\n  - { op: renamed, key: env/OIL_KIND, was: OIL, transform: identity }\n",
  "1.2.0":
    "config:\n  - { op: removed, key: env/WICK }\n  - { op: added, key: env/BULB }\n",
  "1.3.0":
    "config:\n  - { op: removed, key: env/BULB }\n  - { op: added, key: env/LED }\n",
};

/** `OIL there, gone 1.1.0 (OIL_KIND)` */
function told(
  from: string,
  to: string,
  releases: Record<string, string> = history,
): string[] {
  const result = plan(
    lantern(lanternProduct, datedReleases(releases)),
    from,
    to,
  );
  if (result.kind !== "plan") throw new Error(result.why);
  return factsOf(result).keys.map(
    ({ path, at }) => `${path} ${stateOf(at.from)}, ${stateOf(at.to)}`,
  );
}

function datedReleases(releases: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(releases).map(([version, facts], day) => [
      version,
      `schema: 1\nversion: ${version}\ndate: 2025-01-0${day + 1}\nsummary: News\n${facts}`,
    ]),
  );
}

function stateOf(state: KeyState): string {
  if (state.kind === "there") return "there";
  const { kind, release } = state;
  const instead = kind === "gone" ? state.instead : [];
  return `${kind} ${release}${instead.length > 0 ? ` (${instead.join()})` : ""}`;
}

test("a guide knows which keys are there at its two ends", () => {
  expect(told("1.0.0", "1.2.0")).toEqual([
    "OIL there, gone 1.1.0 (OIL_KIND)",
    "OIL_KIND to-come 1.1.0, there",
    "WICK there, gone 1.2.0",
    "BULB to-come 1.2.0, there",
    "LED to-come 1.3.0, to-come 1.3.0",
  ]);
});

test("what was gone before the guide's start is gone at both ends", () => {
  expect(told("1.2.0", "1.3.0")).toContain(
    "OIL gone 1.1.0 (OIL_KIND), gone 1.1.0 (OIL_KIND)",
  );
});

test("what is there where the way lands is there for all of its steps", () => {
  const landing = {
    ...history,
    "1.2.0": `from: ">=1.1.0"\n${history["1.2.0"]}`,
    "1.3.0": `from: ">=1.2.0"\n${history["1.3.0"]}`,
  };
  expect(told("1.0.0", "1.3.0", landing)).toEqual([
    "OIL there, gone 1.1.0 (OIL_KIND)",
    "OIL_KIND there, there",
    "WICK there, there",
    "BULB there, there",
    "LED to-come 1.3.0, there",
  ]);
});

test("a fact names the file and line of the release that says so", () => {
  const result = plan(lantern(), "1.0.0", "1.1.0");
  if (result.kind !== "plan") throw new Error(result.why);
  const [key] = factsOf(result).keys;
  expect(key?.at).toMatchObject({
    from: { source: { file: expect.stringContaining("1.1.0.yaml") } },
    to: { kind: "there" },
  });
});

test("what is only guessed is no fact", () => {
  const guessed = {
    "1.0.0": "",
    "1.1.0":
      "config:\n  - { op: renamed, key: env/NEW, was: OLD, transform: identity, confirm: alike }\n",
  };
  expect(told("1.0.0", "1.1.0", guessed)).toEqual([]);
});

test("a command is gone when its removal came due, unless it was put off", () => {
  const due = (version: string) =>
    `deprecated:\n  - { subject: lantern trim, removed: ${version}, instead: lantern cut }\n`;
  const usagesWith = (put: string) => {
    const releases = {
      "1.0.0": due("1.1.0"),
      "1.1.0": put,
      "1.2.0": "",
    };
    const result = plan(
      lantern(lanternProduct, datedReleases(releases)),
      "1.0.0",
      "1.2.0",
    );
    if (result.kind !== "plan") throw new Error(result.why);
    return factsOf(result).usages.map(
      ({ subject, at }) => `${subject} ${stateOf(at.from)}, ${stateOf(at.to)}`,
    );
  };
  expect(usagesWith("")).toEqual([
    "lantern trim there, gone 1.1.0 (lantern cut)",
  ]);
  expect(usagesWith(due("1.3.0"))).toEqual([]);
});

describe("a command that a change takes away", () => {
  const changed = (usages: string, more = "") =>
    `changes:\n  - { id: trim, kind: breaking, title: Trim, impact: Scripts stop, usages: [${usages}]${more} }\n`;
  const usagesWith = (releases: Record<string, string>) => {
    const result = plan(
      lantern(lanternProduct, datedReleases(releases)),
      "1.0.0",
      "1.2.0",
    );
    if (result.kind !== "plan") throw new Error(result.why);
    return factsOf(result).usages.map(
      ({ subject, at }) => `${subject} ${stateOf(at.from)}, ${stateOf(at.to)}`,
    );
  };

  test("is gone from its release on, and what stands in its place may be older", () => {
    const trim = changed("{ was: lantern trim, now: lantern cut }");
    const releases = { "1.0.0": "", "1.1.0": trim, "1.2.0": "" };
    expect(usagesWith(releases)).toEqual([
      "lantern trim there, gone 1.1.0 (lantern cut)",
    ]);
  });

  test("is there again where a later change gives it back", () => {
    const away = changed("{ was: lantern trim, now: lantern cut }");
    const back = changed("{ was: lantern cut, now: lantern trim }");
    const releases = { "1.0.0": "", "1.1.0": away, "1.2.0": back };
    expect(usagesWith(releases)).toEqual([
      "lantern cut there, gone 1.2.0 (lantern trim)",
    ]);
  });

  test("is no fact as long as it is only guessed", () => {
    const guess = changed("{ was: lantern trim }", ", confirm: alike names");
    const releases = { "1.0.0": "", "1.1.0": guess, "1.2.0": "" };
    expect(usagesWith(releases)).toEqual([]);
  });
});

describe("a surface of a part", () => {
  const productFile = {
    file: "lantern/product.yaml",
    text: lanternProduct.replace(
      "steps:",
      "parts: { mast: { title: Mast } }\nsteps:",
    ),
  };
  const keysWith = (mast: Record<string, string>, own = "") => {
    const written = {
      ...datedReleases({
        "1.0.0": 'parts: { mast: ">=3.0.0 <4" }',
        "1.1.0": `parts: { mast: ">=4.1.0 <5" }\n${own}`,
      }),
    };
    const files = (folder: string, releases: Record<string, string>) =>
      Object.entries(releases).map(([version, text]) => ({
        file: `lantern/releases/${folder}${version}.yaml`,
        text,
      }));
    const product = readProduct(productFile, [
      ...files("", written),
      ...files("mast/", datedReleases(mast)),
    ]);
    const result = plan(product, "1.0.0", "1.1.0");
    if (result.kind !== "plan") throw new Error(result.why);
    return factsOf(result).keys.map(
      ({ path, at }) => `${path} ${stateOf(at.from)}, ${stateOf(at.to)}`,
    );
  };
  const removed = "config: [{ op: removed, key: env/OIL }]";

  test("is judged by the versions that go with a release", () => {
    expect(
      keysWith({ "3.0.0": "", "3.1.0": "", "4.0.0": removed, "4.1.0": "" }),
    ).toEqual(["OIL there, gone mast 4.0.0"]);
  });

  test("is unknown where these versions differ, or none is known", () => {
    expect(keysWith({ "3.0.0": "", "3.1.0": removed, "4.1.0": "" })).toEqual(
      [],
    );
    expect(keysWith({ "3.0.0": "", "4.0.0": removed })).toEqual([]);
  });

  test("is nobody's where the product changes it, too", () => {
    const own = "config: [{ op: removed, key: env/WICK }]";
    expect(
      keysWith({ "3.0.0": "", "4.0.0": removed, "4.1.0": "" }, own),
    ).toEqual([]);
  });
});
