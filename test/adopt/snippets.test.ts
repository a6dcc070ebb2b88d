import { expect, test } from "vitest";
import { readSettings } from "../../src/adopt/snippets.ts";

test("a key without a value does not take the line below for it", () => {
  expect(readSettings("HOST=\n PORT = 80 \nNAME=a=b\n", "env")).toEqual([
    { path: ["HOST"], value: "" },
    { path: ["PORT"], value: "80" },
    { path: ["NAME"], value: "a=b" },
  ]);
});
