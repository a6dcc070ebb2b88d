import type { SyntaxNode } from "unbash";
import { nodesOf } from "../../shell/nodes.ts";
import { callsOf, lineAt, readShellText } from "./calls.ts";

/** What a shell text does with variables whose names are in capitals. */
export interface Variables {
  readonly set: readonly string[];
  /** Without a default or a message of its own. */
  readonly used: readonly { readonly name: string; readonly line: number }[];
  /** Whether it reads variables from somewhere else. */
  readonly isOpen: boolean;
}

const capitals = /^[A-Z][A-Z0-9_]+$/;

/** What a shell or a system sets, or an operator's own command line tools read. */
const wellKnown =
  /^(?:HOME|USER|LOGNAME|PATH|PWD|OLDPWD|SHELL|HOSTNAME|HOSTTYPE|OSTYPE|LANG|TERM|EDITOR|PAGER|TMPDIR|UID|EUID|PPID|RANDOM|SECONDS|LINENO|IFS|REPLY|OPTARG|OPTIND|COLUMNS|LINES|SUDO_USER|KUBECONFIG|DOCKER_HOST|CI|(?:BASH|LC|XDG|AWS|GITHUB|SSH)_\w+)$/;

export function readVariables(text: string): Variables {
  const { tree, text: parsed } = readShellText(text);
  if (tree.errors) return { set: [], used: [], isOpen: false };
  const set: string[] = [];
  const used: { name: string; line: number }[] = [];
  for (const { node, inside } of nodesOf(tree)) {
    set.push(...setBy(node));
    const name = usedBy(node);
    if (name === undefined || !capitals.test(name) || wellKnown.test(name))
      continue;
    used.push({ name, line: lineAt(parsed, inside?.start ?? node.pos) });
  }
  const calls = callsOf(text);
  const given = calls
    .filter(({ name }) => assigning.has(name))
    .flatMap(({ words }) => words);
  return {
    set: [...set, ...given.map((word) => word.replace(/\+?=[^]*/, ""))],
    used,
    isOpen: calls.some(
      ({ name, words }) =>
        opening.has(name) ||
        (assigning.has(name) &&
          words.some((word) => /^[\ue000-\uf8ff]/.test(word))),
    ),
  };
}

const assigning = new Set(
  "export declare typeset local readonly read mapfile readarray getopts printf".split(
    " ",
  ),
);
const opening = new Set([".", "source", "eval"]);

function setBy(node: SyntaxNode): string[] {
  if (node.type === "Assignment") return [node.name];
  if (node.type === "For" || node.type === "Select") return [node.name.value];
  const isAssigned =
    node.type === "ParameterExpansion" &&
    node.operation?.type === "Default" &&
    node.operation.operator.endsWith("=");
  return isAssigned ? [node.parameter] : [];
}

function usedBy(node: SyntaxNode): string | undefined {
  if (node.type === "SimpleExpansion") return node.text.slice(1);
  if (node.type !== "ParameterExpansion") return undefined;
  return node.operation?.type === "Default" ? undefined : node.parameter;
}
