import { linesOf } from "../../markdown/lines.ts";
import type { Fence, Position } from "../../markdown/document.ts";
import { positionAt } from "../../markdown/positions.ts";
import type { ProductFacts } from "../../plan/expect.ts";
import type { Place } from "../../session/events.ts";
import { commandsOf } from "../embedded/commands.ts";
import { isExcerpt } from "../embedded/excerpts.ts";
import { whole } from "../embedded/mapped.ts";
import { isOfOld, leadIn } from "../lead-ins.ts";
import type { Page } from "../rule.ts";
import { valuesFilesOf } from "./helm.ts";
import { keysExported } from "./environment.ts";
import { keysSetBy } from "./in-commands.ts";
import { environmentIn } from "./compose-environment.ts";
import { type KeyInText, keysIn } from "./in-text.ts";
import { environmentOf } from "./manifest-environment.ts";
import { surfaceRecognised } from "./recognised.ts";
import {
  nameOf,
  surfaceOf,
  surfaceOfFile,
  type PageFacts,
  type Surface,
} from "./surfaces.ts";

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
const maySet =
  /--set|\bpulumi\b|\benv\b|-e\b|\bsed\b|\bperl\b|\byq\b|>|<<|\btee\b|\bkubectl\b|\bhelm\b|\w=/;

export function* settingsOf(
  { document, blocks }: Page,
  facts: ProductFacts,
): Generator<WrittenSetting> {
  const commands = blocks.flatMap(({ script, fence }, block) => {
    if (!maySet.test(script.text)) return [];
    const source = whole(script.text, script.placeholders);
    return Array.from(commandsOf(source, script.tree), (command) => ({
      command,
      block,
      fence,
    }));
  });
  const valuesFiles = new Set(
    commands
      .flatMap(({ command }) => valuesFilesOf(command, facts))
      .map(nameOf),
  );
  const known = { ...facts, valuesFiles };
  const read = blocks.map(({ script }) => script.text).join("\n");
  for (const [at, { command, block, fence }] of commands.entries()) {
    const after = commands.slice(at).map((one) => one.command);
    for (const { start, end, ...key } of [
      ...keysSetBy(command, known),
      ...keysExported(command, { facts, after, read }),
    ])
      yield { ...key, place: { block, start, end }, fence };
  }
  const lines = linesOf(document);
  for (const fence of document.fences) yield* shownIn(fence, lines, known);
}

const languages = /^(?:ya?ml|env|dotenv|properties|jsonc?|ini|cfg|conf|toml)$/;

const isYaml = /^ya?ml$/;

/** A file, or a part of one, that a fence shows: under its name, or known by its keys. */
function* shownIn(
  fence: Fence,
  page: readonly string[],
  facts: PageFacts,
): Generator<WrittenSetting> {
  if (!languages.test(fence.language) || !fence.closed) return;
  if (isExcerpt(fence.content)) return;
  const { surface, isLikely } = surfaceShown(fence, page, facts) ?? {};
  const likely = isLikely ? ({ isLikely: true } as const) : {};
  if (surface)
    for (const key of keysIn(fence.content, surface.format))
      yield { surface, ...placedKey(key, fence), ...likely };
  const env = surfaceOf("dotenv", facts);
  if (!env || !isYaml.test(fence.language)) return;
  if (isOfOld(leadIn(fence.line, page))) return;
  for (const key of [
    ...environmentIn(fence, facts),
    ...environmentOf(fence.content, facts),
  ])
    yield { surface: env, ...placedKey(key, fence), isLikely: true };
}

function placedKey({ path, start, end }: KeyInText, fence: Fence) {
  const [from, to] = [positionAt(fence, start), positionAt(fence, end)];
  const place = { ...from, endLine: to.line, endColumn: to.column };
  return { path, place, fence };
}

/** By its title, by the sentence above it, by its language, or by its keys. */
function surfaceShown(
  fence: Fence,
  page: readonly string[],
  facts: PageFacts,
):
  | { readonly surface: Surface | undefined; readonly isLikely?: true }
  | undefined {
  const { annotations, language, line } = fence;
  const title = annotations.title ?? annotations.file ?? annotations.filename;
  if (title !== undefined) return { surface: surfaceOfFile(title, facts) };
  const above = leadIn(line, page);
  if (isOfOld(above)) return undefined;
  const named = [...above.matchAll(/`([^`\s]+)`/g)].flatMap(
    ([, name = ""]) => surfaceOfFile(name, facts) ?? [],
  );
  const [surface, other] = new Set(named);
  if (surface) return other ? undefined : { surface, isLikely: true };
  if (language === "env" || language === "dotenv")
    return { surface: surfaceOf("dotenv", facts), isLikely: true };
  return isYaml.test(language)
    ? { surface: surfaceRecognised(fence, facts), isLikely: true }
    : undefined;
}
