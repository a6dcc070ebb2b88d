import type { Answers } from "../../src/browser.ts";

/** What a reader asks the planner. Own values are no part of it: they stay on the page. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly answers: Answers;
  /** Part to its two versions, `1.0.0..1.1.0`, where it moves. */
  readonly parts: Readonly<Record<string, string>>;
  /** Ids of constraints whose risk the reader takes. */
  readonly waive: readonly string[];
}

/** The question that an address asks: `?from=1.2.0&to=2.0.0&platform=helm`. */
export function questionOf(search: string, names: Names): Question {
  const asked = new URLSearchParams(search);
  const answers = Object.entries(names.choices).flatMap(([choice, options]) => {
    const answer = asked.get(choice) ?? "";
    return options.includes(answer) ? [[choice, answer]] : [];
  });
  const parts = names.parts.flatMap((part) => {
    const move = asked.get(`part-${part}`) ?? "";
    return move === "" ? [] : [[part, move]];
  });
  return {
    from: asked.get("from") ?? "",
    to: asked.get("to") ?? "",
    answers: Object.fromEntries(answers),
    parts: Object.fromEntries(parts),
    waive: (asked.get("waive") ?? "").split(",").filter((id) => id !== ""),
  };
}

/** Ids of what a product lets its readers decide. */
export interface Names {
  /** With the ids of their options: an answer that there is not counts as none. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly parts: readonly string[];
}

/** The address of a question, from its `?` on. */
export function searchOf({
  from,
  to,
  answers,
  parts,
  waive,
}: Question): string {
  const asked = new URLSearchParams();
  if (from) asked.set("from", from);
  if (to) asked.set("to", to);
  for (const [choice, option] of Object.entries(answers)) {
    asked.set(choice, option);
  }
  for (const [part, move] of Object.entries(parts)) {
    asked.set(`part-${part}`, move);
  }
  if (waive.length > 0) asked.set("waive", waive.join(","));
  return asked.size === 0 ? "" : `?${asked}`;
}
