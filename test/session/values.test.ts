import { expect, test } from "vitest";
import {
  concat,
  derived,
  known,
  same,
  settled,
  show,
  text,
  unknown,
} from "../../src/session/values.ts";

const origin = { block: 0, start: 0, why: "nobody knows" };
const host = { ...origin, reader: "DB_HOST" };

test("neighbouring texts are one piece", () => {
  expect(concat(text("a"), text(""), text("b"))).toEqual(text("ab"));
});

test("a value is known only where all of it is", () => {
  expect(known(text("a"))).toBe("a");
  expect(known([])).toBe("");
  expect(known(concat(text("a"), unknown(origin)))).toBeUndefined();
});

test("the same unknown is the same text, another one of its origin is not", () => {
  const one = unknown(origin);
  expect(same(concat(one, text(".sql")), concat(one, text(".sql")))).toBe(true);
  expect(same(one, unknown({ ...origin }))).toBe(false);
  expect(same(one, derived(one) ?? [])).toBe(false);
});

test("the reader's own words and dates are settled, other unknowns are not", () => {
  expect(settled(concat(text("-h"), unknown(host)))).toBe(true);
  expect(settled(unknown(origin, "YYYYMMDD"))).toBe(true);
  expect(settled(unknown(origin))).toBe(false);
});

test("a message shows what is known of a value", () => {
  const value = concat(
    unknown(host),
    text("-"),
    unknown(origin, "YYYYMMDD"),
    text("-"),
    unknown(origin),
    text(".sql"),
  );
  expect(show(value)).toBe("$DB_HOST-YYYYMMDD-….sql");
});
