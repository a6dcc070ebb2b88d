import type { Fence, Position } from "../../markdown/document.ts";
import { positionAt } from "../../markdown/positions.ts";
import type { Place } from "../../session/events.ts";
import type { Placeholder, Range } from "../../shell/script.ts";
import type { PayloadText } from "../payload.ts";
import type { Block, Page } from "../rule.ts";
import type { Carried } from "./carriers/carrier.ts";
import { carriedBy } from "./carriers/index.ts";
import { commandsOf } from "./commands.ts";
import { fencedAs } from "./fences.ts";
import { originOf, whole } from "./mapped.ts";

/** A payload of a page and where its characters stand there. */
export interface Payload extends PayloadText {
  /** The name of the parser that reads it. */
  readonly as: string;
  readonly placeOf: (range: Range) => Place | Position;
  /** From a double quote that the shell takes for the end of its own. */
  readonly lost?: Place | Position;
  /** Variables that single quotes keep from the shell. */
  readonly kept: readonly (Place | Position)[];
}

const found = new WeakMap<Page["document"], readonly Payload[]>();

/** Everything in another language that a page hands to a program or shows. */
export function payloadsOf({ document, blocks }: Page): readonly Payload[] {
  const known = found.get(document);
  if (known) return known;
  const payloads = [
    ...blocks.flatMap((block, index) => inBlock(block, index)),
    ...document.fences.flatMap((fence) => inFence(fence, document)),
  ];
  found.set(document, payloads);
  return payloads;
}

/** Blocks that hold none are most. */
const MAY_CARRY =
  /<<|\b(?:psql|mysql|mariadb|sqlite3?|jq|kubectl|oc|aws|az|python[\d.]*|curl)\b/;

function inBlock({ script }: Block, block: number): Payload[] {
  if (!MAY_CARRY.test(script.text)) return [];
  const source = whole(script.text, script.placeholders.filter(isHole));
  return [...commandsOf(source, script.tree)]
    .flatMap((command) => [...carriedBy(command)])
    .map((carried) =>
      payload(carried, "command", (range) => ({ block, ...range })),
    );
}

/** What is in upper case is a word as good as any other. */
function isHole({ style }: Placeholder): boolean {
  return style !== "word";
}

function inFence(fence: Fence, { text }: Page["document"]): Payload[] {
  return fencedAs(fence, text).map((carried) =>
    payload(carried, "fence", ({ start, end }) => {
      const from = positionAt(fence, start);
      const to = positionAt(fence, end);
      return { ...from, endLine: to.line, endColumn: to.column };
    }),
  );
}

function payload(
  { as, text: mapped }: Carried,
  carrier: Payload["carrier"],
  place: (range: Range) => Place | Position,
): Payload {
  return {
    as,
    text: mapped.text,
    holes: mapped.holes,
    carrier,
    placeOf: (range) => place(originOf(mapped, range)),
    ...(mapped.lost && { lost: place(mapped.lost) }),
    kept: (mapped.kept ?? []).map(place),
  };
}
