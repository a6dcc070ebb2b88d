import { CompletionItemKind, type CompletionItem } from "vscode-languageserver";
import { itemsOf, type Typing, type Wording } from "./items.ts";
import type { Name, Names } from "./names.ts";
import type { YamlPlace } from "./place.ts";

interface Reference extends Wording {
  readonly isKey?: true;
  /** Where it stands; its groups are handed on. */
  readonly at: RegExp;
  readonly names: (names: Names, ...groups: string[]) => readonly Name[];
}

const step = /(?:steps|do)(?:\/\w+)?\/\d+/.source;

/** Fields of the metadata that name something else of them; the first that fits speaks. */
const references: readonly Reference[] = [
  {
    at: new RegExp(`^runbooks/([^/]+)/${step}/(?:before|after)$`),
    names: ({ runbooks }, id) =>
      runbooks.find(({ name }) => name === id)?.steps ?? [],
  },
  {
    at: new RegExp(`(?:${step}/(?:before|after)|^rollback/\\d+/until)$`),
    names: ({ steps }) => steps,
  },
  {
    at: new RegExp(`${step}/(?:since|until)$`),
    names: ({ versions }) => versions,
  },
  { at: new RegExp(`${step}/use$`), names: ({ runbooks }) => runbooks },
  { at: new RegExp(`${step}/config$`), names: ({ surfaces }) => surfaces },
  { at: new RegExp(`${step}/part$`), names: ({ parts }) => parts },
  {
    at: new RegExp(
      `(?:${step}/migrates|^variables/[^/]+/revision|^migrations/\\d+/tool)$`,
    ),
    names: ({ tools }) => tools,
  },
  {
    at: /(?:^|\/)when\/([^/]+)(?:\/\d+)?$/,
    names: ({ choices }, id) =>
      choices.find(({ name }) => name === id)?.options ?? [],
  },
  {
    at: /(?:^|\/)when$/,
    isKey: true,
    names: ({ choices }) => choices,
    followedBy: ": ",
  },
  {
    at: /^config\/\d+\/(?:key|was)$/,
    names: ({ surfaces }) => surfaces,
    followedBy: "/",
  },
  {
    at: /^deprecated\/\d+\/key$/,
    names: ({ surfaces }) => surfaces,
    followedBy: "/",
  },
  {
    at: /^coverage$/,
    isKey: true,
    names: ({ surfaces }) => surfaces,
    followedBy: ": ",
  },
  {
    at: /^parts$/,
    isKey: true,
    names: ({ parts }) => parts,
    followedBy: ": ",
  },
  { at: /^channel$/, names: ({ channels }) => channels },
  { at: /^ways\/\d+\/(?:from|to)$/, names: ({ versions }) => versions },
];

export function completeReference(
  { path, isKey }: YamlPlace,
  names: Names,
  typing: Typing,
): CompletionItem[] {
  for (const { at, names: choose, isKey: wantsKey, ...wording } of references) {
    const match = at.exec(path);
    if (match && (wantsKey ?? false) === isKey)
      return itemsOf(choose(names, ...match.slice(1)), typing, wording);
  }
  return [];
}

/** The versions that a text of the metadata may name. */
const filled: readonly Name[] = [
  { name: "from", says: "the version that runs" },
  { name: "to", says: "the version that the guide leads to" },
  { name: "version", says: "the same as `to`" },
  { name: "from-dashed", says: "1-2-0, for names that allow no dots" },
  { name: "to-dashed", says: "1-2-0, for names that allow no dots" },
  { name: "version-dashed", says: "1-2-0, for names that allow no dots" },
];

/** Behind `$`, `${` and `{{`; nothing elsewhere. */
export function completeInText(
  names: Pick<Names, "variables">,
  typing: Typing,
  { isMetadata }: { readonly isMetadata: boolean },
): CompletionItem[] | undefined {
  const { before } = typing;
  if (isMetadata && /\{\{[\w-]*$/.test(before))
    return itemsOf(filled, typing, {
      kind: CompletionItemKind.Constant,
      followedBy: "}}",
    });
  const [, brace] = /\$(\{?)\w*$/.exec(before) ?? [];
  if (brace === undefined) return undefined;
  return itemsOf(names.variables, typing, {
    kind: CompletionItemKind.Variable,
    followedBy: brace === "{" ? "}" : "",
    word: /\w*$/,
  });
}
