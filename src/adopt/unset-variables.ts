import { openQuote } from "./variables.ts";

/** Set in every shell, by the system or by the shell itself. */
const known =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|HOSTNAME|PWD|OLDPWD|IFS|UID|EUID|RANDOM|SECONDS|LINENO|LANG|LC_\w+|TERM|EDITOR|PS\d|TMPDIR|OPTARG|OPTIND|REPLY|BASH\w*|HOSTTYPE|OSTYPE|COLUMNS|LINES)$/;
const expansion = /(?<!\\)\$(?:([A-Z][A-Z0-9_]*)\b|\{([A-Z][A-Z0-9_]*)\})/g;
const assignment =
  /(?:^|[\s;&|(])([A-Z_][A-Z0-9_]*)(?:\[[^\]]*\])?\+?=|\b(?:for|select)\s+([A-Z_][A-Z0-9_]*)\s+in\b|\bread\s+(?:-\w+\s+)*([A-Z_][A-Z0-9_]*)/gm;
const quotedHeredoc = /<<-?\s*['"\\]/;

/** Variables that commands expand and none of them sets, in the order they are met. */
export function unsetIn(runs: readonly string[]): string[] {
  const set = new Set(
    runs.flatMap((run) =>
      Array.from(
        run.matchAll(assignment),
        ([, plain, looped, read]) => plain ?? looped ?? read ?? "",
      ),
    ),
  );
  const used = runs.flatMap((run) =>
    Array.from(run.matchAll(expansion))
      .filter(({ index }) => isExpanded(run, index))
      .map(([, bare, braced]) => bare ?? braced ?? ""),
  );
  return [...new Set(used)].filter(
    (name) => !set.has(name) && !known.test(name),
  );
}

/** Single quotes and quoted heredocs keep a `$` as it is. */
function isExpanded(run: string, at: number): boolean {
  if (quotedHeredoc.test(run.slice(0, at))) return false;
  return openQuote(run, at) !== "'";
}
