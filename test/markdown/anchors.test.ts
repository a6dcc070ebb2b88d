import { describe, expect, test } from "vitest";
import {
  anchorsOf,
  explicitIds,
  headingAnchors,
  slugOf,
} from "../../src/markdown/anchors.ts";
import { readDocument } from "../../src/markdown/read.ts";

describe("a heading's anchor is the one that GitHub makes", () => {
  test.each([
    ["Upgrade to `2.0`", "upgrade-to-20"],
    ["Back up & restore", "back-up--restore"],
    ["🟢 Rolling", "-rolling"],
    ["1.2 → 1.3", "12--13"],
    ["`mill.run(stone[, grain][, …])`", "millrunstone-grain-"],
    ["A _soft_ `snake_case` **Stop**", "a-soft-snake_case-stop"],
    ["[Link](a.md) to ![it](b.png)", "link-to-it"],
    ["Überprüfung – Ж", "überprüfung--ж"],
    ["Step 1: *do* it!", "step-1-do-it"],
  ])("%s", (heading, anchor) => {
    expect(headingAnchors(readDocument(`# ${heading}\n`))).toEqual([anchor]);
  });

  test("with a number where it stands already", () => {
    const text = "# A\n\n# A\n\n# A-1\n\n# A\n";
    expect(headingAnchors(readDocument(text))).toEqual([
      "a",
      "a-1",
      "a-1-1",
      "a-2",
    ]);
  });
});

test("ids that the author sets are anchors, too", () => {
  const text =
    '## A {#one}\n\n<a name="two"></a><h2 id=\'three\'>\n\n{{< anchor "four" >}}\n\n## B {: #five .x }\n';
  expect([...explicitIds(readDocument(text))]).toEqual([
    "one",
    "two",
    "three",
    "four",
    "five",
  ]);
  expect(anchorsOf(readDocument(text)).byName.get("a")).toBe("a");
});

test.each([
  ["> > ## Quoted `one`\n", "quoted-one"],
  ['=== "Docker"\n\n    ### Back up\n', "back-up"],
  ['<h2 align="center">The <b>mill</b></h2>\n', "the-mill"],
])("%j makes an anchor, too", (text, anchor) => {
  expect(anchorsOf(readDocument(text)).byName.has(anchor)).toBe(true);
});

test("a slug keeps letters and digits of any script", () => {
  expect(slugOf("升级 指南 2")).toBe("升级-指南-2");
});
