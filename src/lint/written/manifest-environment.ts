import type { ProductFacts } from "../../plan/expect.ts";
import { yaml } from "../../surface/formats/yaml.ts";
import { readSettings } from "../../surface/read.ts";
import type { Setting } from "../../surface/setting.ts";
import { isProducts } from "./key-set.ts";
import { keyOn, type KeyInText, linesOf } from "./in-text.ts";

/** What Kubernetes manifests give the containers of the product as environment. */
export function environmentOf(text: string, facts: ProductFacts): KeyInText[] {
  if (!/^kind:/m.test(text)) return [];
  const found: KeyInText[] = [];
  let offset = 0;
  for (const document of text.split(/(?<=^---[ \t]*\n)/m)) {
    for (const { path, start, end } of inDocument(document, facts))
      found.push({ path, start: start + offset, end: end + offset });
    offset += document.length;
  }
  return found;
}

function inDocument(text: string, facts: ProductFacts): KeyInText[] {
  const reading = readSettings(yaml, text.replace(/^---[ \t]*$/m, ""));
  if (reading.kind !== "settings") return [];
  const { settings } = reading;
  const textAt = (path: string) =>
    String(settings.find((one) => one.path === path)?.default ?? "");
  const lines = linesOf(text);
  if (/^(?:ConfigMap|Secret)$/.test(textAt("kind")))
    return isProducts(textAt("metadata/name"), facts)
      ? settings.flatMap(({ path, line }) => {
          const [, key] = /^(?:data|stringData)\/([^/]+)$/.exec(path) ?? [];
          return key === undefined ? [] : keyOn(lines[line - 1], key);
        })
      : [];
  return settings
    .filter(({ path }) => /(?:^|\/)spec\/(?:initC|c)ontainers$/.test(path))
    .flatMap((setting) => namesIn(setting, facts))
    .flatMap(({ name, from }) => {
      const at = new RegExp(`\\bname:\\s*["']?${name}["']?\\s*(?:[,}]|$)`);
      const line = lines.slice(from).find((one) => at.test(one.text));
      return keyOn(line, name);
    });
}

/** Of a list of containers, what those of the product's image get by name. */
function namesIn(
  { default: list, line }: Setting,
  facts: ProductFacts,
): { name: string; from: number }[] {
  const containers: unknown = JSON.parse(String(list ?? "[]"));
  return recordsIn(containers)
    .filter(({ image }) => isProducts(String(image), facts))
    .flatMap(({ env }) => recordsIn(env))
    .flatMap(({ name }) =>
      typeof name === "string" && /^\w+$/.test(name)
        ? [{ name, from: line - 1 }]
        : [],
    );
}

function recordsIn(list: unknown): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) =>
    typeof one === "object" && one !== null
      ? [Object.fromEntries(Object.entries(one))]
      : [],
  );
}
