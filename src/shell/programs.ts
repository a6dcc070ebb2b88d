import { parse } from "unbash";
import { nodesOf } from "./nodes.ts";

const builtins = new Set(
  [
    ". : [ alias bg break builtin cd command continue declare dirs echo eval exec exit",
    "export false fg getopts hash jobs kill let local mapfile popd printf pushd pwd read",
    "readarray readonly return set shift shopt source test time times trap true type",
    "typeset ulimit umask unalias unset wait",
  ]
    .join(" ")
    .split(" "),
);

/** Names of the programs that a script starts on its own host, each once. */
export function programsOf(text: string): string[] {
  const names = new Set<string>();
  const functions = new Set<string>();
  for (const { node } of nodesOf(parse(text))) {
    if (node.type === "Function") functions.add(node.name.value);
    if (node.type !== "Command") continue;
    const { name } = node;
    // A path, or a name that is only known when it runs, cannot be looked up.
    if (name !== undefined && /^[\w.+-]+$/.test(name.text))
      names.add(name.text);
  }
  return [...names].filter(
    (name) => !builtins.has(name) && !functions.has(name),
  );
}

const declarations = new Set([
  "export",
  "declare",
  "typeset",
  "readonly",
  "read",
]);

/** Names of the variables that a script sets for what comes after it, each once. */
export function variablesSetBy(text: string): string[] {
  const names = new Set<string>();
  for (const { node } of nodesOf(parse(text))) {
    if (node.type !== "Command") continue;
    const { name, prefix, args } = node;
    // `A=1 program` is for the program alone.
    if (name === undefined)
      for (const each of prefix)
        if (each.type === "Assignment" && each.name !== undefined)
          names.add(each.name);
    if (!declarations.has(name?.value ?? "")) continue;
    for (const arg of args) {
      const [, declared] = /^([A-Za-z_]\w*)(?:=|$)/.exec(arg.text) ?? [];
      if (declared !== undefined) names.add(declared);
    }
  }
  return [...names];
}
