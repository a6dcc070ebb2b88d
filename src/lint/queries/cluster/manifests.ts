import type { Place } from "../../../session/events.ts";
import type { Position } from "../../../markdown/document.ts";
import type { ClusterObject } from "./calls.ts";
import { kindOf } from "./kinds.ts";
import type { Page } from "../../rule.ts";

/** An object that a manifest on the page describes. */
export interface Manifest extends ClusterObject {
  readonly namespace?: string;
  readonly text: string;
  /** Where its name stands. */
  readonly place: Place | Position;
}

/** The manifests in shell blocks, here-documents most of them, and those in blocks of YAML. */
export function manifestsOf({ document, blocks }: Page): readonly Manifest[] {
  const inShell = blocks.flatMap(({ script }, block) =>
    read(script.content).map((found) => ({
      ...found,
      place: { block, start: found.at, end: found.end },
    })),
  );
  const inYaml = document.fences
    .filter(({ language }) => /^ya?ml$/.test(language))
    .flatMap((fence) =>
      read(fence.content).map((found) => ({ ...found, place: fence })),
    );
  return [...inShell, ...inYaml];
}

interface Found extends ClusterObject {
  readonly namespace?: string;
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const start = /^( *)kind: *["']?(\w+)["']? *$/gm;

function read(content: string): readonly Found[] {
  return [...content.matchAll(start)].flatMap((match) => {
    const [, indent = "", kind = ""] = match;
    const { text, from } = documentAround(content, match.index, indent);
    const metadata = blockOf(text, `${indent}metadata:`, indent);
    const name = valueOf(metadata, "name");
    if (name === undefined) return [];
    const namespace = valueOf(metadata, "namespace");
    const at = from + text.indexOf(metadata) + metadata.indexOf(name);
    return [
      {
        kind: kindOf(kind),
        name,
        ...(namespace !== undefined && { namespace }),
        text,
        at,
        end: at + name.length,
      },
    ];
  });
}

/** Lines as far in as `kind`, up to a separator or what stands further out. */
function documentAround(content: string, at: number, indent: string) {
  const ends = (line: string): boolean =>
    /^ *---/.test(line) ||
    (line.trim() !== "" && !line.startsWith(indent)) ||
    // The end mark of a here-document, or the command before it.
    (line.startsWith(indent) &&
      /^(?:[A-Z_]+$|[a-z]+ )/.test(line.slice(indent.length)));
  const before = content.slice(0, at).split("\n").slice(0, -1);
  const first = before.findLastIndex(ends) + 1;
  const from = before.slice(0, first).join("\n").length + (first > 0 ? 1 : 0);
  const lines = content.slice(at).split("\n");
  const last = lines.findIndex((line, index) => index > 0 && ends(line));
  const behind = last < 0 ? lines : lines.slice(0, last);
  const text = content.slice(from, at) + behind.join("\n");
  return { text, from };
}

/** A key of the outermost mapping with all that is indented below it. */
function blockOf(text: string, key: string, indent: string): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.trimEnd() === key);
  if (first < 0) return "";
  const rest = lines.slice(first + 1);
  const end = rest.findIndex(
    (line) => line.trim() !== "" && !line.startsWith(`${indent} `),
  );
  return rest.slice(0, end < 0 ? rest.length : end).join("\n");
}

function valueOf(block: string, key: string): string | undefined {
  const [, indent = ""] = /^( *)\S/m.exec(block) ?? [];
  const line = new RegExp(
    `^${indent}${key}: *["']?([\\w.$\\{\\}<>-]+)["']? *(?:#.*)?$`,
    "m",
  );
  return line.exec(block)?.[1];
}
