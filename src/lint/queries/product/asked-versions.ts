import { isToolInRange } from "../../../tools/tool-range.ts";
import type { ToolSpec } from "../../../tools/spec.ts";
import type { Page } from "../../rule.ts";
import type { Call } from "../calls.ts";
import { judgeOf } from "./phases.ts";

/** The versions that a call is held against. */
export interface Asked {
  readonly specs: readonly ToolSpec[];
  readonly newest: ToolSpec | undefined;
  readonly range: string | undefined;
  /** Some of the known versions are ones that the guide allows. */
  readonly isInside: boolean;
  /** The product's own, in the very versions that the phase says. */
  readonly isOwn: boolean;
  /** The block itself says the phase, or any end of the way will do. */
  readonly isStated: boolean;
}

export function askedOf(
  specs: readonly ToolSpec[],
  call: Call,
  page: Page,
): Asked {
  const tool = specs[0]?.tool ?? "";
  const own = page.expectations.facts?.cli.includes(tool);
  return own
    ? askedOfOwn(specs, call, page)
    : askedOfOthers(specs, rangeOf(tool, call, page));
}

/**
 * The versions of the product itself. Where what one of them accepts was never
 * harvested, nothing is asked.
 */
function askedOfOwn(
  specs: readonly ToolSpec[],
  { place }: Call,
  { expectations, blocks }: Page,
): Asked {
  const { facts, from, to } = expectations;
  const fence = blocks[place.block]?.fence;
  const { version, isStated } = fence
    ? judgeOf(fence)
    : { version: "either" as const, isStated: false };
  const ends = { from: [from], to: [to], either: [from, to] };
  const wanted = new Set([...ends[version], ...(facts?.landings ?? [])]);
  const found = specs.filter((spec) => wanted.has(spec.version));
  const asked = found.length === wanted.size ? found : [];
  return {
    specs: asked,
    newest: asked.at(-1),
    range: undefined,
    isInside: true,
    isOwn: true,
    isStated: isStated || version === "either",
  };
}

/**
 * The versions of a tool that the product asks for. They are on the reader's machine,
 * not in a container.
 */
export function rangeOf(
  tool: string,
  { namespace }: Call,
  { expectations }: Page,
): string | undefined {
  if (namespace !== "host") return undefined;
  return expectations.tools?.[tool] ?? expectations.facts?.tools[tool];
}

/**
 * Those inside the range. Where none is, all of them: what every known version
 * refuses, the reader's may refuse as well, and nobody can say more than that.
 */
function askedOfOthers(
  specs: readonly ToolSpec[],
  range: string | undefined,
): Asked {
  const inside = specs.filter(
    ({ version }) => range === undefined || isToolInRange(version, range),
  );
  const isInside = inside.length > 0;
  const asked = isInside ? inside : specs;
  return {
    specs: asked,
    newest: asked.at(-1),
    range,
    isInside,
    isOwn: false,
    isStated: false,
  };
}

/** Those that were asked, and why these: `kubectl 1.20.2 to 1.36.4`. */
export function versionsOf(
  { specs, range, isOwn }: Asked,
  having?: ToolSpec,
): string {
  const [oldest, newest] = [specs[0], specs.at(-1)];
  if (!oldest || !newest) return "";
  const asked =
    oldest === newest
      ? `${newest.tool} ${newest.version}`
      : `${newest.tool} ${oldest.version} to ${newest.version}`;
  if (isOwn && having) return `${asked} (${having.version} has it)`;
  if (range === undefined) return asked;
  const other = having ? `; ${having.version} has it` : "";
  return `${asked} (the guide asks for \`${range}\`${other})`;
}
