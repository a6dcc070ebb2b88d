import { expect, test } from "vitest";
import { fill } from "../../src/plan/fill.ts";

const ends = { from: "1.9.0", to: "2.0.0-rc.1" };

test("versions stand with hyphens where a name allows no dots", () => {
  expect(fill("db-{{from-dashed}}, db-{{to-dashed}}", ends)).toBe(
    "db-1-9-0, db-2-0-0-rc-1",
  );
});

test("a word that is no version keeps its braces", () => {
  expect(fill("{{to_dashed}} {{.Names}} {{dashed-to}}", ends)).toBe(
    "{{to_dashed}} {{.Names}} {{dashed-to}}",
  );
});
