import { expect, test } from "vitest";
import {
  after,
  base,
  parent,
  resolve,
  within,
} from "../../src/session/paths.ts";
import {
  concat,
  known,
  same,
  text,
  unknown,
} from "../../src/session/values.ts";

const start = unknown({ block: 0, start: 0, why: "", reader: "PWD" });

test.each([
  ["x.sql", "/srv/x.sql"],
  ["./x.sql", "/srv/x.sql"],
  ["a//b/", "/srv/a/b"],
  ["../x.sql", "/x.sql"],
  ["../../../x.sql", "/x.sql"],
  ["/tmp/./x", "/tmp/x"],
  [".", "/srv"],
  ["..", "/"],
])("%s in /srv is %s", (path, expected) => {
  expect(known(resolve(text(path), text("/srv")))).toBe(expected);
});

test("two ways to the folder above an unknown one lead to one place", () => {
  const above = resolve(text("../x"), start);
  expect(same(above, resolve(text("a/../../x"), start))).toBe(true);
  expect(same(above, resolve(text("x"), start))).toBe(false);
  expect(known(above)).toBeUndefined();
});

test("a path that starts with an unknown is not taken for a relative one", () => {
  const host = unknown({ block: 0, start: 0, why: "" });
  expect(same(resolve(host, text("/srv")), host)).toBe(true);
});

test("a folder holds what begins with its whole name", () => {
  expect(within(text("/srv/a"), text("/srv"))).toBe(true);
  expect(within(text("/srv"), text("/srv"))).toBe(true);
  expect(within(text("/srv2/a"), text("/srv"))).toBe(false);
  expect(within(text("/srv"), text("/"))).toBe(true);
  expect(known(after(concat(start, text("/a")), start) ?? [])).toBe("/a");
});

test("a path has a folder and a name", () => {
  expect(known(base(text("/srv/x.sql")))).toBe("x.sql");
  expect(known(parent(text("/srv/x.sql")))).toBe("/srv");
  expect(known(parent(text("/x.sql")))).toBe("/");
});
