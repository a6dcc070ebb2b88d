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
  const picked = (keys: readonly string[], prefix = "") =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const value = asked.get(prefix + key) ?? "";
        return value === "" ? [] : [[key, value]];
      }),
    );
  return {
    from: asked.get("from") ?? "",
    to: asked.get("to") ?? "",
    answers: picked(names.choices),
    parts: picked(names.parts, "part-"),
    waive: (asked.get("waive") ?? "").split(",").filter((id) => id !== ""),
  };
}

/** Ids of what a product lets its readers decide. */
export interface Names {
  readonly choices: readonly string[];
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
