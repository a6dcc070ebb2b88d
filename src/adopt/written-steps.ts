import type { Depth } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { whenOf, type Choices } from "./choices.ts";
import type { Fact, StepFact } from "./facts.ts";
import type { Ids } from "./ids.ts";
import { depthOf } from "./phases.ts";
import { roleOf } from "./roles.ts";
import { unsetIn } from "./unset-variables.ts";
import { askFor, declared, fillIn, type Asked } from "./variables.ts";

/** A step as a file says it. */
export type WrittenStep = Readonly<Record<string, unknown>> & {
  readonly id: string;
};

interface Hop {
  readonly from: Version;
  readonly to: Version;
}

type Trouble = Extract<Fact, { kind: "trouble" }>;

export interface StepWriter {
  /** A release's step names its phase; a product's stands below it. */
  (
    fact: StepFact,
    hop: Hop,
    options?: { readonly namesPhase: boolean },
  ): WrittenStep;
  readonly depth: (fact: StepFact) => Depth;
  readonly trouble: (fact: Trouble, hop: Hop) => object;
  /** What the steps written so far ask the reader for. */
  readonly variables: () => Readonly<Record<string, object>>;
}

/** Writes steps whose ids and titles are their own, and keeps what they ask for. */
export function stepWriter({
  choices,
  ids,
}: {
  readonly choices: Choices;
  readonly ids: Ids;
}): StepWriter {
  const asked = new Map<string, Asked>();
  const runs: string[] = [];
  const write = (
    fact: StepFact,
    hop: Hop,
    { namesPhase } = { namesPhase: false },
  ): WrittenStep => {
    const { title, action, why, expect, prints, runbook, phase } = fact;
    const when = whenOf(fact, choices);
    const told = named({ title: inHop(title, hop), fact });
    const head = {
      id: ids.take(title, phase),
      ...(namesPhase && { phase }),
      title: told,
      ...(when !== undefined && { when }),
      ...(phase === "rollback" &&
        runbook === undefined && { depth: depthFor(fact) }),
      ...(why !== undefined && { why: inHop(why, hop) }),
    };
    const tail = {
      ...(expect !== undefined && { expect: inHop(expect, hop) }),
      ...(prints !== undefined && { prints: inHop(prints, hop) }),
    };
    if (action.kind === "manual")
      return { ...head, manual: inHop(action.manual, hop), ...tail };
    return { ...head, run: commands(action.run, hop), ...tail };
  };
  /** Placeholders as variables, the two versions as those of the hop. */
  const commands = (text: string, hop: Hop): string => {
    const filled = fillIn(text, "bash");
    for (const one of filled.asked) asked.set(one.name, one);
    runs.push(filled.run);
    const run = inHop(filled.run, hop);
    return run.includes("\n") ? `${run}\n` : run;
  };
  return Object.assign(write, {
    depth: depthFor,
    trouble: ({ symptom, cause, run, fix }: Trouble, hop: Hop) => ({
      symptom: inHop(symptom, hop),
      cause: inHop(cause, hop),
      ...(run !== undefined && { run: commands(run, hop) }),
      ...(fix !== undefined && { fix: inHop(fix, hop) }),
    }),
    variables: () => {
      for (const name of unsetIn(runs))
        if (!asked.has(name)) asked.set(name, askFor(name));
      return Object.fromEntries(
        [...asked.values()].map((one) => [one.name, declared(one)]),
      );
    },
  });
}

/** Runbooks by id, each with its steps in the guide's order. */
export function runbooksOf(
  steps: readonly StepFact[],
  { ends, write }: { readonly ends: Hop; readonly write: StepWriter },
): Record<string, object> {
  const byTitle = Map.groupBy(
    steps.filter(({ runbook }) => runbook !== undefined),
    ({ runbook = "" }) => runbook,
  );
  const taken = new Map<string, object>();
  for (const [title, of] of byTitle) {
    const kind = kindOf(title);
    const written = of.map((fact) =>
      write(fact, ends, { namesPhase: fact.phase !== "upgrade" }),
    );
    const id = idOf(title, taken);
    taken.set(id, {
      title: inHop(title, ends),
      ...(kind !== undefined && { kind }),
      steps: written,
    });
  }
  return Object.fromEntries(taken);
}

function idOf(title: string, taken: ReadonlyMap<string, object>): string {
  const plain =
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 48)
      .replace(/-+$/, "") || "runbook";
  let id = plain;
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`;
  return id;
}

function kindOf(title: string): "emergency" | "development" | undefined {
  if (/\bemergenc|\bdisaster/i.test(title)) return "emergency";
  const isMade =
    /\bcreating\b|\bwriting\b|\bauthoring\b|\bdevelop|\bexample\b|\bbest practice|\bbuild|\btests?\b|\bdependenc/i;
  return isMade.test(title) ? "development" : undefined;
}

function named({
  title,
  fact: { action },
}: {
  readonly title: string;
  readonly fact: StepFact;
}): string {
  return title === "" ? action.kind : title;
}

function depthFor({ title, action }: StepFact): Depth {
  const text = action.kind === "run" ? action.run : action.manual;
  return roleOf(title) === "verify" ? "code" : depthOf(`${title}\n${text}`);
}

/** The two versions of the hop, as what they are on any hop. */
function inHop(text: string, { from, to }: Hop): string {
  return [
    [to, "to"] as const,
    ...(from === to ? [] : [[from, "from"] as const]),
  ].reduce(
    (told, [version, name]) =>
      told
        .replace(whole(version), `{{${name}}}`)
        .replace(whole(version.replaceAll(".", "-")), `{{${name}-dashed}}`),
    text,
  );
}

/** Behind a `v` or no letter, and not as the beginning of another version. */
function whole(version: string): RegExp {
  const literal = version.replace(/[.+*?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(?<=^|[^A-Za-z0-9.]|(?:^|[^A-Za-z0-9.])v)${literal}(?!\\w|\\.\\d|-(?:alpha|beta|rc|dev))`,
    "g",
  );
}
