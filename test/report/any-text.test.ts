import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { printable } from "../../src/report/printable.ts";
import type { Report } from "../../src/report/report.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { uriOf } from "../../src/report/uri.ts";
import { withLine } from "../support/reports.ts";
import { obeyed } from "./runner.ts";

const marks = fc.constantFrom(
  ..."\0\t\n\r\u001b\u0085\u009b\u2028\u202e\ufeff\ufffe\uffff",
  "\ud800",
  "\udc00",
  "\u001b[31m",
  "\u001b]8;;http://mill.example\u0007",
  ..."%:,;=[]<>&\"'`\\|{}#\\/",
  ..."%0A ::error:: ##[error] ##vso[a] ]]> </failure> --> ```".split(" "),
);
const text = fc
  .array(fc.oneof(marks, fc.string({ unit: "binary" })), { minLength: 1 })
  .map((parts) => parts.join(""))
  .filter((all) => all.trim() !== "");
// eslint-disable-next-line no-control-regex -- a colour begins with one
const colours = /\u001b\[[\d;]*m/g;
const reports = fc
  .record({ line: text, message: text, file: text })
  .map(({ line, ...change }) => withLine(line, change));

describe.each(reporters.map((reporter) => [reporter.name, reporter] as const))(
  "%s",
  (_, reporter) => {
    test("prints nothing that a terminal or a CI would obey, whatever a guide says", () => {
      fc.assert(
        fc.property(reports, (report) => {
          const written = reporter.write(report, { colour: false });
          expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
          expect(written).not.toMatch(/##(?:vso|teamcity)?\[/i);
          if (reporter.name !== "github") expect(obeyed(written)).toEqual([]);
        }),
      );
    });

    test("has no colours but ours on a terminal, and is the same without them", () => {
      const write = (report: Report, colour: boolean) =>
        reporter
          .write(report, { colour })
          .replace(/timestamp="[^"]*"/g, "timestamp");
      fc.assert(
        fc.property(reports, (report) => {
          const coloured = write(report, true).replaceAll(colours, "");
          expect(coloured).toBe(write(report, false));
        }),
      );
    });
  },
);

test("GitHub reads back one annotation, and the message and file that were meant", () => {
  const github = find("github");
  fc.assert(
    fc.property(reports, (report) => {
      const [finding] = report.findings;
      const found = obeyed(github.write(report, { colour: false }));
      expect(found).toHaveLength(1);
      expect(found[0]?.file).toBe(printable(finding?.file ?? ""));
      expect(found[0]?.data.split("\n")[0]).toBe(
        printable(finding?.message ?? ""),
      );
    }),
  );
});

test.each(["junit", "checkstyle"])(
  "%s is XML, whatever a guide says",
  async (name) => {
    const samples = fc.sample(reports, { numRuns: 300, seed: 1 });
    const { errors } = await validateXML({
      xml: samples.map((report, at) => ({
        fileName: `${at}.xml`,
        // As it comes from the disk: a half of a pair is a mark of its own there.
        contents: Buffer.from(find(name).write(report, { colour: false })),
      })),
      normalization: "format",
    });
    expect(errors).toEqual([]);
  },
);

test("a URI leads back to the file", () => {
  const names = text.filter(
    (name) => name.isWellFormed() && !/^[./\\]/.test(name),
  );
  fc.assert(
    fc.property(names, (name) => {
      const { pathname } = new URL(uriOf(name), "file:///a/");
      expect(decodeURIComponent(pathname)).toBe(`/a/${name}`);
    }),
  );
  expect(uriOf("/a b/c.md")).toBe("file:///a%20b/c.md");
  expect(uriOf("D:/a b/c.md")).toBe("file:///D:/a%20b/c.md");
});

function find(name: string) {
  const reporter = reporters.find((one) => one.name === name);
  if (!reporter) throw new Error(`no reporter ${name}`);
  return reporter;
}
