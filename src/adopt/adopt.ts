import { stringify } from "yaml";
import type { MetadataFile } from "../release/source.ts";
import type { Version } from "../versions.ts";
import { compose } from "./compose.ts";
import { endsOf, unknownHop, type Ends } from "./ends.ts";
import { fieldOf, type Piece, type Placement } from "./facts.ts";
import { leftoverPage, type Leftover } from "./leftovers.ts";
import { readOutline, type Lines, type Node } from "./outline.ts";
import { titleOf } from "./prose.ts";
import { readUnit } from "./read.ts";
import { before, lettersIn } from "./versions.ts";
import { readUnits, type Unit } from "./units.ts";

/** What the caller knows about the product; the rest is found in the guide. */
export interface Asked {
  /** The product's id. */
  readonly id: string;
  readonly name?: string;
  /** The guide's path, as the files mention it. */
  readonly guide: string;
  readonly from?: Version;
  readonly to?: Version;
  /** ISO date for releases: no guide tells it reliably. */
  readonly date: string;
  /** Path of a kind of file's JSON schema, seen from the product's folder. */
  readonly schema: (kind: "product" | "release") => string;
}

/** Where a passage went. */
export interface Placed extends Lines {
  readonly kind: Piece["kind"];
  /** `steps.upgrade.docker.run` */
  readonly field: string;
}

/** A guide as metadata: nothing of it is lost. */
export interface Adoption {
  readonly ends: Ends;
  /** Paths are seen from the product's folder. */
  readonly files: readonly MetadataFile[];
  readonly placed: readonly Placed[];
  readonly leftovers: readonly Leftover[];
}

/** Turns a guide written by hand into the files of a product. */
export function adopt(text: string, asked: Asked): Adoption {
  const outline = readOutline(withVersions(text, asked));
  const units = readUnits(outline);
  const ends = endsOf(outline, units, asked);
  const readings = units.map((unit) => readUnit(unit, ends.to));
  const all = readings.flatMap(({ placed }) => placed);
  const isRolledBack = all.some(
    ({ fact }) =>
      fact.kind === "step" && fact.phase === "rollback" && !fact.runbook,
  );
  const placements = all.filter(
    ({ fact }) => fact.kind !== "limit" || isRolledBack,
  );
  const placed = placements.flatMap(piecesOf).toSorted(byLine);
  const left = [
    ...readings.flatMap((reading) => reading.left),
    ...all
      .filter((one) => !placements.includes(one))
      .flatMap(({ pieces }) => pieces),
    ...forgotten(units, [
      ...placed,
      ...readings.flatMap((reading) => reading.left),
    ]),
  ];
  const leftovers = leftoversOf(units, left, text);
  const name = asked.name ?? nameOf(text, asked.id);
  const metadata = compose(placements, ends, {
    id: asked.id,
    name,
    guide: asked.guide,
    tag: /\bv\d+\.\d+/.test(text) ? "v{{version}}" : "{{version}}",
    date: asked.date,
  });
  const files = [
    {
      file: "product.yaml",
      text: yamlOf(asked.schema("product"), metadata.product),
    },
    ...metadata.releases.map(({ version, fields }) => ({
      file: `releases/${version}.yaml`,
      text: yamlOf(asked.schema("release"), fields),
    })),
    ...(leftovers.length > 0
      ? [{ file: "adopted.md", text: leftoverPage(leftovers, asked) }]
      : []),
  ];
  return { ends, files, placed, leftovers };
}

/** A template's letters for the two versions, replaced line by line. */
function withVersions(text: string, asked: Asked): string {
  const letters = lettersIn(readOutline(text).title ?? "");
  if (letters === undefined) return text;
  const to = asked.to ?? unknownHop.to;
  const from = asked.from ?? (asked.to ? before(asked.to) : unknownHop.from);
  return text.replaceAll(letters.from, from).replaceAll(letters.to, to);
}

function piecesOf(placement: Placement): Placed[] {
  return placement.pieces.map(({ line, endLine, kind, part }) => ({
    line,
    endLine,
    kind,
    field: fieldOf(placement, part),
  }));
}

/** A node that no reader has named is listed, whatever the reason. */
function forgotten(units: readonly Unit[], named: readonly Lines[]): Lines[] {
  return units
    .filter(({ role }) => role !== "contents")
    .flatMap(({ nodes }) => nodes)
    .filter((node) => !named.some((lines) => overlap(node, lines)));
}

function overlap(a: Lines, b: Lines): boolean {
  return a.line <= b.endLine && b.line <= a.endLine;
}

function leftoversOf(
  units: readonly Unit[],
  left: readonly Lines[],
  text: string,
): Leftover[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const nodes = units.flatMap((unit) =>
    unit.nodes.map((node) => ({ unit, node })),
  );
  return left.toSorted(byLine).map(({ line, endLine }) => {
    const at = nodes.find(({ node }) => overlap(node, { line, endLine }));
    return {
      line,
      endLine,
      kind: at?.node.kind ?? "text",
      under: [...(at?.unit.titles ?? []), ...labelOf(at?.node)].map(
        (title) => title.text,
      ),
      text: lines.slice(line - 1, endLine).join("\n"),
    };
  });
}

function labelOf(node: Node | undefined) {
  return node?.label ? [node.label] : [];
}

function byLine(a: Lines, b: Lines): number {
  return a.line - b.line || a.endLine - b.endLine;
}

/** As the guide spells it most often, lower case aside: commands hold that. */
function nameOf(text: string, id: string): string {
  const words = new RegExp(`\\b${id.replaceAll("-", "[ -]?")}\\b`, "gi");
  const spelled = Array.from(text.matchAll(words), ([word]) => word).filter(
    (word) => word !== word.toLowerCase() && word !== word.toUpperCase(),
  );
  const [most] = [...Map.groupBy(spelled, (word) => word)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return most?.[0] ?? titleOf(id.replaceAll("-", " "));
}

function yamlOf(
  schema: string,
  fields: Readonly<Record<string, unknown>>,
): string {
  const text = stringify(fields, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}
