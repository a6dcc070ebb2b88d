import { describe, expect, test } from "vitest";
import type { ConfigChange, ConfigDelta } from "../../../src/release/types.ts";
import { land, walk } from "./simulator.ts";
import type { Key, State } from "./travel.ts";
import { unknown, type Value } from "./values.ts";

describe("the naive walk", () => {
  test("swaps two keys", () => {
    const start = lantern({ OIL: 3, WICK: 7 });
    const swap = [renamed("OIL", "WICK"), renamed("WICK", "OIL")];
    expect(fileAfter(start, swap)).toEqual({ OIL: 7, WICK: 3 });
  });

  test("converts a value on its way, and never what is not set", () => {
    const days = delta("TTL_MINUTES", {
      op: "renamed",
      was: "TTL_DAYS",
      transform: { kind: "multiply", by: 1440 },
    });
    expect(fileAfter(lantern({ TTL_DAYS: 2 }), [days])).toEqual({
      TTL_MINUTES: 2880,
    });
    expect(fileAfter(lantern({ TTL_DAYS: undefined }), [days])).toEqual({});
  });

  test("merges what is all set, leaves half of it to the operator, and none alone", () => {
    const url = delta("URL", {
      op: "merged",
      from: ["HOST", "PORT"],
      how: { kind: "template", template: "${HOST}:${PORT}" },
    });
    expect(fileAfter(lantern({ HOST: "${PORT}", PORT: 80 }), [url])).toEqual({
      URL: "${PORT}:80",
    });
    expect(
      fileAfter(lantern({ HOST: "pier", PORT: undefined }), [url]),
    ).toEqual({ URL: unknown });
    expect(
      fileAfter(lantern({ HOST: undefined, PORT: undefined }), [url]),
    ).toEqual({});
  });

  test("forgets a removed value when the key comes back with a new meaning", () => {
    const start = lantern({ OIL: 3 });
    const added = delta("OIL", { op: "added", required: false, secret: false });
    expect(fileAfter(start, [removed("OIL")], [added])).toEqual({});
  });

  test("takes up a removed value when the key is restored, but not after a landing", () => {
    const start = lantern({ OIL: 3 });
    const restored = delta("OIL", { op: "restored" });
    expect(fileAfter(start, [removed("OIL")], [restored])).toEqual({ OIL: 3 });
    const landed = land(walk(start, [[removed("OIL")]]));
    expect(fileAfter(landed, [restored])).toEqual({});
  });

  test("sets what becomes required where the operator has not", () => {
    const required = delta("OIL", {
      op: "required-changed",
      now: true,
      set: { kind: "value", value: 9 },
    });
    expect(fileAfter(lantern({ OIL: undefined }), [required])).toEqual({
      OIL: 9,
    });
    expect(fileAfter(lantern({ OIL: 3 }), [required])).toEqual({ OIL: 3 });
  });

  test("carries a default through a rename and its transform", () => {
    const renaming = delta("WICK", {
      op: "renamed",
      was: "OIL",
      transform: { kind: "multiply", by: 2 },
    });
    const { keys } = walk(lantern({ OIL: undefined }), [[renaming]]);
    expect(keys.get("env/WICK")?.default).toBe(10);
  });

  test("refuses deltas that contradict the state", () => {
    const start = lantern({ OIL: 3, WICK: 7 });
    expect(() => walk(start, [[removed("LENS")]])).toThrow("is not there");
    expect(() => walk(start, [[renamed("OIL", "WICK")]])).toThrow(
      "is there already",
    );
  });
});

/** Keys with the default 5; those with a value are set. */
function lantern(values: Readonly<Record<string, Value | undefined>>): State {
  const key: Key = {
    type: "integer",
    default: 5,
    required: false,
    deprecated: false,
    secret: false,
  };
  const file = new Map<string, Value>();
  for (const [path, value] of Object.entries(values))
    if (value !== undefined) file.set(`env/${path}`, value);
  return {
    keys: new Map(Object.keys(values).map((path) => [`env/${path}`, key])),
    file,
    gone: new Map(),
    setAside: new Map(),
  };
}

function fileAfter(
  start: State,
  ...releases: readonly (readonly ConfigDelta[])[]
): Record<string, Value> {
  const { file } = walk(start, releases);
  return Object.fromEntries(
    [...file].map(([name, value]) => [name.replace("env/", ""), value]),
  );
}

function removed(path: string): ConfigDelta {
  return delta(path, { op: "removed" });
}

function renamed(was: string, path: string): ConfigDelta {
  return delta(path, { op: "renamed", was, transform: { kind: "identity" } });
}

function delta(path: string, change: ConfigChange): ConfigDelta {
  return {
    ...change,
    surface: "env",
    path,
    origin: { file: "1.1.0.yaml", lines: {} },
  };
}
