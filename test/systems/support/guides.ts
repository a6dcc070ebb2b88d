import { readFileSync } from "node:fs";
import { guidesFolder } from "../../../src/commands/guides-folder.ts";
import { findProducts, loadProduct } from "../../../src/commands/products.ts";
import { expectationsOf } from "../../../src/lint/guide.ts";
import { sessionBlock, shellBlocks } from "../../../src/lint/blocks.ts";
import type { Document, Fence } from "../../../src/markdown/document.ts";
import { readDocument } from "../../../src/markdown/read.ts";
import { expectationsFrom } from "../../../src/plan/expect.ts";
import { guidedWays } from "../../../src/plan/path/hops.ts";
import { plan, type Answers, type Leg } from "../../../src/plan/plan.ts";
import type { Product } from "../../../src/release/types.ts";
import type { SessionBlock } from "../../../src/session/rehearse.ts";
import { handEditsIn } from "./by-hand.ts";

/**
 * A leg of a committed guide as a reader has it, with what the releases say of its
 * ends. Most guides have one.
 */
export interface Guide {
  readonly path: string;
  /** The path, and the leg where there are several. */
  readonly name: string;
  readonly product: Product;
  readonly leg: Leg;
  readonly blocks: readonly GuideBlock[];
  /** Every way to answer its choices. */
  readonly ways: readonly Answers[];
}

/** A block that the reader runs, or does by hand as it says. */
export interface GuideBlock {
  readonly id: string;
  readonly phase: string;
  readonly depth: string | undefined;
  readonly heading: string;
  readonly session: SessionBlock;
}

export const productIds = await findProducts(".");

/** Each leg of each way that has a guide, of every product. */
export async function loadGuides(): Promise<readonly Guide[]> {
  const products = await Promise.all(
    productIds.map((id) => loadProduct(".", id)),
  );
  return products.flatMap((product) =>
    guidedWays(product).flatMap((way) => legsOf(product, way)),
  );
}

function legsOf(
  product: Product,
  { from, to }: { readonly from: string; readonly to: string },
): Guide[] {
  const path = `${guidesFolder}/${product.id}/${from}-to-${to}.md`;
  const planned = plan(product, from, to);
  if (planned.kind !== "plan") return [];
  const document = readDocument(readFileSync(path, "utf8"));
  const ends = expectationsOf(document);
  if (ends.from !== from || ends.to !== to)
    throw new Error(`Unexpected ends in the front matter of ${path}`);
  const expectations = expectationsFrom(planned);
  const commands = shellBlocks(document)
    .filter(({ fence }) => fence.annotations["phase"] !== undefined)
    .map((block) => ({
      line: block.fence.line,
      block: guideBlock(block.fence, sessionBlock(block, expectations)),
    }));
  const byHand = handEditsIn(document, product).map(
    ({ line, heading, session }) => ({
      line,
      block: {
        id: `by hand: ${heading}`,
        phase: "upgrade",
        depth: undefined,
        heading,
        session,
      },
    }),
  );
  const all = [...commands, ...byHand].toSorted((a, b) => a.line - b.line);
  const { legs } = planned;
  if (legs.length === 1)
    return legs.map((leg) => {
      const blocks = all.map(({ block }) => block);
      const ways = waysOf(product, blocks);
      return { path, name: path, product, leg, blocks, ways };
    });
  const starts = startsOfLegs(document, path);
  return legs.map((leg, at) => {
    const [start = Infinity, end = Infinity] = starts.slice(at);
    const blocks = all
      .filter(
        ({ line, block }) =>
          (line >= start && line < end) ||
          // The reader has the same shell in every leg.
          (line < start && /^leg-\d+-values/.test(block.id)),
      )
      .map(({ block }) => ({
        ...block,
        id: block.id.replace(/^leg-\d+-/, ""),
      }));
    if (!blocks.some(({ phase }) => phase === "rollback"))
      throw new Error(`Unexpected leg ${at + 1} of ${path} without a way back`);
    const name = `${path}, leg ${at + 1}`;
    return { path, name, product, leg, blocks, ways: waysOf(product, blocks) };
  });
}

/** Each way of several legs as one journey, from its start to its end. */
export function wholeWays(guides: readonly Guide[]): Guide[] {
  const ways = Map.groupBy(guides, ({ path }) => path);
  return [...ways].flatMap(([path, legs]): Guide[] => {
    const [first, last] = [legs[0], legs.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    const leg = {
      ...last.leg,
      from: first.leg.from,
      migrations: legs.flatMap(({ leg }) => leg.migrations),
    };
    const blocks = legs.flatMap(({ blocks }) =>
      blocks.filter(({ phase }) => phase !== "rollback"),
    );
    return [{ ...last, name: `${path}, every leg`, leg, blocks }];
  });
}

/** The line of each leg's heading. */
function startsOfLegs({ headings }: Document, path: string): number[] {
  const starts = headings.flatMap(({ text, line }) =>
    /^Leg \d+:/.test(text) ? [line] : [],
  );
  if (starts.length < 2) throw new Error(`Cannot find the legs of ${path}`);
  return starts;
}

function guideBlock(fence: Fence, session: SessionBlock): GuideBlock {
  const { id = "", phase = "", depth } = fence.annotations;
  return { id, phase, depth, heading: fence.headings.at(-1) ?? "", session };
}

/** Answers to the choices that blocks ask about, each only where it is asked. */
function waysOf(
  { choices }: Product,
  blocks: readonly GuideBlock[],
): Answers[] {
  const asked = choices.filter(({ id }) =>
    blocks.some(({ session }) => session.choices[id] !== undefined),
  );
  return asked.reduce<Answers[]>(
    (ways, { id, options, when = {} }) =>
      ways.flatMap((way) => {
        const applies = Object.entries(when).every(
          ([other, allowed]) =>
            way[other] === undefined || allowed.includes(way[other]),
        );
        return applies
          ? options.map((option): Answers => ({ ...way, [id]: option.id }))
          : [way];
      }),
    [{}],
  );
}

/** The blocks that a reader with these answers runs. */
export function blocksFor(
  { blocks }: Pick<Guide, "blocks">,
  answers: Answers,
): readonly GuideBlock[] {
  return blocks.filter(({ session }) =>
    Object.entries(session.choices).every(
      ([id, options]) => id === "depth" || options.includes(answers[id] ?? ""),
    ),
  );
}

export function tellWay(answers: Answers): string {
  return Object.values(answers).join(", ") || "the only way";
}
