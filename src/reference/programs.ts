import { retirements } from "../tools/retirements/index.ts";
import type { Retirements } from "../tools/retirements/retirement.ts";
import { specVersions } from "../tools/specs.ts";
import { tools } from "../tools/index.ts";
import type { Tool } from "../tools/tool.ts";

/** What is known of a program: what it does, what it accepts, what it no longer has. */
export interface Program {
  /** The last part of its page's address. */
  readonly name: string;
  /** What it is called as; the name among them. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Missing where only its words are judged, and a rehearsal knows no effect. */
  readonly tool?: Tool;
  /** Versions with a spec, oldest first, by the name they were harvested of. */
  readonly specs: readonly {
    readonly name: string;
    readonly versions: readonly string[];
  }[];
  readonly retired: readonly Retirements[];
}

/** Every program of which Guidepost knows anything, by name. */
export const programs: readonly Program[] = everyProgram();

function everyProgram(): readonly Program[] {
  const modelled = tools.map((tool) => programOf(tool.names, tool));
  const covered = new Set(modelled.flatMap(({ names }) => names));
  const others = [
    ...Object.keys(specVersions).map((name) => [name]),
    ...retirements.map(({ names }) => names),
  ].filter((names) => !names.some((name) => covered.has(name)));
  const judged = new Map(others.map((names) => [names[0] ?? "", names]));
  return [
    ...modelled,
    ...[...judged.values()].map((names) => programOf(names)),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function programOf(known: readonly string[] | undefined, tool?: Tool): Program {
  const names = [...new Set([...(tool ? [tool.name] : []), ...(known ?? [])])];
  const specs = names.flatMap((name) => {
    const versions = specVersions[name];
    return versions ? [{ name, versions }] : [];
  });
  const retired = retirements.filter((one) =>
    one.names.some((name) => names.includes(name)),
  );
  return {
    name: names[0] ?? "",
    names,
    summary: tool?.summary ?? summaryOf(specs.length > 0),
    ...(tool && { tool }),
    specs,
    retired,
  };
}

function summaryOf(hasSpec: boolean): string {
  return hasSpec
    ? "Judged by what its versions accept"
    : "Judged by what its makers retired";
}
