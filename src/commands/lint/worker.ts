import { projectOf } from "../project.ts";
import type { PageText, Told } from "./linted.ts";
import { pageLinter } from "./page-linter.ts";
import { pageTexts } from "./page-texts.ts";
import type { WorkerSetup } from "./workers.ts";

let last: Promise<unknown> = Promise.resolve();
let lint: ReturnType<typeof linterOf> | undefined;

// Messages are answered in their order. The first says what kind of run it is; of
// every other the pages are linted. Both are answered, and an empty answer says that
// it failed: whoever asked does it again, and meets the error itself.
process.on("message", (message: WorkerSetup | readonly PageText[]) => {
  last = last
    .then(() => answer(message))
    .catch(() => "")
    .then((text) => process.send?.(text));
});
process.on("disconnect", () => process.exit());

async function answer(
  message: WorkerSetup | readonly PageText[],
): Promise<string> {
  if ("files" in message) {
    lint = linterOf(message);
    await lint;
    return "ready";
  }
  const lintPage = await lint;
  if (!lintPage) return "";
  const told: Told[] = [];
  for (const page of message) told.push(await lintPage(page));
  return JSON.stringify(told);
}

async function linterOf({ cwd, options, files, records }: WorkerSetup) {
  const project = await projectOf(options, { cwd });
  return pageLinter(project, {
    cwd,
    options,
    records,
    textOf: pageTexts(project, new Set(files)),
  });
}
