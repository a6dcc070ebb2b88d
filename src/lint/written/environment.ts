import type { ProductFacts } from "../../plan/expect.ts";
import type { Command } from "../embedded/commands.ts";
import { operandsOf, valuesOf } from "../embedded/options.ts";
import { keysIn } from "./in-text.ts";
import {
  assigned,
  hasHole,
  isProducts,
  placeOf,
  type KeySet,
  type Writer,
} from "./key-set.ts";
import { environmentOf } from "./manifest-environment.ts";
import { surfaceOf } from "./surfaces.ts";

/** `docker run -e`, `docker service update --env-add`. */
export const engineKeysSet: Writer = function* ({ args }, facts) {
  const surface = surfaceOf("dotenv", facts);
  if (!surface || !args.some(({ text }) => isProducts(text, facts))) return;
  for (const value of valuesOf(args, "-e", "--env", "--env-add"))
    yield* assigned(value, surface);
};

/** `A=1 docker compose up`: what Compose finds there counts more than `.env`. */
export function* keysBefore(
  command: Command,
  facts: ProductFacts,
): Generator<KeySet> {
  const surface = surfaceOf("dotenv", facts);
  if (!surface || !startsProduct(command, facts)) return;
  for (const text of command.assigned ?? [])
    for (const key of assigned(text, surface)) yield { ...key, isLikely: true };
}

/** `export A=1` where the product is started after it and no command reads it. */
export function* keysExported(
  { name, args }: Command,
  {
    facts,
    after,
    read,
  }: {
    readonly facts: ProductFacts;
    readonly after: readonly Command[];
    /** All that the page's commands say. */
    readonly read: string;
  },
): Generator<KeySet> {
  const surface = surfaceOf("dotenv", facts);
  if (!surface || name !== "export") return;
  if (!after.some((command) => startsProduct(command, facts))) return;
  for (const arg of args)
    for (const key of assigned(arg, surface))
      if (!new RegExp(`\\$\\{?${key.path}\\b`).test(read))
        yield { ...key, isLikely: true };
}

/** Whether a command hands its environment to the product. */
function startsProduct({ name, args }: Command, facts: ProductFacts): boolean {
  const [first] = args;
  return (
    /^(?:docker|podman)-compose$/.test(name) ||
    (/^(?:docker|podman)$/.test(name) &&
      /^(?:compose|stack)$/.test(first?.text ?? "")) ||
    isProducts(name, facts)
  );
}

const kubectlOptions = "-n --namespace --context --type -p --patch".split(" ");

/** `kubectl set env`, maps of settings made, patched or applied. */
export const kubectlKeysSet: Writer = function* ({ args, input }, facts) {
  const surface = surfaceOf("dotenv", facts);
  const [verb, what] = operandsOf(args, kubectlOptions);
  if (!surface) return;
  const isOwn = args.some(({ text }) => isProducts(text, facts));
  if (verb?.text === "set" && what?.text === "env" && isOwn)
    for (const arg of args) yield* assigned(arg, surface);
  const isMap = /^(?:configmaps?|cm|secrets?)(?:\/|$)/.test(what?.text ?? "");
  if (verb?.text === "create" && isMap && isOwn)
    for (const value of valuesOf(args, "--from-literal"))
      yield* assigned(value, surface);
  if (verb?.text === "patch" && isMap && isOwn)
    for (const patch of valuesOf(args, "-p", "--patch"))
      for (const { path, start, end } of keysIn(patch.text, "json")) {
        const [, key] = /^(?:data|stringData)\/([^/]+)$/.exec(path) ?? [];
        if (key !== undefined && !hasHole(patch, { start, end }))
          yield { surface, path: key, ...placeOf(patch, start, end) };
      }
  const reads = [...valuesOf(args, "-f", "--filename")];
  if (input && reads.some(({ text }) => text === "-"))
    for (const { path, start, end } of environmentOf(input.text, facts))
      if (!hasHole(input, { start, end }))
        yield { surface, path, ...placeOf(input, start, end), isLikely: true };
};
