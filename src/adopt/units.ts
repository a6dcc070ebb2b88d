import type { Version } from "../versions.ts";
import type { Node, Outline, Section, Title } from "./nodes.ts";
import { plainTitle, roleOf, within, type Role } from "./roles.ts";
import { hopIn, type Hop } from "./versions.ts";

/** Neighbours in a section that play one role. */
export interface Unit {
  readonly titles: readonly Title[];
  readonly role: Role | undefined;
  /** The heading that gave the role, the outermost one that names it. */
  readonly owner: Title | undefined;
  /** The release that this part of the guide is about, where it is one. */
  readonly scope: Version | undefined;
  readonly nodes: readonly Node[];
  /** Whether there are deeper sections below. */
  readonly isParent: boolean;
}

/** What leaves nothing of a heading about the whole upgrade. */
const general =
  /\b(?:upgrad\w*|updat\w*|migrat\w*|standard|normal|general|generic|regular|typical|basic|step-?by-?step|steps?|procedures?|process|guides?|instructions?|workflow|how|to|the|a|an|your|our|from|of|for|and|perform\w*|do|apply\w*|application|product|software|platform|system|server|deployment|installation|cluster|main|major|minor|patch|versions?|releases?|new(?:er)?|latest|notes?|database|data|schema|manual(?:ly)?)\b/gi;

/** A part about migrations is a piece of the procedure, not all of it. */
const isAboutUpgrades = /\b(?:upgrad|updat|procedure|how to)/i;

/** The titles below the guide's own, and whom each hop is about. */
interface Reading {
  /** The guide has a part about upgrading in general. */
  readonly hasMain: boolean;
  readonly own: Title | undefined;
}

/** Gives every part of a guide its role. */
export function readUnits({ sections }: Outline): Unit[] {
  const own = ownTitle(sections);
  const tops = sections.flatMap(({ titles }) =>
    titles.filter((title) => title !== own).slice(0, 1),
  );
  const hasMain = tops.some(
    ({ text }) =>
      roleOf(text) === "upgrade" &&
      isAboutUpgrades.test(text) &&
      !/\b(?:major|minor|patch)\b/i.test(text) &&
      isGeneral(text, own),
  );
  return sections.flatMap((section, at) =>
    unitsOf(section, {
      reading: { hasMain, own },
      isParent: (sections[at + 1]?.titles.length ?? 0) > section.titles.length,
    }),
  );
}

/** Every hop that a heading of the guide names, in order. */
export function hopsIn({ sections }: Outline): Hop[] {
  const own = ownTitle(sections);
  const titles = new Set(sections.flatMap(({ titles }) => titles));
  return [...titles]
    .filter((title) => title !== own)
    .map(({ text }) => hopIn(plainTitle(text)))
    .filter((hop) => hop !== undefined);
}

/** Whether a heading speaks of upgrading, and of nothing but what the page's does. */
function isGeneral(heading: string, own: Title | undefined): boolean {
  const known = new Set(wordsOf(own?.text ?? ""));
  const rest = wordsOf(plainTitle(heading))
    .filter((word) => !known.has(word))
    .join(" ")
    .replace(/v?\d+(?:\.[\dxX*]+)*/g, " ")
    .replace(general, " ")
    .replace(/\([^)]*\)|[^\p{L}]/gu, "");
  return rest === "";
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/);
}

/** The only heading of depth 1 is the page's, and gives no role. */
function ownTitle(sections: readonly Section[]): Title | undefined {
  const tops = new Set(
    sections.flatMap(({ titles }) => titles.filter(({ depth }) => depth === 1)),
  );
  return tops.size === 1 ? [...tops][0] : undefined;
}

function unitsOf(
  { titles, nodes }: Section,
  {
    reading,
    isParent,
  }: { readonly reading: Reading; readonly isParent: boolean },
): Unit[] {
  const units: Unit[] = [];
  const below = titles.filter((title) => title !== reading.own);
  for (const node of nodes) {
    const path = node.label ? [...below, node.label] : below;
    const { role, owner } = resolve(path, reading);
    const last = units.at(-1);
    if (last && last.role === role)
      units[units.length - 1] = { ...last, nodes: [...last.nodes, node] };
    else
      units.push({
        titles: below.length > 0 ? below : titles,
        role,
        owner,
        scope: scopeOf(below),
        nodes: [node],
        isParent,
      });
  }
  return units;
}

function resolve(
  path: readonly Title[],
  { hasMain, own }: Reading,
): Pick<Unit, "role" | "owner"> {
  let role: Role | undefined;
  let owner: Title | undefined;
  for (const [depth, title] of path.entries()) {
    const words = roleOf(title.text);
    // A bold line names a way of doing it, and begins no procedure of its own.
    const named = words === "runbook" && isLabel(title) ? undefined : words;
    // Beside the general way, the upgrade of a part or another way is a runbook.
    const isApart =
      hasMain &&
      depth === 0 &&
      named === "upgrade" &&
      !isGeneral(title.text, own);
    const next = within(role, isApart ? "runbook" : named);
    if (next !== role) owner = title;
    role = next;
  }
  return { role, owner };
}

function isLabel({ depth }: Title): boolean {
  return depth > 6;
}

/** The innermost heading that names a version decides. */
function scopeOf(path: readonly Title[]): Version | undefined {
  return path
    .map(({ text }) => hopIn(plainTitle(text))?.to)
    .findLast((version) => version !== undefined);
}
