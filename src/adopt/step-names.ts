import {
  answersIn,
  answersOfTab,
  isOptionOnly,
  type Answer,
} from "./options.ts";
import type { Node, Title } from "./nodes.ts";
import { titleOf } from "./prose.ts";
import { plainTitle } from "./roles.ts";
import type { Unit } from "./units.ts";

/** What headings and the bold line above call a node; those of options tell nothing. */
export function nameOf(unit: Unit, node?: Node): string {
  const names = titlesOver(unit, node)
    .map(({ text }) => titleOf(plainTitle(text)))
    .filter((name) => name !== "");
  const own = names.findLast((name) => !isOptionOnly(name));
  return own ?? names.at(-1) ?? "Upgrade";
}

/** For whom a node is, by its headings and tabs; the innermost decides. */
export function answersOf(unit: Unit, node: Node | undefined): Answer[] {
  const named = [
    ...titlesOver(unit, node)
      .map(({ text }) => plainTitle(text))
      .filter(isOptionOnly)
      .flatMap(answersIn),
    ...(node?.tabs ?? []).flatMap(answersOfTab),
  ];
  return [...new Map(named.map((answer) => [answer.choice, answer])).values()];
}

function titlesOver({ titles }: Unit, node: Node | undefined): Title[] {
  return [...titles, ...(node?.label ? [node.label] : [])];
}
