import { isOnlyShown } from "../obeyed.ts";
import type { MetadataFile } from "../release/source.ts";
import type { Version } from "../versions.ts";
import { compose, type Metadata } from "./compose.ts";
import { endsOf, unknownHop, type Ends } from "./ends.ts";
import { fieldOf, type Piece, type Placement } from "./facts.ts";
import { lostLines } from "./kept.ts";
import { yamlFile } from "./yaml-file.ts";
import { leftoverPage, type Leftover } from "./leftovers.ts";
import { readOutline } from "./outline.ts";
import type { Lines, Node } from "./nodes.ts";
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
  /** Path of the JSON schema of a file, seen from that file. */
  readonly schema: (kind: "product" | "release", file: string) => string;
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
  // As CommonMark has it: no file of ours could hold one.
  const numbered = withVersions(text.replaceAll("\0", "\ufffd"), asked);
  const outline = readOutline(numbered);
  const units = readUnits(outline);
  const ends = endsOf(outline, units, asked);
  const lines = linesOf(numbered);
  const readings = units.map((unit) =>
    readUnit(
      { ...unit, nodes: unit.nodes.filter((node) => isPlain(node, lines)) },
      ends.to,
    ),
  );
  const all = readings.flatMap(({ placed }) => placed);
  const isRolledBack = all.some(
    ({ fact }) =>
      fact.kind === "step" && fact.phase === "rollback" && !fact.runbook,
  );
  const placements = all.filter(
    ({ fact }) => fact.kind !== "limit" || isRolledBack,
  );
  const placed = placements.flatMap(piecesOf).toSorted(byLine);
  const metadata = compose(placements, ends, {
    id: asked.id,
    name: asked.name ?? nameOf(text, asked.id),
    guide: asked.guide,
    tag: /\bv\d+\.\d+/.test(text) ? "v{{version}}" : "{{version}}",
    date: asked.date,
  });
  const written = filesOf(metadata, asked);
  const left = [
    ...readings.flatMap((reading) => reading.left),
    ...all
      .filter((one) => !placements.includes(one))
      .flatMap(({ pieces }) => pieces),
  ];
  const leftovers = leftoversOf(units, withForgotten(left), text);
  const page =
    leftovers.length > 0
      ? [{ file: "adopted.md", text: leftoverPage(leftovers, asked) }]
      : [];
  return { ends, files: [...written, ...page], placed, leftovers };

  /** What no reader has named, and what a reader of blocks forgot, is listed. */
  function withForgotten(known: readonly Lines[]): Lines[] {
    // A table of contents says nothing that the headings do not.
    const nodes = units.flatMap(({ role, nodes: all }) =>
      role === "contents" ? all.filter(isBlockOrTable) : all,
    );
    const unnamed = nodes.filter(
      (node) => ![...placed, ...known].some((lines) => overlap(node, lines)),
    );
    const told = [...known, ...unnamed];
    const lost = lostLines(
      nodes,
      lines,
      written.map((file) => file.text).join("\n"),
    );
    return [
      ...told,
      ...lost.filter((one) => !told.some((lines) => overlap(one, lines))),
    ];
  }
}

function filesOf(
  { product, releases }: Metadata,
  { schema }: Asked,
): MetadataFile[] {
  return [
    yamlFile("product.yaml", schema("product", "product.yaml"), product),
    ...releases.map(({ version, folder, fields }) => {
      const names = ["releases", folder, `${version}.yaml`];
      const file = names.filter((name) => name !== undefined).join("/");
      return yamlFile(file, schema("release", file), fields);
    }),
  ];
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

/**
 * Code that a terminal would obey otherwise than it reads has no place in metadata: a
 * person looks at it.
 */
function isPlain({ line, endLine }: Lines, lines: readonly string[]): boolean {
  const text = lines.slice(line - 1, endLine).join("\n");
  return !/[`~]/.test(text) || isOnlyShown(text);
}

function isBlockOrTable({ kind }: Node): boolean {
  return kind === "block" || kind === "table";
}

function overlap(a: Lines, b: Lines): boolean {
  return a.line <= b.endLine && b.line <= a.endLine;
}

function leftoversOf(
  units: readonly Unit[],
  left: readonly Lines[],
  text: string,
): Leftover[] {
  const lines = linesOf(text);
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

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
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
