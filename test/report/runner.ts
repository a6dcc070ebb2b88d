const known = ["error", "warning", "notice", "stop-commands"];

/** A workflow command: what it is, its properties and its data. */
export interface Obeyed {
  readonly command: string;
  readonly data: string;
  readonly [property: string]: string;
}

/**
 * The annotations that GitHub's runner would make of a job's output, by its rules:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function obeyed(output: string): Obeyed[] {
  const found: Obeyed[] = [];
  let token: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const parsed = newForm(line, token) ?? oldForm(line, token);
    if (parsed?.command === token) token = undefined;
    else if (token !== undefined || !parsed) continue;
    else if (parsed.command === "stop-commands") token = parsed.data;
    else found.push(parsed);
  }
  if (token !== undefined) throw new Error("commands stay stopped");
  return found;
}

/** `::name key=value,key=value::data`, where a line starts with it */
function newForm(line: string, token: string | undefined) {
  const [, info = "", data = ""] = /^\s*::(.*?)::(.*)$/.exec(line) ?? [];
  return command(info, data, { token, separator: "," });
}

/** `##[name key=value;key=value]data`, anywhere */
function oldForm(line: string, token: string | undefined) {
  const [, info = "", data = ""] = /##\[([^\]]*)\](.*)$/.exec(line) ?? [];
  return command(info, data, { token, separator: ";" });
}

function command(
  info: string,
  data: string,
  { token, separator }: { token: string | undefined; separator: string },
): Obeyed | undefined {
  const [name = "", ...rest] = info.split(" ");
  if (!known.includes(name) && (token === undefined || name !== token))
    return undefined;
  const properties = rest
    .join(" ")
    .split(separator)
    .filter((pair) => pair.includes("="))
    .map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))] as const;
    });
  return {
    ...Object.fromEntries(properties),
    command: name,
    data: unescaped(data),
  };
}

/** The percent sign last: `%250A` is `%0A`. */
function unescaped(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
