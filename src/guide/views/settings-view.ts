import type { Leg } from "../../plan/plan.ts";
import { describeTransform } from "../../plan/settle/transform.ts";
import type {
  ConfigDelta,
  Product,
  Retyped,
  Scalar,
  SetTo,
  Transform,
} from "../../release/types.ts";
import { audienceOf, type Audience } from "../choice-label.ts";
import type { EditForm } from "../edits/edit.ts";
import { editForms } from "../edits/index.ts";
import { deltaOps, untouchedNotes } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, codeCell, prose, sentence } from "../prose.ts";

/** One row of a table of settings; every field is a finished table cell. */
export interface SettingRow {
  readonly change: string;
  readonly key: string;
  readonly before: string;
  readonly after: string;
  readonly note: string;
}

/** A configuration file and what changes in it. */
export interface SurfaceView extends Audience {
  readonly title: string;
  readonly file: string;
  readonly rows: readonly SettingRow[];
}

/** The surfaces that a leg or a release changes. */
export function viewOfSurfaces(
  product: Product,
  leg: Pick<Leg, "config">,
  origins: Origins,
): SurfaceView[] {
  return product.surfaces
    .map(({ id, title, file, format, when }) => ({
      title: prose(title),
      file,
      ...audienceOf(product, when),
      rows: leg.config
        .filter((delta) => delta.surface === id)
        .filter((delta) => !isSaidByRename(delta, leg))
        .map((delta) => settingRow(delta, editForms[format], origins)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** A deprecated name that gives way to another leaves its deprecation behind. */
function isSaidByRename(
  { op, surface, path }: ConfigDelta,
  { config }: Pick<Leg, "config">,
): boolean {
  return (
    op === "undeprecated" &&
    config.some(
      (other) =>
        other.op === "renamed" &&
        other.surface === surface &&
        other.path === path,
    )
  );
}

function settingRow(
  delta: ConfigDelta,
  { name }: EditForm,
  origins: Origins,
): SettingRow {
  const { file } = delta.origin;
  const key = (path: string) => codeCell(name(path));
  return {
    change: origins.markWhole(
      delta.op === "renamed" && delta.was === delta.path
        ? "Converted"
        : deltaOps[delta.op],
      file,
      lineOf(delta.origin, "op"),
    ),
    key: key(delta.path),
    ...ends(delta, key),
    note: notes(delta).join(" "),
  };
}

/** What stood before and what stands after, as table cells. */
function ends(
  delta: ConfigDelta,
  key: (path: string) => string,
): { readonly before: string; readonly after: string } {
  switch (delta.op) {
    case "added":
    case "restored":
      return { before: "", after: scalarCell(delta.now) };
    case "removed":
      return { before: scalarCell(delta.was), after: "" };
    case "renamed":
      return { before: key(delta.was), after: key(delta.path) };
    case "split": {
      const after = delta.into.map(({ path }) => key(path)).join(", ");
      return { before: key(delta.path), after };
    }
    case "merged":
      return {
        before: delta.from.map(key).join(", "),
        after: key(delta.path),
      };
    case "default-changed":
    case "type-changed":
      return { before: scalarCell(delta.was), after: scalarCell(delta.now) };
    case "required-changed":
      return {
        before: delta.now ? "optional" : "required",
        after: delta.now ? "required" : "optional",
      };
    case "deprecated":
    case "undeprecated":
      return { before: "", after: "" };
  }
}

function notes(delta: ConfigDelta): string[] {
  const said = delta.note === undefined ? [] : [`${cell(delta.note)}.`];
  const untouched =
    delta.untouched === undefined ? [] : [untouchedNotes[delta.untouched]];
  return [...ownNotes(delta), ...said, ...untouched];
}

/** What follows from the delta itself. */
function ownNotes(delta: ConfigDelta): string[] {
  switch (delta.op) {
    case "added":
      return [
        ...(delta.required ? ["Required."] : []),
        ...(delta.secret ? ["Secret."] : []),
        ...(delta.type === undefined ? [] : [`Type: ${delta.type}.`]),
        ...setNote(delta.set),
      ];
    case "renamed":
      return [...transformNote(delta.transform), ...typeNote(delta.retyped)];
    case "type-changed":
      return transformNote(delta.transform);
    case "default-changed":
      if (delta.keep === undefined) return [];
      return [`Set ${scalarCell(delta.keep)} to keep the old behaviour.`];
    case "required-changed":
      return setNote(delta.set);
    case "deprecated":
      return [
        ...(delta.removed === undefined
          ? []
          : [`To be removed in ${delta.removed}.`]),
        ...insteadNote(delta.instead),
      ];
    case "merged":
      if (delta.how.kind === "manual")
        return [`${sentence(cell(delta.how.how))}.`];
      return [`The value is ${codeCell(delta.how.template)}.`];
    case "removed":
      return [
        ...(delta.deprecated === undefined
          ? []
          : [`Deprecated since ${delta.deprecated}.`]),
        ...insteadNote(delta.instead),
      ];
    case "split":
    case "undeprecated":
    case "restored":
      return [];
  }
}

function transformNote(transform: Transform): string[] {
  if (transform.kind === "identity") return [];
  return [`${sentence(cell(describeTransform(transform)))}.`];
}

function typeNote(retyped: Retyped | undefined): string[] {
  return retyped === undefined ? [] : [`Type: ${retyped.now}.`];
}

function insteadNote(instead: string | undefined): string[] {
  return instead === undefined ? [] : [`Use ${codeCell(instead)} instead.`];
}

function setNote(set: SetTo | undefined): string[] {
  return set?.kind === "value" ? [`Set ${scalarCell(set.value)}.`] : [];
}

function scalarCell(value: Scalar | undefined): string {
  return value === undefined ? "" : codeCell(String(value));
}
