import type { Leg } from "../plan/plan.ts";
import type { ConfigDelta, Product } from "../release/types.ts";
import { changeKinds, deltaOps } from "./labels.ts";
import { lineOf, type Origins } from "./mark.ts";
import { cell, codeCell, fenceFor, prose } from "./prose.ts";
import { dotted } from "./edits/values.ts";

/** What a leg changes for the operator, before any step is taken. */
export interface ChangesView {
  readonly changes: readonly ChangeView[];
  readonly surfaces: readonly SurfaceView[];
  readonly migrations: readonly MigrationRow[];
  readonly deprecated: readonly DeprecationRow[];
}

export interface ChangeView {
  readonly kind: string;
  readonly title: string;
  readonly impact: string;
  readonly sample?: SampleView;
}

export interface SampleView {
  readonly fence: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

export interface SurfaceView {
  readonly title: string;
  readonly file: string;
  readonly rows: readonly {
    readonly change: string;
    readonly key: string;
    readonly before: string;
    readonly after: string;
    readonly note: string;
  }[];
}

export interface MigrationRow {
  readonly tool: string;
  readonly range: string;
  readonly runs: string;
  readonly online: string;
  readonly reversible: string;
  readonly note: string;
}

export interface DeprecationRow {
  readonly subject: string;
  readonly removed: string;
  readonly instead: string;
}

export function viewOfChanges(
  product: Product,
  leg: Leg,
  origins: Origins,
): ChangesView {
  return {
    changes: leg.changes.map((change) => viewOfChange(change, origins)),
    surfaces: product.surfaces
      .map((surface) => ({
        title: prose(surface.title),
        file: surface.file,
        rows: leg.config
          .filter((delta) => delta.surface === surface.id)
          .map((delta) => deltaRow(delta, surface.format, origins)),
      }))
      .filter(({ rows }) => rows.length > 0),
    migrations: leg.migrations.map((migration) => ({
      tool: origins.markWhole(
        migration.tool,
        migration.origin.file,
        lineOf(migration.origin, "record"),
      ),
      range: `${codeCell(migration.after)} to ${codeCell(migration.head)}`,
      runs:
        migration.runs === "on-start"
          ? "when the new version starts"
          : "by hand, as a step below",
      online: migration.online ? "yes" : "no",
      reversible: migration.reversible ? "yes" : "no",
      note: cell(migration.note ?? ""),
    })),
    deprecated: leg.deprecated.map(({ subject, removed, instead, origin }) => ({
      subject: origins.markWhole(
        codeCell(subject),
        origin.file,
        lineOf(origin, "subject"),
      ),
      removed: removed ?? "not decided",
      instead: codeCell(instead),
    })),
  };
}

function viewOfChange(
  { kind, title, impact, sample, origin }: Leg["changes"][number],
  origins: Origins,
): ChangeView {
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  return {
    kind: changeKinds[kind],
    title: mark(title, "title"),
    impact: mark(impact, "impact"),
    ...(sample && {
      sample: {
        fence: fenceFor(sample.before + sample.after),
        language: sample.language,
        before: origins.mark(
          sample.before.trimEnd(),
          sample.origin.file,
          lineOf(sample.origin, "before"),
        ),
        after: origins.mark(
          sample.after.trimEnd(),
          sample.origin.file,
          lineOf(sample.origin, "after"),
        ),
      },
    }),
  };
}

function deltaRow(
  delta: ConfigDelta,
  format: Product["surfaces"][number]["format"],
  origins: Origins,
): SurfaceView["rows"][number] {
  const { file } = delta.origin;
  const name = (path: string) =>
    codeCell(format === "values" ? dotted(path) : path);
  return {
    change: origins.markWhole(
      deltaOps[delta.op],
      file,
      lineOf(delta.origin, "op"),
    ),
    key: name(delta.path),
    ...ends(delta, name),
    note: origins.markWhole(note(delta), file, lineOf(delta.origin, "note")),
  };
}

/** What stood before and what stands after, as table cells. */
function ends(delta: ConfigDelta, name: (path: string) => string) {
  switch (delta.op) {
    case "added": {
      const after = delta.now === undefined ? "" : codeCell(String(delta.now));
      return { before: "", after };
    }
    case "removed": {
      const before = delta.was === undefined ? "" : codeCell(String(delta.was));
      return { before, after: "" };
    }
    case "renamed":
      return { before: name(delta.was), after: name(delta.path) };
    case "default-changed":
      return {
        before: codeCell(String(delta.was)),
        after: codeCell(String(delta.now)),
      };
  }
}

function note(delta: ConfigDelta): string {
  const notes: string[] = [];
  if (delta.op === "added" && delta.required) notes.push("Required.");
  if (delta.op === "added" && delta.secret) notes.push("Secret.");
  if (delta.op === "added" && delta.set?.kind === "value") {
    notes.push(`Set ${codeCell(String(delta.set.value))}.`);
  }
  if (delta.op === "renamed" && delta.transform.kind === "multiply") {
    notes.push(`The value is multiplied by ${delta.transform.by}.`);
  }
  if (delta.note !== undefined) notes.push(`${cell(delta.note)}.`);
  if (delta.op === "default-changed" && delta.keep !== undefined) {
    notes.push(
      `Set ${codeCell(String(delta.keep))} to keep the old behaviour.`,
    );
  }
  return notes.join(" ");
}
