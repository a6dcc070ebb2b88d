import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { example } from "../../src/report/example.ts";
import type { Report } from "../../src/report/report.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import {
  besideBaseline,
  hostile,
  nothingFound,
  odd,
  written,
} from "../support/reports.ts";

const cases = Object.entries({
  example,
  hostile,
  odd,
  nothingFound,
  besideBaseline,
});
const schemas = new URL("schemas/", import.meta.url);
/** No format has a line 0. */
const broken = { ...example, findings: [written({ line: 0, endLine: 0 })] };

describe("sarif follows the schema of its standard", () => {
  const matchers = createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif",
  );
  const check = schemaCheck(
    new URL(`schemas/sarif-2.1.0-rtm.5.json`, `file://${matchers}`),
  );
  test.each(cases)("for %s", (_, report) => {
    expect(check(JSON.parse(write("sarif", report)))).toEqual([]);
  });
  test("and a wrong one does not", () => {
    expect(check(JSON.parse(write("sarif", broken)))).not.toEqual([]);
  });
});

describe("gitlab has the fields that Code Quality reads", () => {
  const check = schemaCheck(new URL("gitlab.json", schemas));
  test.each(cases)("for %s", (_, report) => {
    expect(check(JSON.parse(write("gitlab", report)))).toEqual([]);
  });
  test("and a wrong one does not", () => {
    expect(check(JSON.parse(write("gitlab", broken)))).not.toEqual([]);
  });
});

describe("rdjsonl has a diagnostic on each line", () => {
  const check = schemaCheck(new URL("rdjsonl.json", schemas));
  const problems = (report: Report) =>
    write("rdjsonl", report)
      .split("\n")
      .slice(0, -1)
      .flatMap((line) => check(JSON.parse(line)));
  test.each(cases)("for %s", (_, report) => {
    expect(problems(report)).toEqual([]);
  });
  test("and a wrong one does not", () => {
    expect(problems(broken)).not.toEqual([]);
  });
});

describe.each(["junit", "checkstyle"])("%s follows its XSD", (name) => {
  const problems = async (text: string) => {
    const schema = readFileSync(new URL(`${name}.xsd`, schemas), "utf8");
    const { errors } = await validateXML({ xml: text, schema });
    return errors.map(({ message }) => message);
  };
  test.each(cases)("for %s", async (_, report) => {
    expect(await problems(write(name, report))).toEqual([]);
  });
  test("and a wrong one does not", async () => {
    const text = write(name, example).replaceAll(/ name="/g, ' nom="');
    expect(await problems(text)).not.toEqual([]);
  });
});

function write(name: string, report: Report): string {
  const reporter = reporters.find((one) => one.name === name);
  if (!reporter) throw new Error(`no reporter ${name}`);
  return reporter.write(report, { colour: false });
}

/** Draft 4 where it has an `id`: what the drafts differ in beyond that is not in these. */
function schemaCheck(path: URL): (data: unknown) => string[] {
  const {
    id: _,
    $schema: __,
    ...schema
  } = JSON.parse(readFileSync(path, "utf8"));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (data) =>
    validate(data)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `${instancePath} ${message}`,
        );
}
