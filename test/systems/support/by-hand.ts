import { parse } from "unbash";
import type { Document } from "../../../src/markdown/document.ts";
import type { Product } from "../../../src/release/types.ts";
import type { SessionBlock } from "../../../src/session/rehearse.ts";

/** An edit that the guide asks for in words, or shows as YAML. */
export interface HandEdit {
  readonly line: number;
  readonly heading: string;
  readonly session: SessionBlock;
}

/**
 * What a reader edits by hand in the upgrade: each section that names a file of
 * settings in its text, for the readers it is for. For the session it is a
 * command that edits this file.
 */
export function handEditsIn(document: Document, product: Product): HandEdit[] {
  const edits = new Map<string, HandEdit>();
  for (const { line, text, heading, section, readers } of proseOf(document)) {
    const file = product.surfaces.find((surface) =>
      text.includes(`\`${surface.file}\``),
    )?.file;
    if (section !== "Upgrade" || file === undefined || !asks.test(text))
      continue;
    const key = [heading, readers, file].join("\n");
    if (!edits.has(key))
      edits.set(key, {
        line,
        heading,
        session: editing(file, choicesIn(readers)),
      });
  }
  return [...edits.values()];
}

const asks = /^(?:Rename|Remove|Set|Move|Split|Merge|Replace|Add|Change|Put)\b/;

interface Prose {
  readonly line: number;
  readonly text: string;
  readonly section: string;
  readonly heading: string;
  /** `platform=helm strategy=rolling`; empty for all. */
  readonly readers: string;
}

/** The lines of the page that are no code, and where each stands. */
function proseOf({ text, fences, headings }: Document): Prose[] {
  let readers = "";
  return text.split("\n").flatMap((written, index): Prose[] => {
    const line = index + 1;
    if (fences.some((fence) => fence.line <= line && line <= fence.endLine))
      return [];
    const [, opened] = /^<div data-for="([^"]*)">/.exec(written) ?? [];
    if (opened !== undefined) readers = opened;
    if (written.startsWith("</div>")) readers = "";
    const above = headings.filter((heading) => heading.line < line);
    const step = above.at(-1);
    const section = above.findLast(({ depth }) => depth < (step?.depth ?? 0));
    return [
      {
        line,
        text: written,
        section: section?.text ?? "",
        heading: step?.text ?? "",
        readers,
      },
    ];
  });
}

function choicesIn(readers: string): Record<string, string[]> {
  return Object.fromEntries(
    readers
      .split(" ")
      .filter((one) => one !== "")
      .map((one) => {
        const [id = "", options = ""] = one.split("=");
        return [id, options.split(",")] as const;
      }),
  );
}

function editing(
  file: string,
  choices: Readonly<Record<string, readonly string[]>>,
): SessionBlock {
  const text = `sed -i 's/what it was/what it is to be/' "${file}"\n`;
  return {
    script: {
      content: text,
      text,
      tree: parse(text),
      kind: "script",
      why: "it is what the reader does by hand",
      prompts: [],
      output: [],
      foreign: [],
      placeholders: [],
    },
    choices,
  };
}
