import type { When } from "../../release/types.ts";
import { conditionsOf } from "../choice-label.ts";
import { fenceFor } from "../prose.ts";

/** A fenced block: its fence, its info string and its lines. */
export interface BlockView {
  readonly fence: string;
  readonly info: string;
  readonly body: string;
}

/** What a fence says of the step it belongs to. */
export interface BlockFacts {
  readonly id: string;
  readonly phase: string;
  readonly when?: When | undefined;
  readonly depth?: string | undefined;
  readonly skip?: string | undefined;
  readonly prints?: string | undefined;
  /** The migration that a program of the product makes in it. */
  readonly migrates?: string | undefined;
  readonly language?: string;
}

/** A block whose info string carries the facts as bare attributes. */
export function blockOf(body: string, facts: BlockFacts): BlockView {
  const { id, phase, when, depth, skip, prints, migrates } = facts;
  const { language = "bash" } = facts;
  const attributes = [
    `id=${id}`,
    `phase=${phase}`,
    ...conditionsOf(when),
    ...(depth === undefined ? [] : [`depth=${depth}`]),
    ...(skip === undefined ? [] : [`skip=${quoted(skip)}`]),
    ...(prints === undefined ? [] : [`prints=${quoted(prints)}`]),
    ...(migrates === undefined ? [] : [`migrates=${migrates}`]),
  ];
  return {
    fence: fenceFor(body),
    info: [language, ...attributes].join(" "),
    body,
  };
}

/** One line in double quotes, as the annotation parser reads it back. */
function quoted(text: string): string {
  const escaped = text
    .trim()
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("`", "'")
    .replace(/\s*\n\s*/g, " ");
  return `"${escaped}"`;
}
