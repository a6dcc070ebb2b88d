import { describe, expect, test } from "vitest";
import { settle } from "../../src/plan/settle/settle.ts";
import {
  added,
  byHand,
  defaultChanged,
  deprecated,
  merged,
  multiply,
  optional,
  releasesOf,
  removed,
  renamed,
  required,
  restored,
  retyped,
  settled,
  settledAtOnce,
  split,
  template,
  undeprecated,
  warnings,
} from "../support/settling.ts";

const openssl = { kind: "command", command: "openssl rand -hex 8" } as const;
const identity = { kind: "identity" } as const;

test("no releases, and releases without changes, settle to nothing", () => {
  expect(settled()).toEqual([]);
  expect(settled([], [])).toEqual([]);
});

test("one release settles to what it says, in its own order and words", () => {
  expect(
    settled([
      { ...defaultChanged("WICKS", 2, 4, 2), note: "Each burns 3 ml an hour" },
      added("OIL", { type: "string", required: true, set: openssl }),
      renamed("TTL_DAYS", "TTL_HOURS", multiply(24)),
      removed("SOOT", 9),
    ]),
  ).toEqual([
    "default of WICKS 2 to 4, keep 2; Each burns 3 ml an hour (1.1.0)",
    "added OIL string required set $(openssl rand -hex 8) (1.1.0)",
    "renamed TTL_DAYS to TTL_HOURS: the value is multiplied by 24 (1.1.0)",
    "removed SOOT was 9 (1.1.0)",
  ]);
});

describe("a key that comes", () => {
  test("and goes is nothing", () => {
    expect(settled([added("OIL")], [removed("OIL")])).toEqual([]);
  });

  test("is renamed and goes is nothing", () => {
    const history = [
      [added("OIL")],
      [renamed("OIL", "FUEL")],
      [removed("FUEL")],
    ];
    expect(settled(...history)).toEqual([]);
  });

  test("and goes, but is read on the way, is kept in that order", () => {
    const read = { deltas: [], reads: ["OIL"] };
    expect(settled([added("OIL")], read, [removed("OIL")])).toEqual([
      "added OIL (1.1.0)",
      "removed OIL (1.3.0)",
    ]);
  });

  test("and is read by the very step of the release that removes it, is kept", () => {
    expect(
      settled([added("OIL")], { deltas: [removed("OIL")], reads: ["OIL"] }),
    ).toEqual(["added OIL (1.1.0)", "removed OIL (1.2.0)"]);
  });

  test("comes as it is at the end: name, default, type, requirement and value", () => {
    expect(
      settled(
        [added("TTL_DAYS", { type: "integer", now: 14 })],
        [renamed("TTL_DAYS", "TTL_HOURS", multiply(24))],
        [defaultChanged("TTL_HOURS", 336, 48)],
        [required("TTL_HOURS", 72)],
        [
          retyped(
            "TTL_HOURS",
            { was: "integer", now: "string" },
            template("${value}h"),
          ),
        ],
      ),
    ).toEqual(["added TTL_HOURS string default 48h required set 72h (1.5.0)"]);
  });

  test("has no default to show after a conversion that only a person can do", () => {
    expect(
      settled(
        [added("OIL", { now: 3 })],
        [renamed("OIL", "FUEL", byHand("Ask"))],
      ),
    ).toEqual(["added FUEL (1.2.0)"]);
  });

  test("keeps the note of the release that added it, where no later one has its own", () => {
    expect(
      settled(
        [{ ...added("OIL"), note: "Burns clean" }],
        [renamed("OIL", "FUEL")],
      ),
    ).toEqual(["added FUEL; Burns clean (1.2.0)"]);
  });

  test("that is split comes as its parts, and that is merged with another as one", () => {
    expect(
      settled(
        [added("URL", { required: true, set: { kind: "value", value: "a" } })],
        [split("URL", { HOST: identity, LINK: template("http://${value}") })],
      ),
    ).toEqual([
      "added HOST required set a (1.2.0)",
      "added LINK required set http://a (1.2.0)",
    ]);
    expect(
      settled(
        [
          added("HOST", { set: { kind: "value", value: "pier" } }),
          added("PORT", { set: { kind: "value", value: 80 } }),
        ],
        [merged(["HOST", "PORT"], "URL", "${HOST}:${PORT}")],
      ),
    ).toEqual(["added URL set pier:80 (1.2.0)"]);
  });
});

describe("a key that goes", () => {
  test("and whose name is used again is both, with a warning of the collision", () => {
    const history = [[removed("OIL", 3)], [added("OIL", { now: "lamp" })]];
    expect(settled(...history)).toEqual([
      "removed OIL was 3 (1.1.0)",
      "added OIL default lamp (1.2.0)",
    ]);
    expect(warnings(...history)).toEqual([
      "1.2.0.yaml OIL collision: `OIL` was removed and is another key now: a value from before would be read with the new meaning",
    ]);
  });

  test("warns of a collision too where another key is renamed to it", () => {
    const history = [[removed("OIL")], [renamed("FAT", "OIL")]];
    expect(settled(...history)).toEqual([
      "removed OIL (1.1.0)",
      "renamed FAT to OIL: the value stays (1.2.0)",
    ]);
    expect(warnings(...history)).toHaveLength(1);
  });

  test("and whose new namesake goes too is removed once", () => {
    expect(settled([removed("OIL")], [added("OIL")], [removed("OIL")])).toEqual(
      ["removed OIL (1.1.0)"],
    );
  });

  test("stands before its new namesake, though it goes later under another name", () => {
    expect(
      settled(
        [renamed("OIL", "FUEL"), added("OIL")],
        [added("SOOT")],
        [removed("FUEL")],
      ),
    ).toEqual([
      "added SOOT (1.2.0)",
      "removed OIL (1.3.0)",
      "added OIL (1.1.0)",
    ]);
  });

  test("and is restored goes on as it was, with its value", () => {
    expect(settled([removed("OIL", 3)], [restored("OIL", 3)])).toEqual([]);
    expect(settled([removed("OIL")], [restored("OIL")])).toEqual([]);
    expect(warnings([removed("OIL", 3)], [restored("OIL", 3)])).toEqual([]);
  });

  test("and is restored with another default has a new default", () => {
    expect(settled([removed("OIL", 3)], [restored("OIL", 5)])).toEqual([
      "default of OIL 3 to 5 (1.2.0)",
    ]);
  });

  test("and is restored, its default before unknown, says both and keeps the value", () => {
    expect(settled([removed("OIL")], [restored("OIL", 5)])).toEqual([
      "removed OIL (1.2.0)",
      "restored OIL default 5 (1.2.0)",
    ]);
  });

  test("under another name and is restored goes on under that name", () => {
    const history = [
      [renamed("DAYS", "HOURS", multiply(24))],
      [removed("HOURS")],
      [restored("HOURS")],
    ];
    expect(settledAtOnce(...history)).toEqual([
      "renamed DAYS to HOURS: the value is multiplied by 24 (1.3.0)",
    ]);
  });

  test("before the leg and is restored in it is back, and nothing once it goes again", () => {
    expect(settled([restored("OIL", 3)])).toEqual([
      "restored OIL default 3 (1.1.0)",
    ]);
    expect(settled([restored("OIL", 3)], [removed("OIL")])).toEqual([]);
    expect(settled([restored("OIL", 3)], [renamed("OIL", "FUEL")])).toEqual([
      "added FUEL default 3 (1.2.0)",
    ]);
  });
});

describe("a rename", () => {
  test("after a rename is one from the first name to the last", () => {
    expect(settled([renamed("A", "B")], [renamed("B", "C")])).toEqual([
      "renamed A to C: the value stays (1.2.0)",
    ]);
  });

  test("there and back is nothing", () => {
    expect(settled([renamed("A", "B")], [renamed("B", "A")])).toEqual([]);
  });

  test("there and back with a conversion leaves the conversion, as a rename to itself", () => {
    expect(
      settled([renamed("A", "B", multiply(60))], [renamed("B", "A")]),
    ).toEqual(["renamed A to A: the value is multiplied by 60 (1.2.0)"]);
  });

  test("from days to hours to minutes multiplies once", () => {
    expect(
      settled(
        [renamed("TTL_DAYS", "TTL_HOURS", multiply(24))],
        [renamed("TTL_HOURS", "TTL_MINUTES", multiply(60))],
      ),
    ).toEqual([
      "renamed TTL_DAYS to TTL_MINUTES: the value is multiplied by 1440 (1.2.0)",
    ]);
  });

  test("to another unit and back is nothing, without a rest of rounding", () => {
    expect(
      settled(
        [renamed("MINUTES", "HOURS", multiply(1 / 60))],
        [renamed("HOURS", "MINUTES", multiply(60))],
      ),
    ).toEqual([]);
  });

  test("whose conversions cannot be joined does one after the other", () => {
    expect(
      settled(
        [renamed("A", "B", { kind: "map", values: { small: 1 } })],
        [renamed("B", "C", multiply(60))],
        [renamed("C", "D", template("${value}s"))],
      ),
    ).toEqual([
      "renamed A to D: `small` becomes `1`, then the value is multiplied by 60, then the value becomes `${value}s` (1.3.0)",
    ]);
  });

  test("with a step by hand in the middle is by hand, all steps told", () => {
    const releases = releasesOf([
      [renamed("A", "B", multiply(24))],
      [renamed("B", "C", byHand("round it up"))],
      [renamed("C", "D", multiply(60))],
    ]);
    expect(settle(releases).deltas).toMatchObject([
      {
        op: "renamed",
        was: "A",
        path: "D",
        transform: {
          kind: "manual",
          how: "the value is multiplied by 24, then round it up, then the value is multiplied by 60",
        },
      },
    ]);
  });

  test("and removal is the removal of the old name, with the last replacement", () => {
    expect(
      settled([renamed("A", "B")], [deprecated("B", "C")], [removed("B", 3)]),
    ).toEqual(["removed A was 3 deprecated 1.2.0 instead C (1.3.0)"]);
  });

  test("takes default, requirement and deprecation along, in the new unit", () => {
    expect(
      settled(
        [defaultChanged("DAYS", 1, 2, 1), required("DAYS", 3)],
        [deprecated("DAYS")],
        [renamed("DAYS", "HOURS", multiply(24))],
      ),
    ).toEqual([
      "renamed DAYS to HOURS: the value is multiplied by 24 (1.3.0)",
      "default of HOURS 24 to 48, keep 24 (1.1.0)",
      "required HOURS set 72 (1.1.0)",
      "deprecated HOURS (1.2.0)",
    ]);
  });

  test("of two keys to each other's names in one release changes their places", () => {
    expect(settled([renamed("A", "B"), renamed("B", "A")])).toEqual([
      "renamed A to B: the value stays (1.1.0)",
      "renamed B to A: the value stays (1.1.0)",
    ]);
    expect(
      settled(
        [renamed("A", "B"), renamed("B", "A")],
        [renamed("B", "A"), renamed("A", "B")],
      ),
    ).toEqual([]);
  });

  test("leaves its old name to a new key, without a collision", () => {
    const history = [[renamed("A", "B")], [added("A", { now: 1 })]];
    expect(settled(...history)).toEqual([
      "renamed A to B: the value stays (1.1.0)",
      "added A default 1 (1.2.0)",
    ]);
    expect(warnings(...history)).toEqual([]);
  });
});

describe("a merge", () => {
  const url = merged(["HOST", "PORT"], "URL", "${HOST}:${PORT}");

  test("names the keys of before the leg", () => {
    expect(settled([renamed("SERVER", "HOST")], [url])).toEqual([
      "merged SERVER and PORT into URL: ${SERVER}:${PORT} (1.2.0)",
    ]);
  });

  test("takes in templates from before and after it", () => {
    expect(
      settled(
        [renamed("SERVER", "HOST", template("${value}.pier"))],
        [url],
        [renamed("URL", "LINK", template("http://${value}/"))],
      ),
    ).toEqual([
      "merged SERVER and PORT into LINK: http://${SERVER}.pier:${PORT}/ (1.3.0)",
    ]);
  });

  test("of a merge is one", () => {
    expect(
      settled([url], [merged(["URL", "PATH"], "LINK", "${URL}/${PATH}")]),
    ).toEqual([
      "merged HOST and PORT and PATH into LINK: ${HOST}:${PORT}/${PATH} (1.2.0)",
    ]);
  });

  test("with a value that is set on the way has it in its text", () => {
    expect(
      settled([added("PORT", { set: { kind: "value", value: 80 } })], [url]),
    ).toEqual(["merged HOST into URL: ${HOST}:80 (1.2.0)"]);
  });

  test("of a value that was calculated is done by hand", () => {
    expect(settled([renamed("P", "PORT", multiply(2))], [url])).toEqual([
      "merged HOST and P into URL: the value becomes `${HOST}:${PORT}` (1.2.0)",
    ]);
  });

  test("and removal removes all of the old keys", () => {
    expect(settled([url], [removed("URL")])).toEqual([
      "removed HOST (1.2.0)",
      "removed PORT (1.2.0)",
    ]);
  });

  test("that is split again gives each part its own text", () => {
    expect(
      settled([url], [split("URL", { A: identity, B: template("${value}!") })]),
    ).toEqual([
      "merged HOST and PORT into A: ${HOST}:${PORT} (1.2.0)",
      "merged HOST and PORT into B: ${HOST}:${PORT}! (1.2.0)",
    ]);
  });
});

describe("a split", () => {
  const parts = split("URL", {
    HOST: byHand("the part before the colon"),
    PORT: template("1${value}"),
  });

  test("whose part is renamed names the last name", () => {
    expect(settled([parts], [renamed("PORT", "HATCH")])).toEqual([
      "split URL into HOST (the part before the colon) and HATCH (the value becomes `1${value}`) (1.2.0)",
    ]);
  });

  test("of which one part is left is a rename, and of which none is left a removal", () => {
    expect(settled([parts], [removed("HOST")])).toEqual([
      "renamed URL to PORT: the value becomes `1${value}` (1.1.0)",
    ]);
    expect(settled([parts], [removed("HOST")], [removed("PORT")])).toEqual([
      "removed URL (1.3.0)",
    ]);
  });

  test("of a part is one split", () => {
    expect(
      settled(
        [split("A", { B: identity, C: identity })],
        [split("C", { D: identity, E: template("x${value}") })],
      ),
    ).toEqual([
      "split A into B (the value stays) and D (the value stays) and E (the value becomes `x${value}`) (1.2.0)",
    ]);
  });

  test("that is merged back takes the one old key", () => {
    expect(
      settled(
        [split("A", { B: identity, C: template("x${value}") })],
        [merged(["B", "C"], "A", "${B}-${C}")],
      ),
    ).toEqual(["merged A into A: ${A}-x${A} (1.2.0)"]);
  });

  test("of which one part is merged feeds both with the old key", () => {
    expect(
      settled(
        [split("A", { B: identity, C: identity })],
        [merged(["C", "D"], "E", "${C}${D}")],
      ),
    ).toEqual([
      "renamed A to B: the value stays (1.1.0)",
      "merged A and D into E: ${A}${D} (1.2.0)",
    ]);
  });
});

describe("a default", () => {
  test("that changes twice changes once, with what preserves the first", () => {
    expect(
      settled([defaultChanged("A", 1, 2)], [defaultChanged("A", 2, 3, 2)]),
    ).toEqual(["default of A 1 to 3, keep 1 (1.2.0)"]);
  });

  test("that comes back is nothing", () => {
    const history = [[defaultChanged("A", 1, 2)], [defaultChanged("A", 2, 1)]];
    expect(settled(...history)).toEqual([]);
    expect(warnings(...history)).toEqual([]);
  });

  test("that comes back is told where a step read the key in between", () => {
    const history = [
      { deltas: [defaultChanged("A", 1, 2)], reads: ["A"] },
      [defaultChanged("A", 2, 1)],
    ];
    expect(settled(...history)).toEqual([]);
    expect(warnings(...history)).toEqual([
      "1.2.0.yaml A data-under-old-default: The default of `A` was `2` on the way: a step read the key then",
    ]);
  });
});

describe("a deprecation", () => {
  test("and removal is the removal, and tells since when", () => {
    expect(settled([], [deprecated("A", "B")], [removed("A")])).toEqual([
      "removed A deprecated 1.2.0 instead B (1.3.0)",
    ]);
  });

  test("that is taken back is nothing, and its end alone is its end", () => {
    expect(settled([deprecated("A")], [undeprecated("A")])).toEqual([]);
    expect(settled([undeprecated("A")])).toEqual(["undeprecated A (1.1.0)"]);
  });

  test("that is taken back and given again says both", () => {
    expect(settled([undeprecated("A")], [deprecated("A", "B")])).toEqual([
      "undeprecated A (1.1.0)",
      "deprecated A for B (1.2.0)",
    ]);
  });
});

describe("a requirement", () => {
  test("survives renames, in the new form", () => {
    expect(
      settled(
        [required("A", "x")],
        [renamed("A", "B", template("${value}y"))],
        [renamed("B", "C")],
      ),
    ).toEqual([
      "renamed A to C: the value becomes `${value}y` (1.3.0)",
      "required C set xy (1.1.0)",
    ]);
  });

  test("does not survive removal", () => {
    expect(settled([required("A", "x")], [removed("A")])).toEqual([
      "removed A (1.2.0)",
    ]);
  });

  test("that ends leaves what was set set", () => {
    expect(settled([required("A", "x")], [optional("A")])).toEqual([
      "required A set x (1.1.0)",
      "optional A (1.2.0)",
    ]);
  });

  test("that ends with nothing to set is nothing, but the first to set it has set it", () => {
    expect(settled([required("A")], [optional("A")])).toEqual([]);
    expect(
      settled([required("A")], [optional("A")], [required("A", "x")]),
    ).toEqual(["required A (1.3.0)"]);
  });

  test("that ends and begins again is nothing: who runs the product has set it", () => {
    expect(settled([optional("A")], [required("A", "x")])).toEqual([]);
  });
});

describe("a type", () => {
  const seconds = retyped(
    "A",
    { was: "integer", now: "string" },
    template("${value}s"),
  );

  test("that changes twice changes from the first to the last, converted by both", () => {
    expect(
      settled(
        [seconds],
        [retyped("A", { was: "string", now: "list" }, template("[${value}]"))],
      ),
    ).toEqual([
      "type of A integer to list: the value becomes `[${value}s]` (1.2.0)",
    ]);
  });

  test("of a key that is renamed too is told with the rename", () => {
    const told =
      "renamed A to B: the value becomes `${value}s`, integer to string (1.2.0)";
    expect(settled([seconds], [renamed("A", "B")])).toEqual([told]);
  });

  test("that comes back leaves the conversion", () => {
    expect(
      settled(
        [seconds],
        [
          retyped(
            "A",
            { was: "string", now: "integer" },
            byHand("drop the letter"),
          ),
        ],
      ),
    ).toEqual([
      "renamed A to A: the value becomes `${value}s`, then drop the letter (1.2.0)",
    ]);
  });
});

describe("what cannot be", () => {
  test("a rename, a removal or a change of a key that has gone is passed over and told", () => {
    const history = [
      [removed("A")],
      [renamed("A", "B"), defaultChanged("A", 1, 2)],
      [removed("A")],
    ];
    expect(settled(...history)).toEqual(["removed A (1.1.0)"]);
    expect(warnings(...history)).toEqual([
      "1.2.0.yaml B contradiction: Unexpected `A`, expected a key that is still there",
      "1.2.0.yaml A contradiction: Unexpected `A`, expected a key that is still there",
      "1.3.0.yaml A contradiction: Unexpected `A`, expected a key that is still there",
    ]);
  });

  test("a rename onto a key that is there replaces it", () => {
    const history = [[defaultChanged("B", 1, 2)], [renamed("A", "B")]];
    expect(settled(...history)).toEqual([
      "removed B was 1 (1.2.0)",
      "renamed A to B: the value stays (1.2.0)",
    ]);
    expect(warnings(...history)).toEqual([
      "1.2.0.yaml B contradiction: Unexpected `B`, expected a key that is not there yet",
      expect.stringContaining("collision"),
    ]);
  });

  test("two renames onto one name leave the last", () => {
    expect(settled([renamed("A", "C"), renamed("B", "C")])).toEqual([
      "removed A (1.1.0)",
      "renamed B to C: the value stays (1.1.0)",
    ]);
  });

  test("one key renamed twice in a release is split", () => {
    expect(settled([renamed("A", "B"), renamed("A", "C")])).toEqual([
      "split A into B (the value stays) and C (the value stays) (1.1.0)",
    ]);
  });

  test("a key that is added though it is there stays as it is", () => {
    const history = [[defaultChanged("A", 1, 2)], [added("A", { now: 7 })]];
    expect(settled(...history)).toEqual(["default of A 1 to 2 (1.1.0)"]);
    expect(warnings(...history)).toEqual([
      "1.2.0.yaml A contradiction: Unexpected `A`, expected a key that is not there yet",
    ]);
  });
});

test("a step that reads a key under the name its own release ends is not told of", () => {
  expect(warnings({ deltas: [renamed("A", "B")], reads: ["A"] })).toEqual([]);
  expect(warnings({ deltas: [removed("A")], reads: ["A"] })).toEqual([]);
});

test("a step that reads a key under a name on the way is told of", () => {
  const history = [
    { deltas: [renamed("A", "B")], reads: ["B"] },
    [renamed("B", "C")],
  ];
  expect(
    warnings([renamed("A", "B")], {
      deltas: [renamed("B", "C")],
      reads: ["B"],
    }),
  ).toHaveLength(1);
  expect(warnings(...history)).toEqual([
    "1.2.0.yaml B read-on-the-way: `B` is read by a step of 1.1.0, and gone or another key at the end of the leg",
  ]);
});

test("a step that reads a key under its old name, which is another key's in the end, is told of", () => {
  const swap = [renamed("A", "B"), renamed("B", "A")];
  const history = [swap, { deltas: swap, reads: ["A"] }, swap];
  expect(warnings(...history)).toEqual([
    "1.3.0.yaml A read-on-the-way: `A` is read by a step of 1.2.0, and gone or another key at the end of the leg",
  ]);
});
