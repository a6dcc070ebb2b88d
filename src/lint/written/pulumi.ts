import type { ProductFacts } from "../../plan/expect.ts";
import { toPath } from "../../surface/setting.ts";
import { slice, type Mapped } from "../embedded/mapped.ts";
import { has, operandsOf, valuesOf } from "../embedded/options.ts";
import { placeOf, type KeySet, type Writer } from "./key-set.ts";
import { surfaceOf, type Surface } from "./surfaces.ts";

/** `pulumi config set`, `set-all`, with `--path` or without. */
export const pulumiKeysSet: Writer = function* ({ args }, facts) {
  const surface = surfaceOf("pulumi", facts);
  const words = operandsOf(args, ["-s", "--stack", "-C", "--cwd"]);
  const [config, verb, key] = words;
  if (!surface || config?.text !== "config") return;
  const isPath = has(args, "--path");
  if (verb?.text === "set" && key)
    yield* keyOf(key, { surface, facts, isPath });
  if (verb?.text === "set-all")
    for (const pair of valuesOf(args, "--plaintext", "--secret")) {
      const equals = pair.text.indexOf("=");
      if (equals > 0)
        yield* keyOf(slice(pair, 0, equals), { surface, facts, isPath });
    }
};

/** A key without its namespace is the project's, which may be called as the product. */
function* keyOf(
  key: Mapped,
  {
    surface,
    facts: { id },
    isPath,
  }: {
    readonly surface: Surface;
    readonly facts: ProductFacts;
    readonly isPath: boolean;
  },
): Generator<KeySet> {
  if (key.holes.length > 0) return;
  const [first = "", ...rest] = isPath ? segmentsOf(key.text) : [key.text];
  const isBare = !first.includes(":");
  yield {
    surface,
    path: toPath([isBare ? `${id}:${first}` : first, ...rest]),
    ...placeOf(key, 0, key.text.length),
    ...(isBare && { isLikely: true }),
  };
}

/** `mill:a.b["c.d"][0].e`: the index of a list ends what is known of a key. */
function segmentsOf(text: string): string[] {
  const [plain = ""] = text.split(/\[\d+\]/);
  return Array.from(
    plain.matchAll(/\["([^"]*)"\]|([^.[\]]+)/g),
    ([, quoted, bare = ""]) => quoted ?? bare,
  );
}
