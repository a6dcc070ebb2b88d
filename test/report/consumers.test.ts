import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { example } from "../../src/report/example.ts";
import { fingerprintsOf } from "../../src/report/fingerprint.ts";
import { printable } from "../../src/report/printable.ts";
import type { Report } from "../../src/report/report.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { odd, withLine, written } from "../support/reports.ts";
import { obeyed } from "./runner.ts";

const [oddFinding] = odd.findings;
if (!oddFinding) throw new Error("expected a finding");
const oddFile = oddFinding.file;
const oddText = odd.texts.get(oddFile) ?? "";

describe("a runner of GitHub", () => {
  test("reads back every file, line and message", () => {
    const [first, origin, second, info] = obeyed(write("github", odd));
    expect(first).toMatchObject({ command: "error", line: "2", col: "9" });
    expect(first?.file).toBe(oddFile);
    expect(first?.data).toContain(printable(oddFinding.message));
    expect(second).toMatchObject({ command: "warning", endLine: "3" });
    expect(second).not.toHaveProperty("col");
    expect(origin).toMatchObject({ file: "facts/ä b.yaml", line: "1" });
    expect(origin?.data).toContain(`(in ${oddFile}:2)`);
    expect(info).toMatchObject({ command: "notice", title: "unheard-of" });
  });

  test("obeys nothing that a guide says", () => {
    for (const text of ["::error::mine", "##[warning]mine", "::stop::"]) {
      const report = withLine(text, { message: text });
      expect(write("github", report)).toContain(printable(text));
      expect(obeyed(write("github", report))).toEqual([
        expect.objectContaining({ command: "error", title: written().rule }),
      ]);
    }
  });

  test("is told once of a line of metadata that is wrong in two guides, and first", () => {
    const origin = { file: "product.yaml", line: 3 };
    const findings = [
      written({ file: "a.md", message: "1.0", severity: "info", origin }),
      written({ file: "b.md", message: "2.0", origin }),
      written({ file: "b.md", rule: "other", origin }),
    ];
    const marks = obeyed(write("github", { ...example, findings }));
    expect(
      marks.map(({ file, command, data = "" }) =>
        [file, command, data.split("\n")[0]].join(" "),
      ),
    ).toEqual([
      "product.yaml error 2.0 (in b.md:3, and 1 more)",
      "a.md notice 1.0",
      "b.md error 2.0",
      `product.yaml error ${written().message} (in b.md:3)`,
      `b.md error ${written().message}`,
    ]);
  });
});

describe("a fingerprint", () => {
  const of = (report: Report) => [...fingerprintsOf(report).values()];
  const twice = (text: string, lines: readonly number[]): Report => ({
    ...example,
    texts: new Map([[written().file, text]]),
    findings: lines.map((line) => written({ line, endLine: line })),
  });

  test("stays when lines above come and go, and when words change", () => {
    const moved = twice("# New\n\nmill up\n", [3]);
    const [finding = written()] = moved.findings;
    const reworded = { ...moved, findings: [{ ...finding, message: "Other" }] };
    expect(of(twice("mill  up\r\n", [1]))).toEqual(of(moved));
    expect(of(reworded)).toEqual(of(moved));
  });

  test("differs between equal lines, files, rules and texts", () => {
    const two = of(twice("mill up\nmill up\n", [1, 2]));
    expect(new Set(two).size).toBe(2);
    const others = [{ file: "b.md" }, { rule: "other" }, { line: 9 }];
    const findings = [written(), ...others.map((change) => written(change))];
    expect(new Set(of({ ...example, findings })).size).toBe(4);
  });

  test("is unique in a report of GitLab, lines of metadata included", () => {
    const issues: readonly { readonly fingerprint: string }[] = JSON.parse(
      write("gitlab", odd),
    );
    expect(issues).toHaveLength(4);
    expect(new Set(issues.map((one) => one.fingerprint)).size).toBe(4);
  });
});

test("reviewdog's suggestion counts bytes and leaves what the fix leaves", () => {
  const [line = ""] = write("rdjsonl", odd).split("\n");
  const { suggestions } = JSON.parse(line);
  expect(suggestions).toHaveLength(1);
  const [{ range, text }] = suggestions;
  const bytes = Buffer.from(oddText.split("\n")[range.start.line - 1] ?? "");
  const kept = [
    bytes.subarray(0, range.start.column - 1),
    Buffer.from(text),
    bytes.subarray(range.end.column - 1),
  ];
  expect(Buffer.concat(kept).toString()).toBe("écho 𐐀 mill \\");
});

describe("a viewer of SARIF", () => {
  const [run] = JSON.parse(write("sarif", odd)).runs;
  const [first, second] = run.results;

  test("finds the file by its URI", () => {
    const { artifactLocation } = first.locations[0].physicalLocation;
    const root = new URL("file:///checkout/");
    const { pathname, hash, search } = new URL(artifactLocation.uri, root);
    expect({ hash, search }).toEqual({ hash: "", search: "" });
    expect(decodeURIComponent(pathname)).toBe(`/checkout/${oddFile}`);
  });

  test("shows the line of metadata, and the rule by its index", () => {
    const place = second.relatedLocations.at(-1).physicalLocation;
    expect(place.artifactLocation.uri).toBe("facts/%C3%A4%20b.yaml");
    expect(place.region).toEqual({ startLine: 1 });
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  // https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html 3.11.6
  const link = /(?<!\\)(?:\\\\)*\[(?:[^[\]\\]|\\.)*\]\([^)]*\)/;

  test.each(["[a](b)", "[a\\]b](c)", "\\[a](b)", "[[a](b)](c)"])(
    "follows no link of a guide: %s",
    (message) => {
      expect(link.test("[a\\]b](c)")).toBe(true);
      const report = { ...example, findings: [written({ message })] };
      const [{ results }] = JSON.parse(write("sarif", report)).runs;
      const { text } = results[0].message;
      expect(text).not.toMatch(link);
      expect(text.replaceAll(/\\([[\]\\])/g, "$1")).toBe(message);
    },
  );

  test("is offered a fix for a written page, not for a generated one", () => {
    expect(first.fixes).toHaveLength(1);
    const fix = oddFinding.fix ?? [];
    const generated = written({ fix, origin: { file: "a.yaml", line: 1 } });
    const text = write("sarif", { ...example, findings: [generated] });
    expect(text).not.toContain("fixes");
  });
});

test("a test report counts what fails, and passes pages without findings", () => {
  const clean = { texts: new Map([["clean.md", "# Clean\n"]]), findings: [] };
  const text = write("junit", { ...example, ...clean });
  expect(text).toContain('tests="1" failures="0"');
  expect(text).toContain('<testcase name="no findings" classname="clean.md"/>');
  // An info fails nothing.
  expect(write("junit", odd)).toContain('tests="2" failures="2"');
});

describe("a page of Markdown", () => {
  test("shows what a guide brings along, and runs none of it", () => {
    const nasty = "```\n<img src=x> [a](b) ![c](d) | `e` ``";
    const report = withLine("````` ``` <b>", { message: nasty, file: "`.md" });
    const tree = parse(write("markdown", report));
    const kinds = JSON.stringify(tree).matchAll(/"type":"(\w+)"/g);
    expect([...new Set(Array.from(kinds, ([, kind]) => kind))].sort()).toEqual([
      "code",
      "heading",
      "inlineCode",
      "list",
      "listItem",
      "paragraph",
      "root",
      "strong",
      "text",
    ]);
    const blocks = tree.children.filter(({ type }) => type === "code");
    expect(blocks).toEqual([
      expect.objectContaining({
        value: expect.stringMatching(/^````` ``` <b>\n/),
      }),
    ]);
  });

  test.each([
    ["expected ` ``` ` to close *it*", ["```"], "expected  to close *it*"],
    ["an `odd tick", [], "an `odd tick"],
    ["`a|b` and ``c`d``", ["a|b", "c`d"], " and "],
  ])("keeps values apart from words: %s", (message, values, words) => {
    const report = withLine("mill up", { message, rule: "r", file: "f" });
    const [, , found] = parse(write("markdown", report)).children;
    if (found?.type !== "paragraph") throw new Error("expected a paragraph");
    const [severity, , place, ...said] = found.children;
    expect([severity?.type, place?.type]).toEqual(["strong", "inlineCode"]);
    const shown = (type: string) =>
      said.flatMap((node) =>
        node.type === type && "value" in node ? [node.value] : [],
      );
    expect(shown("inlineCode")).toEqual(values);
    expect(shown("text").join("")).toBe(` ${words} (r)`);
  });

  test("fits into a job summary, and says what it leaves out", () => {
    const message = "x".repeat(1000);
    const findings = Array.from({ length: 2000 }, () => written({ message }));
    const text = write("markdown", { ...example, findings });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    const shown = text.match(/\*\*error\*\*/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(text).toMatch(new RegExp(`\\nAnd ${2000 - shown} more\\n$`));
  });
});

function parse(page: string) {
  return unified().use(remarkParse).use(remarkGfm).parse(page);
}

function write(name: string, report: Report): string {
  const reporter = reporters.find((one) => one.name === name);
  if (!reporter) throw new Error(`no reporter ${name}`);
  return reporter.write(report, { colour: false });
}
