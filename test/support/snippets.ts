import { readFileSync, readdirSync } from "node:fs";
import { oddSnippets } from "../session/snippets/odd.ts";

/** A short script that tempts an interpreter to be wrong. */
export interface Snippet {
  readonly name: string;
  readonly script: string;
  /** Outside commands it calls; in real bash they only record how. */
  readonly tools: readonly string[];
  /** It leaves early over something unknown: what follows is not called. */
  readonly leaves: boolean;
}

const folder = new URL("../session/snippets/", import.meta.url);

export function loadSnippets(): readonly Snippet[] {
  const files = readdirSync(folder).toSorted();
  const read = (name: string): string =>
    readFileSync(new URL(name, folder), "utf8");
  const themes = files
    .filter((name) => name.endsWith(".sh"))
    .flatMap((name) => readSections(read(name)).map(themed));
  const corpus = read("corpus.jsonl").trim().split("\n").map(parseLine);
  const odd = Object.entries(oddSnippets).map(([name, script]) => ({
    name,
    script,
    tools: [],
    leaves: false,
  }));
  return [...themes, ...corpus, ...odd];
}

/** `### name | option` starts a section. */
export function readSections(text: string): Section[] {
  const [, ...parts] = text.split(/^### /m);
  return parts.map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    const [name = "", option = ""] = heading.split(" | ");
    return { heading, name, option, script: lines.join("\n") };
  });
}

interface Section {
  /** The whole of it, behind the marks. */
  readonly heading: string;
  readonly name: string;
  readonly option: string;
  readonly script: string;
}

function themed({ name, option, script }: Section): Snippet {
  const [, tools = ""] = option.split("tools: ");
  return {
    name,
    script,
    tools: tools.split(" ").filter(Boolean),
    leaves: option.startsWith("leaves"),
  };
}

function parseLine(line: string): Snippet {
  const { name, script }: Record<string, string> = JSON.parse(line);
  return {
    name: `corpus: ${name}`,
    script: script ?? "",
    tools: [],
    leaves: false,
  };
}
