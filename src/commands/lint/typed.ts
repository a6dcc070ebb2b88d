import { resolve } from "node:path";
import { ignoredBy } from "../../config/effective.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options, Surroundings } from "../command.ts";
import { wayTo, type Project } from "../project.ts";

export const typedOptions: readonly Option[] = [
  { flags: "--stdin", summary: "lint the text of the standard input" },
  {
    flags: "--stdin-filename <file>",
    summary:
      "the page that this text stands for: links, levels and versions are its own",
    takes: "files",
  },
];

/** What looks at files, or writes them, has nothing to do with a text. */
const ofFiles: Readonly<Record<string, string>> = {
  fix: "--fix",
  fixDryRun: "--fix-dry-run",
  watch: "--watch",
  changed: "--changed",
  shard: "--shard",
};

/** A text that was handed over, as the page of an absolute path. */
export interface Typed {
  readonly path: string;
  readonly text: string;
  /** Its path alone; none where the configuration passes the page over. */
  readonly files: readonly string[];
}

/** @throws {UsageError} where a text is asked for together with files. */
export function refuseFilesBesideText(
  paths: readonly string[],
  options: Options,
): void {
  if (!isTyped(options)) {
    if (paths.includes("-"))
      throw new UsageError(
        "Cannot lint `-`",
        "For the standard input write `--stdin`, with `--stdin-filename` where it is a page",
      );
    return;
  }
  const other = Object.keys(ofFiles).find(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  const unexpected = other === undefined ? paths[0] : ofFiles[other];
  if (unexpected !== undefined)
    throw new UsageError(
      `Unexpected \`${unexpected}\` beside \`--stdin\``,
      "Lint the text alone, or files",
    );
}

/** The text of the standard input; undefined where files are asked for. */
export async function typedIn(
  { root, config }: Pick<Project, "root" | "config">,
  options: Options,
  { cwd, input }: Pick<Surroundings, "cwd" | "input">,
): Promise<Typed | undefined> {
  if (!isTyped(options)) return undefined;
  if (input === undefined)
    throw new UsageError("There is no standard input here");
  const path = resolve(cwd, String(options["stdinFilename"] ?? "stdin.md"));
  const isIgnored = ignoredBy(config, wayTo(root, path)) !== undefined;
  return { path, text: await input(), files: isIgnored ? [] : [path] };
}

/** Whether a text is handed over, and no file read. */
export function isTyped({ stdin, stdinFilename }: Options): boolean {
  return stdin === true || stdinFilename !== undefined;
}
