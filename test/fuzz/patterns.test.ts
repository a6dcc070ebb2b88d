import { globSync, readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** Exponential time has no end on sixty letters; cubic time needs far more of them. */
const length = isDeep ? 2_000 : 60;
/** For one pattern on all texts. */
const limitMilliseconds = isDeep ? 30_000 : 2_000;

/** What sent patterns of ours back and forth, or is like it. */
const pumps = [
  ..."\t a1-.:/|=#\"'`\\{}[]()<>$@*,;_",
  "\n",
  " -",
  " -u -y",
  "''$'\\''$'\\",
  "$\\#",
  "A-",
  "${",
  "(${",
  "${{",
  "<<",
  "\t ",
  ": ",
  "a ",
  "a=",
  "| ",
  "\\\n",
  "s w",
  "<a",
  "://",
];
const starts = [
  "",
  "\n",
  "a",
  "A ",
  "s/",
  "<a ",
  "docker exec",
  "+|+",
  "[$'\\",
  ";",
  "${{",
  "${",
  "- ",
];
const ends = ["\0", "!\n", "\\"];

const patterns = new Map<string, string>();
for (const path of globSync("src/**/*.ts")) {
  const text = readFileSync(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.set(node.text, path);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

const inner: { run: () => void } = { run: () => {} };
const context = createContext(inner);
const script = new Script("run()");

test(
  "no pattern of the source goes back and forth for long",
  { timeout: 3_600_000 },
  () => {
    const texts = pumps.flatMap((pump) =>
      starts.flatMap((start) =>
        ends.map((end) => start + pump.repeat(length / pump.length) + end),
      ),
    );
    const slow: string[] = [];
    for (const [literal, path] of patterns) {
      const end = literal.lastIndexOf("/");
      const flags = literal.slice(end + 1).replace(/[gy]/g, "");
      const pattern = new RegExp(literal.slice(1, end), flags);
      if (!/[*+,]/.test(pattern.source)) continue;
      inner.run = () => {
        for (const text of texts) pattern.test(text);
      };
      try {
        script.runInContext(context, { timeout: limitMilliseconds });
      } catch {
        slow.push(`${path} ${literal}`);
      }
    }
    console.log(`${patterns.size} patterns on ${texts.length} texts`);
    expect(slow).toEqual([]);
  },
);
