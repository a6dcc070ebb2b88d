import { z } from "zod";
import { blockText } from "../../src/commands/pages/block-text.ts";
import { recordedPage } from "../../src/commands/pages/record.ts";
import { sources } from "../../src/commands/pages/sources.ts";
import { allRules } from "../../src/lint/rules.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { summarise } from "../../src/report/report.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { findingsOf, pageAround, valuesOf } from "./page.ts";

const question = z.object({ script: z.string(), secret: z.string() });

const builtins = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Map.prototype,
];
const count = (): number =>
  builtins.flatMap((one) => Reflect.ownKeys(one)).length;
const usual = count();

/** What a terminal would obey, new lines aside. */
const obeyed = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

// Lints the page around each block it is given, and answers with what a test asks.
process.on("message", (message) => {
  void answer(question.parse(message)).then((told) => process.send?.(told));
});
process.send?.("ready");

async function answer({ script, secret }: z.infer<typeof question>) {
  const start = process.cpuUsage();
  const text = pageAround(script);
  const file = "guide.md";
  const result = await lintThoroughly(text, { file }, sources);
  const { user } = process.cpuUsage(start);
  const { findings, rehearsal, page, coverage } = result;
  const report = {
    version: "0.0.0",
    findings,
    summary: summarise([coverage], findings, 0),
    texts: new Map([[file, text]]),
    rules: new Map(
      allRules.map(({ name, summary, help }) => [name, { summary, help }]),
    ),
  };
  const printed = [
    ...reporters.map(
      ({ name, write }) => [name, write(report, { colour: false })] as const,
    ),
    ["--explain-block", blockText({ page, index: 1, file, findings })] as const,
  ];
  const everything = [
    ...printed.map(([, said]) => said),
    ...rehearsal.events.map((event) => JSON.stringify(event)),
    JSON.stringify([
      rehearsal.statements,
      rehearsal.limits,
      rehearsal.end,
      recordedPage({ file, page }),
    ]),
  ];
  return {
    limits: [...new Set(rehearsal.limits.map(({ limit }) => limit))].toSorted(),
    before: { findings: findingsOf(0, result), values: valuesOf(0, rehearsal) },
    after: { findings: findingsOf(2, result), values: valuesOf(2, rehearsal) },
    raw: printed.flatMap(([name, said]) => (obeyed.test(said) ? [name] : [])),
    sawSecret: everything.some((said) => said.includes(secret)),
    polluted: count() !== usual,
    milliseconds: Math.round(user / 1_000),
    megabytes: Math.round(process.memoryUsage().rss / 1_000_000),
  };
}
