import { isShell } from "../shell/script.ts";
import type { Version } from "../versions.ts";
import { readSettings } from "./snippets.ts";
import { readChanges, sampleIn } from "./changes.ts";
import { pieceOf, type Placement, type Reading } from "./facts.ts";
import { labelledIn } from "./lists.ts";
import type { Lines, Node, Title } from "./nodes.ts";
import { titleOf } from "./prose.ts";
import { ofTexts, readList, withoutNeeds } from "./read-lists.ts";
import { isPhase, plainTitle, type Role } from "./roles.ts";
import { settingsOfBlock } from "./settings.ts";
import { isOptionOnly } from "./options.ts";
import { phaseOfCommands } from "./phases.ts";
import { readSteps } from "./steps.ts";
import { readFacts } from "./tabulated.ts";
import { readTrouble } from "./troubles.ts";
import type { Unit } from "./units.ts";

/** Where before and after are shown among other things, and belong to these. */
const showsMore = new Set<Role | undefined>(["changes", "trouble", "runbook"]);

/** Turns a unit into facts; `newest` is the release that what changes belongs to. */
export function readUnit(unit: Unit, newest: Version): Reading {
  const placed: Placement[] = [];
  const left: Lines[] = [];
  const rest: Node[] = [];
  for (const whole of unit.nodes) {
    const { needs, node } = withoutNeeds(whole, unit, newest);
    placed.push(...needs);
    if (node === undefined) continue;
    const reading = readAlone(node, unit, newest);
    if (reading === undefined) rest.push(node);
    else {
      placed.push(...reading.placed);
      left.push(...reading.left);
    }
  }
  if (rest.length === 0) return { placed, left };
  const reading = readRest({ ...unit, nodes: rest }, newest);
  return {
    placed: [...placed, ...reading.placed],
    left: [...left, ...reading.left],
  };
}

/** What a node says by itself, whatever stands around it. */
function readAlone(
  node: Node,
  unit: Unit,
  newest: Version,
): Reading | undefined {
  const { role, scope } = unit;
  const release = scope ?? newest;
  const words = [...unit.titles, ...(node.label ? [node.label] : [])]
    .map(({ text }) => text)
    .join(" ");
  if (node.kind === "table") {
    const title = plainTitle((node.label ?? unit.titles.at(-1))?.text ?? "");
    const { facts, left } = readFacts(node.table, { role, words, title });
    const pieces = [pieceOf(node, "table", "row")];
    return {
      placed: facts.map((fact) => ({
        fact,
        scope: (fact.kind === "deprecated" ? fact.since : undefined) ?? release,
        pieces,
      })),
      left: facts.length === 0 ? [node] : left.map(lineOf),
    };
  }
  if (node.kind === "block" && role === "settings") {
    const facts = settingsOfBlock(node.fence, words);
    const pieces = [pieceOf(node, "block", "config")];
    return facts.length === 0
      ? undefined
      : {
          placed: facts.map((fact) => ({ fact, scope: release, pieces })),
          left: [],
        };
  }
  if (node.kind === "block" && !showsMore.has(role) && sampleIn(node.fence))
    return readChanges({ ...unit, nodes: [node], scope: release });
  if (node.kind === "list") return readList(node, unit, { release, words });
  if (node.kind === "text" && role === "links")
    return ofTexts(labelledIn(node.text), node, unit);
  return undefined;
}

/** What is told by its neighbours: procedures, troubles, changes. */
function readRest(unit: Unit, newest: Version): Reading {
  const { role } = unit;
  const released = { ...unit, scope: unit.scope ?? newest };
  if (isPhase(role)) return readSteps(unit, { phase: role });
  switch (role) {
    case "trouble":
      return readTrouble(unit);
    case "runbook":
      return readSteps(unit, { phase: "upgrade", runbook: runbookOf(unit) });
    case "changes": {
      const changes = readChanges(released);
      return withStepsOfLeft(changes, released, "upgrade");
    }
    case "settings":
    case "requires": {
      const phase = role === "requires" ? "prepare" : "upgrade";
      const texts = unit.nodes.filter(({ kind }) => kind === "text");
      const steps = unit.nodes.filter(({ kind }) => kind !== "text");
      if (steps.length === 0) return { placed: [], left: texts.map(lineOf) };
      const of = role === "requires" ? unit : released;
      return readSteps(of, { phase });
    }
    case undefined:
      return withStepsOfLeft(
        { placed: [], left: unit.nodes.map(lineOf) },
        unit,
        "upgrade",
      );
    default:
      return { placed: [], left: unit.nodes.map(lineOf) };
  }
}

/** Commands in a part that is no procedure are steps all the same. */
function withStepsOfLeft(
  { placed, left }: Reading,
  unit: Unit,
  otherwise: "upgrade",
): Reading {
  const commands = unit.nodes.filter(
    (node, at) =>
      node.kind === "block" &&
      (isShell(node.fence.language) || isEdit(node, unit.nodes[at - 1])) &&
      left.some(({ line }) => line === node.line),
  );
  if (commands.length === 0) return { placed, left };
  const text = commands
    .map((node) => (node.kind === "block" ? node.fence.content : ""))
    .join("\n");
  const nodes = placed.length === 0 ? unit.nodes : commands;
  const phase = phaseOfCommands(text) ?? otherwise;
  const steps = readSteps({ ...unit, nodes }, { phase });
  const others = left.filter(
    ({ line }) => !nodes.some((node) => node.line === line),
  );
  return {
    placed: [...placed, ...steps.placed],
    left: [...others, ...steps.left],
  };
}

/** Configuration that the words before it tell to set; other pieces are examples. */
function isEdit(node: Node & { kind: "block" }, above: Node | undefined) {
  const lead = above?.kind === "text" ? above.text : (node.label?.text ?? "");
  return (
    readSettings(node.fence.content, node.fence.language).length > 0 &&
    /\b(?:set|add|edit|change|update|configure|replace|append|put|modify|specify)\b[^.]*:?\s*$/i.test(
      lead,
    )
  );
}

/** A runbook has the name of its own heading; numbered parts are steps of one. */
function runbookOf({ titles, owner }: Unit): string {
  const at = owner === undefined ? -1 : titles.indexOf(owner);
  const below = titles[at + 1];
  const own = at < 0 ? titles.at(-1) : owner;
  const isOwn =
    below !== undefined && !isNumbered(below) && !isOptionOnly(below.text);
  return titleOf(plainTitle((isOwn ? below : own)?.text ?? "Runbook"));
}

function isNumbered({ text }: Title): boolean {
  return plainTitle(text) !== text.trim();
}

function lineOf({ line, endLine }: { line: number; endLine?: number }): Lines {
  return { line, endLine: endLine ?? line };
}
