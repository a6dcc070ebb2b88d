import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type YAMLMap,
} from "yaml";
import { phases } from "../release/types.ts";
import { beginning } from "./product-text.ts";

/** What a guide written by hand knows better than what `init` began with. */
const told = ["variables", "choices", "parts", "runbooks", "troubleshooting"];

/** The guide that is adopted knows nothing of these: what `init` began with stays. */
export const untold =
  "# The guide says nothing of this: put your own in its place.";

/** Whether the steps of a guide for one platform can take the place of a product's own. */
export function takesSteps(existing: string): boolean {
  return (
    existing.includes(beginning) &&
    countOf(parseDocument(existing), "platforms") === 1
  );
}

/**
 * A product that `init` began, with the steps of a guide in place of its own. What
 * it knows of the repository stays: platform, settings, migrations, tag, links.
 * Undefined where people wrote the steps, and where either has several platforms:
 * a person has to say which is which.
 */
export function joinProduct(
  existing: string,
  adopted: string,
): string | undefined {
  if (!existing.includes(beginning)) return undefined;
  const into = parseDocument(existing.replace(`${beginning}\n`, ""));
  const from = parseDocument(adopted);
  if (countOf(into, "platforms") !== 1 || countOf(from, "platforms") !== 1)
    return undefined;
  const edits = configSteps(into);
  const tools = from.getIn([...firstOf(from, "platforms"), "tools"], true);
  const place = [...firstOf(into, "platforms"), "tools"];
  if (tools !== undefined && !into.hasIn(place)) into.setIn(place, tools);
  for (const key of ["surfaces", ...told]) {
    const theirs = from.get(key, true);
    if (!isMap(theirs) && !isSeq(theirs)) continue;
    const ours = into.get(key, true);
    if (isMap(ours) && isMap(theirs)) add(ours, theirs);
    else if (ours === undefined) into.set(key, theirs);
  }
  const began = into.get("steps", true);
  into.set("steps", from.get("steps", true));
  keepEdits(into, edits);
  dropEmpty(into);
  keepUntold(into, began);
  dropUnused(into);
  return into.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/**
 * A release that is there with what a guide tells of it: one of both, for they are
 * never mixed. Undefined where people wrote the first and the second says more.
 */
export function joinRelease(
  existing: string,
  adopted: string,
): string | undefined {
  if (saysNothing(adopted)) return existing;
  return saysNothing(existing) ? adopted : undefined;
}

/** The phases of a joined product that stay as `init` began them. */
export function untoldPhases(product: string): string[] {
  return product
    .split(`${untold}\n`)
    .slice(1)
    .flatMap((rest) => /^\s*(\w+):/.exec(rest)?.[1] ?? []);
}

/** Whether a file of a release has only what every one must have. */
export function saysNothing(release: string): boolean {
  const facts: unknown = parseDocument(release).toJS();
  const needed = ["schema", "version", "date", "summary", "coverage"];
  return Object.keys(facts ?? {}).every((key) => needed.includes(key));
}

function countOf(document: Document, key: string): number {
  const map = document.get(key, true);
  return isMap(map) ? map.items.length : 0;
}

function firstOf(document: Document, key: string): [string, string] {
  const map = document.get(key, true);
  return [key, isMap(map) ? String(map.items[0]?.key) : ""];
}

function add(ours: YAMLMap, theirs: YAMLMap): void {
  for (const item of theirs.items)
    if (!ours.has(item.key)) ours.items.push(item);
}

/** The steps that put derived settings into the guide. */
function configSteps(document: Document): unknown[] {
  const upgrade = document.getIn(["steps", "upgrade"], true);
  return isSeq(upgrade)
    ? upgrade.items.filter((step) => isMap(step) && step.has("config"))
    : [];
}

/** Before everything else that is done, where the guide has none of its own. */
function keepEdits(into: Document, edits: readonly unknown[]): void {
  if (configSteps(into).length > 0) return;
  const upgrade = into.getIn(["steps", "upgrade"], true);
  if (isSeq(upgrade)) upgrade.items.unshift(...edits);
  else if (edits.length > 0) into.setIn(["steps", "upgrade"], edits);
}

/**
 * A guide without a way back has one in the end, and a check. What goes back reads
 * what was backed up: those two stay together, or not at all.
 */
function keepUntold(into: Document, began: unknown): void {
  const steps = into.get("steps", true);
  if (!isMap(steps) || !isMap(began)) return;
  const isTold = (phase: string) => steps.has(phase);
  const kept = [
    ...(isTold("backup") || isTold("rollback") ? [] : ["backup", "rollback"]),
    ...(isTold("verify") ? [] : ["verify"]),
  ];
  for (const item of began.items) {
    const { key } = item;
    if (!isScalar(key) || !kept.includes(String(key.value))) continue;
    key.commentBefore = untold.slice(1);
    steps.items.push(item);
  }
  steps.items = inOrder(steps);
}

function inOrder({ items }: YAMLMap): YAMLMap["items"] {
  const place = ({ key }: { readonly key: unknown }) =>
    phases.findIndex((phase) => phase === String(key));
  return items.toSorted((a, b) => place(a) - place(b));
}

/** Phases without a step. */
function dropEmpty(into: Document): void {
  const steps = into.get("steps", true);
  if (!isMap(steps)) return;
  steps.items = steps.items.filter(
    ({ value }) => !isSeq(value) || value.items.length > 0,
  );
}

/** Variables that only the steps of before asked for. */
function dropUnused(into: Document): void {
  const variables = into.get("variables", true);
  if (!isMap(variables)) return;
  const text = ["steps", "runbooks", "surfaces", "troubleshooting"]
    .map((key) => JSON.stringify(into.toJS()[key] ?? ""))
    .join("\n");
  const used = new Set(
    [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name),
  );
  variables.items = variables.items.filter(({ key }) => used.has(String(key)));
  if (variables.items.length === 0) into.delete("variables");
}
