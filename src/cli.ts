#!/usr/bin/env node
import { createRequire, enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const usageError = 2;
const bug = 3;

/** Milliseconds between two lines of progress, and when the last was shown. */
const mostOften = 100;
let shown = -Infinity;

/** Empties the screen and what was scrolled off it. */
const emptied = "\u001b[2J\u001b[3J\u001b[H";

const args = process.argv.slice(2);
const own = createRequire(import.meta.url)("../package.json");
const { version }: { version: string } = own;

process.stdout.on("error", outputFailed);
// Nobody is left to be told.
process.stderr.on("error", () => {});
if (["--version", "-V"].includes(args[0] ?? "")) {
  // Asked by scripts, often: nothing else is loaded.
  process.stdout.write(`${version}\n`);
} else {
  process.exitCode = await main().catch(explain);
}

async function main(): Promise<number> {
  // Compiled code is kept for the next run, where the machine lets us.
  enableCompileCache(codeCache());
  const { runProgram } = await import("./commands/program.ts");
  const { printableLine, withoutOrders } =
    await import("./report/printable.ts");
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const print = (text: string) =>
    process.stdout.write(withoutOrders(text, { colour }));
  const { GITHUB_STEP_SUMMARY: summaryFile = "" } = process.env;
  const { text, exitCode } = await runProgram(args, {
    cwd: await folderOfRun(),
    colour,
    ...(summaryFile !== "" && { summaryFile }),
    version,
    input: async () =>
      (await import("node:stream/consumers")).text(process.stdin),
    aside: {
      say: (text) =>
        process.stderr.write(
          `${text.split("\n").map(printableLine).join("\n")}\n`,
        ),
      ...(process.stderr.isTTY && {
        progress: (line: string) => showProgress(printableLine(line)),
      }),
    },
    console: {
      print,
      ...(colour && { clear: () => process.stdout.write(emptied) }),
      interrupted,
    },
  });
  print(text);
  return exitCode;
}

/** A CI may clean up too early, or another terminal switch to a branch without it. */
async function folderOfRun(): Promise<string> {
  try {
    return process.cwd();
  } catch {
    const { UsageError } = await import("./usage.ts");
    throw new UsageError(
      "The folder that this runs in is gone",
      "Run it in one that is there",
    );
  }
}

/** Each line takes the place of the last; an empty one clears the place. */
function showProgress(line: string): void {
  const now = performance.now();
  if (line !== "" && now - shown < mostOften) return;
  shown = now;
  process.stderr.write(`\r\u001b[2K${line}`);
}

function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  process.once("SIGTERM", () => controller.abort());
  return controller.signal;
}

/**
 * A folder of the user's own: what lies in one that everybody may write to, as
 * Node's default does, could be somebody else's code.
 */
function codeCache(): string {
  const { XDG_CACHE_HOME: given, LOCALAPPDATA: local } = process.env;
  const folder = given || local || join(homedir(), ".cache");
  return join(folder, "guidepost", "code");
}

/** Commander has printed its own message; help and version are its errors, too. */
async function explain(error: unknown): Promise<number> {
  const { CommanderError } = await import("commander");
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? 0 : usageError;
  const { UsageError } = await import("./usage.ts");
  if (error instanceof UsageError)
    return refuse([error.message, ...error.next]);
  const { TemplateError } = await import("./guide/template-file.ts");
  if (error instanceof TemplateError) return refuse([error.message]);
  const { MetadataError } = await import("./release/source.ts");
  if (error instanceof MetadataError) return refuse(error.message.split("\n"));
  process.stderr.write(`This is a bug in guidepost:\n${stackOf(error)}\n`);
  return bug;
}

async function refuse([
  what = "",
  ...rest
]: readonly string[]): Promise<number> {
  const { printableLine } = await import("./report/printable.ts");
  const lines = [`error: ${what}`, ...rest.map((line) => `  ${line}`)];
  process.stderr.write(
    lines.map((line) => `${printableLine(line).trimEnd()}\n`).join(""),
  );
  return usageError;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause === undefined ? "" : `\nbecause: ${stackOf(error.cause)}`;
  return `${error.stack}${cause}`;
}

/** `guidepost lint | head` is no failure; half a report on a full disk is one. */
function outputFailed(error: Error): void {
  const code = "code" in error ? String(error.code) : "";
  if (code === "EPIPE") return;
  const why = code === "ENOSPC" ? "no space left on the device" : error.message;
  process.stderr.write(`error: Cannot write the output: ${why}\n`);
  process.exit(usageError);
}
