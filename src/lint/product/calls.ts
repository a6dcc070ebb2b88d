import { fill } from "../../plan/fill.ts";
import type { Command, Word, WordPart } from "unbash";
import { nodesOf } from "../../shell/nodes.ts";
import { readScript, type Script } from "../../shell/script.ts";
import { readOptions } from "../../shell/words.ts";

/**
 * One command of a shell text. What is only known when it runs is a hole in its
 * words: a character of Unicode's private use area.
 */
export interface Call {
  readonly name: string;
  /** Behind the name. */
  readonly words: readonly string[];
  /** Line of the text it begins on, from 0. */
  readonly line: number;
}

const hole = "\ue000";

/** A text of the metadata as a shell reads it, its versions filled in. */
export function readShellText(text: string): Script {
  const filled = fill(text, { from: "1.0.0-from", to: "1.0.0-to" });
  return readScript(filled, "bash");
}

/** Every command of a text, those within `sudo`, `exec` and `sh -c` beside their own. */
export function callsOf(text: string): Call[] {
  const script = readShellText(text);
  // A shell would stop there; the guide's own rules say where and why.
  if (script.tree.errors) return [];
  return [...nodesOf(script.tree)].flatMap(({ node, inside }) => {
    if (node.type !== "Command") return [];
    const line = lineAt(script.text, inside?.start ?? node.pos);
    return unwrapped(wordsOf(node), line);
  });
}

/** Of an offset in a text, from 0. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}

/** A word's text, with holes. */
export function textOf({ value, parts }: Word): string {
  return parts?.map(partText).join("") ?? value;
}

function wordsOf({ name, args }: Command): string[] {
  if (!name) return [];
  const words = args.map((arg) =>
    arg.type === "Word" ? textOf(arg) : arg.text.replace(/\$.*/, hole),
  );
  return [textOf(name), ...words];
}

function partText(part: WordPart): string {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return part.value;
    case "DoubleQuoted":
    case "LocaleString":
      return part.parts.map(partText).join("");
    case "Glob":
    case "BraceExpansion":
    case "ExtendedGlob":
      return part.text;
    default:
      return hole;
  }
}

function unwrapped([name = "", ...words]: string[], line: number): Call[] {
  if (name === "") return [];
  const call = { name: name.replace(/^.*\//, ""), words, line };
  const script = scriptIn(call);
  if (script !== undefined)
    return [call, ...callsOf(script).map((inner) => ({ ...inner, line }))];
  const inner = commandIn(call);
  return inner === undefined ? [call] : [call, ...unwrapped(inner, line)];
}

/** `sh -c '...'` and `ssh host '...'`. */
function scriptIn({ name, words }: Call): string | undefined {
  if (["sh", "bash", "dash", "ash", "zsh", "su"].includes(name)) {
    const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
    return at === -1 ? undefined : words[at + 1];
  }
  if (name !== "ssh") return undefined;
  const valued = ["-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D"];
  const rest = behindOperand(words, valued) ?? [];
  return rest.length === 0 ? undefined : rest.join(" ");
}

/** Options with a value, of commands that run another: what is the other's begins behind them. */
const runners: Readonly<Record<string, readonly string[]>> = {
  sudo: ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T"],
  doas: ["-u", "-C"],
  env: ["-u", "-C", "-S"],
  nohup: [],
  time: [],
  command: [],
  exec: ["-a"],
  nice: ["-n"],
  timeout: ["-k", "-s"],
  xargs: ["-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s"],
};

/** Options with a value of `exec` and `run` of Docker and Docker Compose. */
const inContainer =
  "-e --env --env-file -u --user -w --workdir -n --name --network -v --volume --mount --entrypoint -p --publish -l --label --index".split(
    " ",
  );

function commandIn({ name, words }: Call): string[] | undefined {
  if (name === "kubectl" || name === "oc") {
    const dashes = words.indexOf("--");
    const isExec = words.includes("exec") || words.includes("run");
    return isExec && dashes !== -1 ? words.slice(dashes + 1) : undefined;
  }
  if (["docker", "podman", "docker-compose"].includes(name)) {
    const at = words.findIndex((word) => word === "exec" || word === "run");
    return at === -1
      ? undefined
      : behindOperand(words.slice(at + 1), inContainer);
  }
  const valued = Object.hasOwn(runners, name) ? runners[name] : undefined;
  if (valued === undefined) return undefined;
  const first = firstOperand(words, valued);
  if (first === undefined) return undefined;
  if (name === "timeout") return words.slice(first + 1);
  const rest = words.slice(first);
  if (name !== "env") return rest;
  return rest.slice(rest.findIndex((word) => !/^\w+=/.test(word)));
}

function behindOperand(words: readonly string[], valued: readonly string[]) {
  const first = firstOperand(words, valued);
  return first === undefined ? undefined : words.slice(first + 1);
}

function firstOperand(words: readonly string[], valued: readonly string[]) {
  const options = readOptions(words, { valued, stopAtOperand: true });
  return options.operandIndexes[0];
}
