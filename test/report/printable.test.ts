import { styleText } from "node:util";
import { expect, test } from "vitest";
import { frame } from "../../src/report/frame.ts";
import { printableLine, withoutOrders } from "../../src/report/printable.ts";
import { pretty } from "../../src/report/reporters/pretty.ts";
import { withLine } from "../support/reports.ts";

const link = "\u001b]8;;http://evil/\u0007mill\u001b]8;;\u0007";

test("what a command prints moves no cursor and opens no link, whatever a file is called", () => {
  const name = `a\r\u001b[2K${link}\u009b31m\b\0.yaml`;
  for (const colour of [true, false])
    expect(withoutOrders(`written ${name}\n`, { colour })).toBe(
      "written a\\u000d\\u001b[2K\\u001b]8;;http://evil/\\u0007mill\\u001b]8;;\\u0007\\u009b31m\\u0008\\u0000.yaml\n",
    );
});

test("lines, tabs, other languages and our own colours stay as they are", () => {
  const plain = "a\tb\r\nc \u200fשלום\u200f ü\n";
  expect(withoutOrders(plain, { colour: false })).toBe(plain);
  const red = styleText("red", "error", { validateStream: false });
  expect(withoutOrders(red, { colour: true })).toBe(red);
  expect(withoutOrders(red, { colour: false })).toContain("\\u001b[31m");
});

test("no name hides what follows, or looks like a report of ours", () => {
  for (const code of ["8", "0", "30;40", "38;5;0", "7", "1;31"])
    expect(withoutOrders(`a\u001b[${code}mb`, { colour: true })).toBe(
      `a\\u001b[${code}mb`,
    );
});

test("a report in colour is printed as it is", () => {
  const report = withLine("mill grind", { message: "none", file: "a.md" });
  for (const severity of ["error", "warning", "info"] as const) {
    const findings = report.findings.map((one) => ({ ...one, severity }));
    const text = pretty.write({ ...report, findings }, { colour: true });
    expect(text).toContain("\u001b[");
    expect(withoutOrders(text, { colour: true })).toBe(text);
  }
});

test("a line gives no CI an order, whoever named the file", () => {
  expect(printableLine("::add-mask::e.md:3 is new")).toBe(
    String.raw`\u003a:add-mask::e.md:3 is new`,
  );
  expect(printableLine("a ##vso[task.complete] ##[error] ## [1.0]")).toBe(
    String.raw`a \u0023#vso[task.complete] \u0023#[error] ## [1.0]`,
  );
});

test("carets stand below what they mean, where an order begins before them", () => {
  const span = { line: 1, endLine: 1, column: 4, endColumn: 6 };
  expect(frame("a ##[b", span)).toEqual({
    line: String.raw`a \u0023#[b`,
    carets: "        ^^",
  });
});
