import type { CommandSpec } from "../spec.ts";

type Operands = Pick<CommandSpec, "operands" | "rest">;

/** Words of a usage line that stand for options. */
const OPTIONS = /\[?<?\b(?:options?|flags?|opts?)\b>?\]?(?:\.\.\.)?/gi;
/** A choice, a sum in words, an option: how many that are is not certain. */
const UNCERTAIN = /[|(){}=]|(?:^|\s|\[)--?\w|\[[^[\]]*\s[^[\]]*\]/;

/**
 * How many operands a usage line tells: `docker run [OPTIONS] IMAGE [COMMAND]
 * [ARG...]` takes one or more, and from the second on they are another command.
 * Nothing where it offers a choice, or says it in words.
 */
export function operandsOf(usage: string, command: string): Operands {
  const all = usage.trim().split(/\s+/);
  const at = all.lastIndexOf(command);
  if (at < 0 && !usage.trim().endsWith(command)) return {};
  const told = at < 0 ? "" : all.slice(at + 1).join(" ");
  // `NAME[:TAG|@DIGEST]` is one word.
  const own = told
    .replace(OPTIONS, "")
    .replace(/(?<=\w)\[[^\][\s]*\](?!\.)/g, "")
    .trim();
  if (UNCERTAIN.test(own)) return {};
  const words = own.split(/\s+/).filter((word) => word !== "");
  const rest = words.findIndex((word) =>
    /^\[?<?(?:command|cmd)>?\]?$/i.test(word),
  );
  const counted = rest < 0 ? words : words.slice(0, rest);
  const names = counted.filter((word) => /\w/.test(word));
  let depth = 0;
  let least = 0;
  for (const word of names) {
    if (depth === 0 && !word.startsWith("[")) least++;
    depth += word.split("[").length - word.split("]").length;
  }
  const other = words[rest];
  if (other !== undefined && !other.startsWith("[")) least++;
  const endless = rest >= 0 || words.some((word) => word.includes("..."));
  const most = names.length;
  const operands = endless
    ? `${least}..`
    : least === most
      ? `${most}`
      : `${least}..${most}`;
  return { operands, ...(rest >= 0 && { rest }) };
}
