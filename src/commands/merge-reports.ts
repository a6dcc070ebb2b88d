import { resolve } from "node:path";
import type { Command } from "./command.ts";
import { mergeBlobs, readBlob } from "./lint/blob.ts";
import { openBaseline } from "./lint/baseline.ts";
import { linted } from "./lint/files.ts";
import { outcomeOf, reportOptions } from "./lint/outcome.ts";
import { formatsOf } from "./pages/reports.ts";
import { configOptions, formatIn, projectOf } from "./project.ts";
import { ruleOption } from "./project/flags.ts";

export const mergeReports: Command = {
  operands: [
    {
      name: "<files...>",
      summary: "what `lint --shard i/n --format blob=<file>` wrote, each part",
      takes: "files",
    },
  ],
  examples: [
    "guidepost merge-reports blobs/*.json --format sarif=guidepost.sarif",
  ],
  options: [...reportOptions, ruleOption, ...configOptions],
  async run(files, options, surroundings) {
    const { cwd } = surroundings;
    const project = await projectOf(options, surroundings);
    const format = formatIn(project, options);
    const formats = formatsOf({ format }, project.reporters);
    const blobs = await Promise.all(
      files.map(async (from) => ({
        from,
        ...(await readBlob(resolve(cwd, from), from)),
      })),
    );
    const { names, pages, texts, durationMs, version } = mergeBlobs(blobs);
    const before = await openBaseline(project, options, surroundings);
    const whole = linted(pages, inOrder(texts, names), project, {
      version,
      start: performance.now() - durationMs,
      names: new Set(names),
      before,
      options,
    });
    return outcomeOf(whole, project, options, {
      ...surroundings,
      formats,
      baseline: before,
    });
  },
};

function inOrder(
  texts: Readonly<Record<string, string>>,
  names: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name) => {
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}
