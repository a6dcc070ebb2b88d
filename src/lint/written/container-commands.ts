import type { ProductFacts } from "../../plan/expect.ts";
import { yaml } from "../../surface/formats/yaml.ts";
import { readSettings } from "../../surface/read.ts";
import type { Setting } from "../../surface/setting.ts";
import { isProducts } from "./key-set.ts";

/** A command that a manifest or a Compose file gives a container of the product. */
export interface ContainerCommand {
  readonly words: readonly string[];
  /** Where what describes the container starts in the text. */
  readonly from: number;
}

/** `command:` and `args:` of containers that run the product's image. */
export function containerCommands(
  text: string,
  facts: ProductFacts,
): ContainerCommand[] {
  if (!/^[ \t]*-?[ \t]*(?:command|args|entrypoint):/m.test(text)) return [];
  const found: ContainerCommand[] = [];
  let offset = 0;
  for (const document of text.split(/(?<=^---[ \t]*\n)/m)) {
    for (const { words, line } of inDocument(document, facts))
      found.push({ words, from: offset + startOf(document, line) });
    offset += document.length;
  }
  return found;
}

interface Found {
  readonly words: readonly string[];
  readonly line: number;
}

function inDocument(text: string, facts: ProductFacts): Found[] {
  const reading = readSettings(yaml, text.replace(/^---[ \t]*$/m, ""));
  if (reading.kind !== "settings") return [];
  const { settings } = reading;
  return [
    ...settings
      .filter(({ path }) => /(?:^|\/)spec\/(?:initC|c)ontainers$/.test(path))
      .flatMap(({ default: list, line }) =>
        containersIn(list)
          .filter(({ image }) => isProducts(String(image), facts))
          .map(({ command, args }) => ({
            words: [...wordsOf(command), ...wordsOf(args)],
            line,
          })),
      ),
    ...servicesIn(settings, facts),
  ];
}

/** Compose has each service under its name. */
function servicesIn(
  settings: readonly Setting[],
  facts: ProductFacts,
): Found[] {
  const at = (path: string) => settings.find((one) => one.path === path);
  return settings.flatMap(({ path, default: image, line }) => {
    const [, service] = /^(services\/[^/]+)\/image$/.exec(path) ?? [];
    if (service === undefined || !isProducts(String(image), facts)) return [];
    const words = ["entrypoint", "command"].flatMap((key) =>
      wordsOf(dataOf(at(`${service}/${key}`)?.default)),
    );
    const lines = ["entrypoint", "command"].flatMap(
      (key) => at(`${service}/${key}`)?.line ?? [],
    );
    return [{ words, line: Math.min(line, ...lines) }];
  });
}

function containersIn(list: unknown): Readonly<Record<string, unknown>>[] {
  const data = dataOf(list);
  if (!Array.isArray(data)) return [];
  return data.flatMap((one: unknown) =>
    typeof one === "object" && one !== null
      ? [Object.fromEntries(Object.entries(one))]
      : [],
  );
}

/** Lists are JSON there. */
function dataOf(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("[")
    ? JSON.parse(value)
    : value;
}

/** `[sh, -c, "mill sieve rye"]` and `mill sieve rye` are words, too, where nothing else is in them. */
function wordsOf(value: unknown): string[] {
  const words = Array.isArray(value) ? value.map(String) : [];
  const [shell = "", option = "", script] = words;
  if (/(?:^|\/)(?:ba|da)?sh$/.test(shell) && /^-\w*c$/.test(option))
    return plainWords(script ?? "");
  return typeof value === "string" ? plainWords(value) : words;
}

function plainWords(text: string): string[] {
  return /^[\w./:=@ -]+$/.test(text.trim()) ? text.trim().split(/ +/) : [];
}

function startOf(text: string, line: number): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, { length }) => sum + length + 1, 0);
}
