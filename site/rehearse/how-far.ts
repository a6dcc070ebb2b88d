/** How many statements of a block ended so. */
export interface Outcomes {
  readonly known: number;
  /** Text commands that were really run on text that is known. */
  readonly evaluated: number;
  readonly unknown: number;
  readonly skipped: number;
}

export type HowFar = "followed" | "partly" | "skipped";

/** How many statements there are, and how many of them were followed. */
export function countsOf({ known, evaluated, unknown, skipped }: Outcomes) {
  const followed = known + evaluated;
  return { followed, skipped, all: followed + unknown + skipped };
}

export function howFar(outcomes: Outcomes): HowFar {
  const { all, followed, skipped } = countsOf(outcomes);
  if (skipped === all) return "skipped";
  return followed === all ? "followed" : "partly";
}

/** How far a block was followed, in the words of every page that says so. */
export function sayHowFar(
  outcomes: Outcomes,
  { calls, reasons }: { calls: number; reasons: readonly string[] },
): string {
  const { all, followed } = countsOf(outcomes);
  switch (howFar(outcomes)) {
    case "followed":
      return calls === 0 ? "Rehearsed" : `Rehearsed: ${counted(calls, "call")}`;
    case "partly":
      return `Rehearsed in part: ${followed} of ${counted(all, "statement")}`;
    case "skipped":
      return ["Not rehearsed", ...reasons.slice(0, 1)].join(": ");
  }
}

/** `2 calls` */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
