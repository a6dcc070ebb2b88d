import type { Format, Found } from "../format.ts";
import { likelyScalar } from "../text-values.ts";
import { expectMap, leavesOf, readYaml } from "../yaml-tree.ts";

/** Lists of `NAME=value` that may as well be maps. */
const pairLists = new Set([
  "environment",
  "labels",
  "args",
  "sysctls",
  "annotations",
  "extra_hosts",
]);

/** `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:?message}`; `$$` is a dollar. */
const variable =
  /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])((?:[^{}]|\{[^{}]*\})*))?\})/g;

export const compose: Format = {
  name: "compose",
  summary: "Services of Docker Compose, and the variables they want",
  overlay: { listsJoin: true },
  examples: [
    {
      text: "services:\n  mill:\n    image: mill:${TAG:-1.2}\n    # What it grinds\n    environment:\n      - GRAIN=rye # or wheat\n      - STONES\n    ports: ['80:80']\n",
      settings: [
        '3 services/mill/image: string = "mill:${TAG:-1.2}"',
        "3 variables/TAG: number = 1.2",
        '6 services/mill/environment/GRAIN: string = "rye"',
        "7 services/mill/environment/STONES: unknown",
        '8 services/mill/ports: list = "[\\"80:80\\"]"',
      ],
    },
    {
      text: "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?set it}\n      PRICE: $$5 and $CENTS\n",
      settings: [
        "4 services/db/environment/POSTGRES_PASSWORD: string secret",
        "4 variables/DB_PASSWORD: unknown required secret",
        '5 services/db/environment/PRICE: string = "$$5 and $CENTS"',
        "5 variables/CENTS: unknown",
      ],
    },
    {
      text: "volumes:\n  data:\nx-base: &base\n  restart: always\nservices:\n  mill:\n    <<: *base\n",
      settings: [
        "2 volumes/data: unknown",
        '4 services/mill/restart: string = "always"',
      ],
    },
    {
      text: "services:\n  mill: *base\n",
      unreadable: "2 Unexpected alias, expected its anchor above",
    },
  ],
  *read(text, isFreeForm) {
    const tree = readYaml(text);
    expectMap(tree);
    const lines = text.split("\n");
    const settings: Found[] = [];
    const variables = new Map<string, Found>();
    for (const found of leavesOf(tree, isFreeForm)) {
      // Extensions are there to be referred to.
      if (found.segments[0]?.startsWith("x-")) continue;
      settings.push(...spread(found, lines));
      for (const one of variablesIn(found)) {
        const name = one.segments.join("/");
        const before = variables.get(name);
        variables.set(name, before ? joined(before, one) : one);
      }
    }
    yield* [...settings, ...variables.values()].sort((a, b) => a.line - b.line);
  },
};

/** `environment: [A=b]` as `environment: { A: b }`. */
function spread(found: Found, lines: readonly string[]): readonly Found[] {
  const { segments, value } = found;
  const isPairs = pairLists.has(segments.at(-1) ?? "") && Array.isArray(value);
  if (!isPairs || value.length === 0) return [found];
  return value.map(String).map((item): Found => {
    const [name = "", rest] = splitAt(item, /[=:]/);
    const line = lineBelow(lines, { from: found.line, text: item });
    return { segments: [...segments, name], value: rest, line };
  });
}

function splitAt(text: string, mark: RegExp): readonly string[] {
  const at = text.search(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function lineBelow(
  lines: readonly string[],
  { from, text }: { readonly from: number; readonly text: string },
): number {
  const at = lines.findIndex(
    (line, index) => index >= from - 1 && line.includes(text),
  );
  return at === -1 ? from : at + 1;
}

function variablesIn({ value, line }: Found): Found[] {
  const found: Found[] = [];
  for (const text of textsIn(value)) {
    for (const [, bare, braced, operator = "", rest] of text.matchAll(
      variable,
    )) {
      const name = bare ?? braced;
      // A doubled dollar is a dollar.
      if (name === undefined) continue;
      const isFallback = operator.endsWith("-");
      found.push({
        segments: ["variables", name],
        value: isFallback ? likelyScalar(rest ?? "") : undefined,
        line,
        required: operator.endsWith("?"),
      });
    }
  }
  return found;
}

/** One use that requires it requires it; the first default counts. */
function joined(before: Found, one: Found): Found {
  return {
    ...before,
    value: before.value ?? one.value,
    required: before.required === true || one.required === true,
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
