import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Element, ElementContent } from "hast";
import type { HastPluginEntry } from "satteri";
import type { DryRunRecord, RecordedBlock } from "../../src/index.ts";
import { sayHowFar } from "../rehearse/how-far.ts";
import { engines, hashOf, readRecord } from "../record.ts";

export interface RehearsedOptions {
  /** What the last check rehearsed; the site can be built without it. */
  readonly record: URL;
  /** The folder that the record's file names start from. */
  readonly root: URL;
}

/**
 * Says below each command block how far its rehearsal went, as the record has
 * it. A page that changed since says nothing: the record is not about it.
 */
export function rehearsed({ record, root }: RehearsedOptions): HastPluginEntry {
  const run = readRecord(record);
  return ({ fileURL }) => {
    if (!run || fileURL?.protocol !== "file:") return undefined;
    const waiting = blocksOf(run, fileURL, root);
    return {
      name: "guidepost-rehearsed",
      element: {
        filter: ["pre"],
        visit(node, context) {
          const hash = hashOf(context.textContent(node).replace(/\n$/, ""));
          const block = waiting.get(hash)?.shift();
          if (block) context.insertAfter(node, outcome(block, run));
        },
      },
    };
  };
}

/** The blocks of a page by their hash, in order; none where the page changed. */
function blocksOf(
  { pages }: DryRunRecord,
  fileURL: URL,
  root: URL,
): Map<string, RecordedBlock[]> {
  const path = fileURLToPath(fileURL);
  const name = relative(fileURLToPath(root), path).replaceAll("\\", "/");
  const page = pages.find(({ file }) => file === name);
  if (!page || page.hash !== hashOf(readFileSync(path, "utf8"))) {
    return new Map();
  }
  return Map.groupBy(page.blocks, ({ hash }) => hash);
}

function outcome(block: RecordedBlock, run: DryRunRecord): Element {
  const { outcomes, reasons = [], calls, changes = [], hash } = block;
  const { evaluated } = outcomes;
  const words = sayHowFar(outcomes, { calls: calls.length, reasons });
  const how =
    evaluated > 0
      ? "Followed, its text commands really run,"
      : engines[run.engine];
  const by = `${how} with Guidepost ${run.guidepost}`;
  return element(
    "details",
    { className: ["rehearsed", "not-content"], dataPagefindIgnore: "" },
    [
      element("summary", {}, [text(words)]),
      ...list("Not followed", reasons),
      ...list("What it would do", calls),
      ...list("What it would change", changes),
      element("p", {}, [text(`${by}; block ${hash}`)]),
    ],
  );
}

function list(title: string, items: readonly string[]): Element[] {
  if (items.length === 0) return [];
  const entries = items.map((item) => element("li", {}, prose(item)));
  return [element("p", {}, [text(title)]), element("ul", {}, entries)];
}

/** Backticks are code, as everywhere else. */
function prose(words: string): ElementContent[] {
  return words
    .split("`")
    .map((part, at) =>
      at % 2 === 0 ? text(part) : element("code", {}, [text(part)]),
    );
}

function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
): Element {
  return { type: "element", tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: "text", value };
}
