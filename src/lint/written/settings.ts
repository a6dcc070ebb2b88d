import type { Fence, Position } from "../../markdown/document.ts";
import { positionAt } from "../../markdown/positions.ts";
import type { ProductFacts } from "../../plan/expect.ts";
import type { Place } from "../../session/events.ts";
import { commandsOf } from "../embedded/commands.ts";
import { isExcerpt } from "../embedded/excerpts.ts";
import { whole } from "../embedded/mapped.ts";
import { isOfOld, leadIn } from "../lead-ins.ts";
import type { Page } from "../rule.ts";
import { keysSetBy } from "./in-commands.ts";
import { keysIn } from "./in-text.ts";
import { surfaceOf, surfaceOfFile, type Surface } from "./surfaces.ts";

/** A key of the product's configuration that a page has the reader set. */
export interface WrittenSetting {
  readonly surface: Surface;
  /** A JSON pointer without its first slash. */
  readonly path: string;
  readonly place: Place | Position;
  readonly fence: Fence;
  readonly isLikely?: true;
}

/** Blocks that set none are most. */
const maySet = /--set|\bpulumi\b|\benv\b|-e\b|\bsed\b|\byq\b|>|<<|\btee\b/;

export function* settingsOf(
  { document, blocks }: Page,
  facts: ProductFacts,
): Generator<WrittenSetting> {
  for (const [block, { script, fence }] of blocks.entries()) {
    if (!maySet.test(script.text)) continue;
    const source = whole(script.text, script.placeholders);
    for (const command of commandsOf(source, script.tree))
      for (const { start, end, ...key } of keysSetBy(command, facts))
        yield { ...key, place: { block, start, end }, fence };
  }
  const lines = document.text.split(/\r\n|\n|\r/);
  for (const fence of document.fences) yield* shownIn(fence, lines, facts);
}

const languages =
  /^(?:ya?ml|env|dotenv|properties|jsonc?|ini|cfg|conf|toml)$/;

/** A file, or a part of one, that a fence shows under its name. */
function* shownIn(
  fence: Fence,
  page: readonly string[],
  facts: ProductFacts,
): Generator<WrittenSetting> {
  if (!languages.test(fence.language) || !fence.closed) return;
  const { surface, isLikely } = surfaceShown(fence, page, facts) ?? {};
  if (!surface || isExcerpt(fence.content)) return;
  for (const { path, start, end } of keysIn(fence.content, surface.format)) {
    const [from, to] = [positionAt(fence, start), positionAt(fence, end)];
    const place = { ...from, endLine: to.line, endColumn: to.column };
    yield { surface, path, place, fence, ...(isLikely && { isLikely }) };
  }
}

/** By its title, by the sentence above it, and environment files by their language. */
function surfaceShown(
  { annotations, language, line }: Fence,
  page: readonly string[],
  facts: ProductFacts,
):
  | { readonly surface: Surface | undefined; readonly isLikely?: true }
  | undefined {
  const title = annotations.title ?? annotations.file ?? annotations.filename;
  if (title !== undefined) return { surface: surfaceOfFile(title, facts) };
  const above = leadIn(line, page);
  if (isOfOld(above)) return undefined;
  const named = [...above.matchAll(/`([^`\s]+)`/g)].flatMap(
    ([, name = ""]) => surfaceOfFile(name, facts) ?? [],
  );
  const [surface, other] = new Set(named);
  if (surface) return other ? undefined : { surface, isLikely: true };
  const isEnvironment = language === "env" || language === "dotenv";
  return isEnvironment
    ? { surface: surfaceOf("dotenv", facts), isLikely: true }
    : undefined;
}
