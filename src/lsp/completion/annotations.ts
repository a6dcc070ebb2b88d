import { CompletionItemKind, type CompletionItem } from "vscode-languageserver";
import { phases } from "../../release/types.ts";
import { itemsOf, type Typing } from "./items.ts";
import type { Name, Names } from "./names.ts";

/** What a fence may say of itself, beside a key for each choice of the product. */
export const annotations: readonly Name[] = [
  { name: "id", says: "A name for the block, in the record of the run" },
  { name: "phase", says: "When it is followed" },
  { name: "platform", says: "Only readers on it follow the block" },
  {
    name: "prints",
    says: "A sample of what the block prints: the dry run goes on with it",
  },
  { name: "skip", says: "Why the block is not rehearsed" },
  { name: "migrates", says: "The name of the migration that it makes" },
  { name: "title", says: "The file that the block shows, or `Output`" },
];

/** Those hold words of their own. */
const quoted = new Set(["prints", "skip", "title"]);

/** Keys and values behind the language of a fence, or in a comment above it. */
export function completeAnnotation(
  { choices, steps, tools }: Names,
  typing: Typing,
): CompletionItem[] {
  const { before } = typing;
  const [, key] = /(?:^|\s)([\w-]+)=["']?[\w,.-]*$/.exec(before) ?? [];
  if (key !== undefined)
    return itemsOf(valuesOf(key), typing, { word: /[\w.-]*$/ });
  // Inside of quotes stands text.
  if ((before.match(/"/g) ?? []).length % 2 === 1) return [];
  const own = choices
    .filter(({ name }) => name !== "platform")
    .map(({ name, says }) => ({
      name: `choice-${name}`,
      ...(says !== undefined && { says }),
    }));
  return [...annotations, ...own].flatMap((one) =>
    itemsOf([one], typing, {
      kind: CompletionItemKind.Property,
      followedBy: quoted.has(one.name) ? '="' : "=",
    }),
  );

  function valuesOf(key: string): readonly Name[] {
    if (key === "phase")
      return [...phases, "troubleshooting"].map((name) => ({ name }));
    if (key === "id") return steps;
    if (key === "migrates") return tools;
    const id = key.replace(/^choice-/, "");
    return choices.find(({ name }) => name === id)?.options ?? [];
  }
}
