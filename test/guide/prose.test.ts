import { expect, test } from "vitest";
import { cell, codeCell, prose, unescaped } from "../../src/guide/prose.ts";

test("markup of metadata is text, however often it is made so", () => {
  const text = prose("Set <b>X</b>, or `a < b`");
  expect(text).toBe("Set \\<b>X\\</b>, or `a < b`");
  expect(prose(text)).toBe(text);
  expect(prose("a \\\\<script>")).toBe("a \\\\\\<script>");
  expect(unescaped(prose("Set <b>X</b>"))).toBe("Set <b>X</b>");
});

test("only what Markdown takes for code is left alone", () => {
  expect(prose("`a < b` and ``a ` < b``")).toBe("`a < b` and ``a ` < b``");
  expect(prose("``<b>`")).toBe("\\`\\`\\<b>\\`");
  expect(prose("\\`<b>`")).toBe("\\`\\<b>\\`");
});

test("no text makes code of the one beside it, whose own would be markup then", () => {
  const first = prose("a ` b");
  expect(first).toBe("a \\` b");
  expect(prose(first)).toBe(first);
  expect(unescaped(first)).toBe("a ` b");
  expect(`${first}, ${prose("`<img src=x>`")}`).toBe("a \\` b, `<img src=x>`");
});

test("a value of several lines stays within its cell", () => {
  expect(codeCell("one\ntwo")).toBe("`one\\ntwo`");
});

test("a link leads to a page, or nowhere", () => {
  for (const link of [
    "[a](https://example.org/x)",
    "[a](mailto:help@example.org)",
    "[a](#top)",
    "[a](../guides/x.md#y)",
    "[a](overview.md)",
  ]) {
    expect(prose(link)).toBe(link);
  }
  for (const target of [
    "javascript:alert(1)",
    "java&#115;cript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
  ]) {
    expect(prose(`[a](${target})`)).toContain("]\\(");
  }
  expect(prose("![a](https://example.org/pixel)")).toContain("!\\[");
});

test("control characters can be seen", () => {
  expect(prose("a\u0007b\u001b[31m")).toBe("a\ufffdb\ufffd[31m");
  expect(prose("a\u202eb\u2066c\u2028d\ufeffe")).toBe(
    "a\ufffdb\ufffdc\ufffdd\ufffde",
  );
  expect(prose("one\n  two")).toBe("one two");
});

test("a bar ends no cell", () => {
  expect(cell("a | b")).toBe("a \\| b");
  expect(cell(cell("a | b"))).toBe("a \\| b");
});
