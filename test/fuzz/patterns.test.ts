import { globSync, readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";
import { ends, pumps, starts } from "./pumps.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/**
 * Exponential time has no end on sixty letters. Cubic time shows on more of them.
 * Quadratic time is allowed here: test/fuzz/long-lines.test.ts holds the readers
 * against lines that are long enough for it.
 */
const length = isDeep ? 400 : 60;
/** For one pattern on all texts, and for one text, of the processor's time. */
const limitMilliseconds = isDeep ? 30_000 : 2_000;
/** Of one text: quadratic time takes a tenth of it, cubic time several of it. */
const slowMilliseconds = 5;

const texts = pumps.flatMap((pump) =>
  starts.flatMap((start) =>
    ends.map((end) => start + pump.repeat(length / pump.length) + end),
  ),
);

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
  "no pattern of the source takes exponential or cubic time",
  { timeout: 1_800_000 },
  () => {
    const slow: string[] = [];
    for (const [literal, path] of patterns) {
      const end = literal.lastIndexOf("/");
      const flags = literal.slice(end + 1).replace(/[gy]/g, "");
      const pattern = new RegExp(literal.slice(1, end), flags);
      if (!/[*+,]/.test(pattern.source)) continue;
      inner.run = () => {
        const text = texts.find((each) => isSlow(pattern, each));
        if (text !== undefined)
          slow.push(`${path} ${literal} on ${JSON.stringify(text)}`);
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

/** Three times in a row: once may be the compiler's time, or the collector's. */
function isSlow(pattern: RegExp, text: string): boolean {
  return [1, 2, 3].every(() => {
    const start = process.threadCpuUsage();
    pattern.test(text);
    const { user, system } = process.threadCpuUsage(start);
    return user + system > slowMilliseconds * 1_000;
  });
}
