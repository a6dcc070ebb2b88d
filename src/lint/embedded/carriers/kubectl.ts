import { slice, type Mapped } from "../mapped.ts";
import { has, operandsOf, textOf, valuesOf } from "../options.ts";
import type { Carried, Carrier } from "./carrier.ts";

const valued =
  "-n --namespace --context --kubeconfig --cluster --user -s --server --as -l --selector -o --output -p --patch --type -f --filename --subresource".split(
    " ",
  );

export const kubectl: Carrier = {
  names: ["kubectl", "oc"],
  *carried({ args, input }) {
    const [verb] = operandsOf(args, valued);
    if (verb?.text === "patch") yield* patches(args, input);
    for (const text of valuesOf(args, "--overrides"))
      yield { as: "json", text };
    for (const value of valuesOf(args, "-o", "--output")) {
      const text = jsonpathIn(value);
      if (text) yield { as: "jsonpath", text };
    }
    // Here kubectl takes a path without braces, too.
    for (const value of valuesOf(args, "--for")) {
      const text = jsonpathIn(value, /^(.*\})=[^{}]*$/);
      if (text?.text.startsWith("{")) yield { as: "jsonpath", text };
    }
    const reads = /^(?:apply|create|replace|delete)$/.test(verb?.text ?? "");
    if (input && reads && has(args, "-", "-f-", "--filename=-", "-f=-"))
      yield { as: "manifests", text: input };
  },
};

/** `jsonpath={...}`, without the value to wait for. */
function jsonpathIn(value: Mapped, awaited?: RegExp): Mapped | undefined {
  const prefix = /^jsonpath(?:-as-json)?=/.exec(value.text)?.[0];
  if (prefix === undefined) return undefined;
  return slice(value, prefix.length, awaited?.exec(value.text)?.[1]?.length);
}

function* patches(
  args: readonly Mapped[],
  input: Mapped | undefined,
): Generator<Carried> {
  const type =
    textOf(args, "--type") ?? (isGiven(args, "--type") ? undefined : "merge");
  if (type === undefined) return;
  const as = type === "json" ? "json-patch" : "merge-patch";
  for (const text of valuesOf(args, "-p", "--patch")) yield { as, text };
  if (input && /^(?:-|\/dev\/stdin)$/.test(textOf(args, "--patch-file") ?? ""))
    yield { as, text: input };
}

function isGiven(args: readonly Mapped[], name: string): boolean {
  return args.some(({ text }) => text === name || text.startsWith(`${name}=`));
}
