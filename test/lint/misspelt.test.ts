import fc from "fast-check";
import { expect, test } from "vitest";
import { isMisspelt, misspeltAmong } from "../../src/lint/likeness.ts";

const name = fc
  .array(
    fc.constantFrom(
      "postgres",
      "postgre",
      "Harbour",
      "habour",
      "api",
      "1",
      "x",
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((words) =>
    fc.constantFrom("-", "_", ".", "").map((between) => words.join(between)),
  );

test("a name is laid beside all that it may be misspelt from, in their order", () => {
  fc.assert(
    fc.property(name, fc.uniqueArray(name), (one, others) => {
      const all = others.filter((other) => isMisspelt(one, other));
      expect(misspeltAmong(others)(one)).toEqual(all);
    }),
  );
});
