import fc from "fast-check";
import { expect, test } from "vitest";
import { alike } from "../../src/session/alike.ts";
import { concat, text, unknown } from "../../src/session/values.ts";
import type { Value } from "../../src/session/values.ts";

const anything = (): Value => unknown({ block: 0, start: 0, why: "" });
const day = (): Value => unknown({ block: 0, start: 0, why: "" }, "YYYYMMDD");

test.each([
  ["app.sql", "app.sql", true],
  ["app.sql", "app.dump", false],
  ["", "", true],
])("%s and %s are one text: %s", (a, b, expected) => {
  expect(alike(text(a), text(b))).toBe(expected);
});

test("an unknown may be any text, the empty one too", () => {
  const path = concat(text("bk/"), anything(), text("/db.sql"));
  expect(alike(path, text("bk/2024/db.sql"))).toBe(true);
  expect(alike(path, text("bk//db.sql"))).toBe(true);
  expect(alike(path, text("bk/db.sql"))).toBe(false);
  expect(alike(anything(), text(""))).toBe(true);
});

test("a date is digits in its shape, or the letters an author writes for it", () => {
  const path = concat(text("app-"), day(), text(".sql"));
  expect(alike(path, text("app-20240131.sql"))).toBe(true);
  expect(alike(path, text("app-YYYYMMDD.sql"))).toBe(true);
  expect(alike(path, text("app-backup.sql"))).toBe(false);
  expect(alike(path, text("app-2024.sql"))).toBe(false);
});

test("what two paths share at their ends is not confused with the rest", () => {
  const start = anything();
  const inside = concat(start, text("/bk/app.sql"));
  expect(alike(inside, concat(start, text("/app.sql")))).toBe(false);
  expect(alike(inside, concat(anything(), text("/app.sql")))).toBe(true);
});

test("whatever the unknowns turn out to be, the text is alike", () => {
  const pieces = fc.array(
    fc.oneof(fc.constantFrom("a", "ab", "/", "-1"), fc.constant(undefined)),
    { maxLength: 6 },
  );
  const property = fc.property(
    pieces,
    fc.infiniteStream(fc.constantFrom("", "a", "b/", "ab")),
    (parts, meanings) => {
      const value = concat(
        ...parts.map((part) => (part === undefined ? anything() : text(part))),
      );
      const real = parts.map((part) => part ?? meanings.next().value).join("");
      expect(alike(value, text(real))).toBe(true);
      expect(alike(text(real), value)).toBe(true);
    },
  );
  fc.assert(property, { seed: 1 });
});
