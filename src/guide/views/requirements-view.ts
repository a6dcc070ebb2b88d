import type { Leg, Plan } from "../../plan/plan.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, codeCell, prose } from "../prose.ts";

/** One thing of others that must be in a range. */
export interface RequirementRow {
  readonly name: string;
  readonly range: string;
  readonly tested: string;
  readonly check: string;
  readonly note: string;
}

/** What the target needs, the product's own parts, and the reader's tools. */
export function requirementRows(
  plan: Plan,
  leg: Leg,
  origins: Origins,
): RequirementRow[] {
  const rows = [...statedRequirements(leg, origins), ...partRows(plan, leg)];
  const tools = toolRows(plan, origins).filter(
    ({ tool, range }) =>
      !leg.requires.some(
        (stated) =>
          stated.name.toLowerCase() === tool && stated.range === range,
      ),
  );
  return [...rows, ...tools.map(({ row }) => row)];
}

/** What a leg or a release needs of others. */
export function statedRequirements(
  { requires }: Pick<Leg, "requires">,
  origins: Origins,
): RequirementRow[] {
  return requires.map((requirement) => {
    const { name, range, tested, recommended, check, eol, note, origin } =
      requirement;
    const notes = [
      ...(recommended === undefined ? [] : [`Best: ${cell(recommended)}.`]),
      ...(eol === undefined ? [] : [`Supported by its makers until ${eol}.`]),
      ...(note === undefined ? [] : [`${cell(note)}.`]),
    ];
    return {
      name: origins.markWhole(
        cell(name),
        origin.file,
        lineOf(origin, "record"),
      ),
      range: codeCell(range),
      tested: cell(tested ?? ""),
      check: check === undefined ? "" : codeCell(check),
      note: notes.join(" "),
    };
  });
}

/** Parts that are versioned apart, as the target's release names them. */
function partRows({ product }: Plan, leg: Leg): RequirementRow[] {
  const target = leg.releases.find(({ version }) => version === leg.to);
  return Object.entries(target?.parts ?? {}).map(([id, range]) => {
    const part = product.parts.find((part) => part.id === id);
    return {
      name: cell(part?.title ?? product.name),
      range: codeCell(range),
      tested: "",
      check: "",
      note: "",
    };
  });
}

interface ToolRow {
  readonly tool: string;
  readonly range: string;
  readonly row: RequirementRow;
}

/** Tools that several options need stand once, with all of them. */
function toolRows({ product, answers }: Plan, origins: Origins): ToolRow[] {
  const needs = product.choices.flatMap((choice) => {
    const options = choice.options.filter(
      ({ id }) => (answers[choice.id] ?? id) === id,
    );
    return options.flatMap(({ title, tools, origin }) =>
      Object.entries(tools).map(([tool, range]) => {
        const forAll = options.every((other) => other.tools[tool] === range);
        return { tool, range, title: forAll ? "" : title, origin };
      }),
    );
  });
  const groups = Map.groupBy(needs, ({ tool, range }) => `${tool} ${range}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { tool, range, origin } = first;
    const titles = group
      .flatMap(({ title }) => (title === "" ? [] : prose(title)))
      .join(", ");
    const row = {
      name: origins.markWhole(
        codeCell(tool),
        origin.file,
        lineOf(origin, "tools"),
      ),
      range: codeCell(range),
      tested: "",
      check: "",
      note: titles === "" ? "" : `For ${cell(titles)}.`,
    };
    return { tool, range, row };
  });
}
