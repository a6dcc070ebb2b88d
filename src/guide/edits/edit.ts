import { prose } from "../prose.ts";
import type {
  ConfigDelta,
  SetTo,
  Surface,
  Transform,
} from "../../release/types.ts";
import { describeTransform } from "../../plan/settle/transform.ts";

/** What to do about one delta: lines of a block, or a sentence where none will do. */
export type Edit =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "manual"; readonly manual: string };

/** How a configuration format is edited. One file a format. */
export interface EditForm {
  /** Language of the fence that holds the lines. */
  readonly language: string;
  /** A path as people write it in this format. */
  readonly name: (path: string) => string;
  readonly set: (
    path: string,
    to: SetTo,
    place: { readonly surface: Surface; readonly secret: boolean },
  ) => Edit;
  readonly remove: (path: string, surface: Surface) => Edit;
  /** Moves and converts a value; undefined where only a person can. */
  readonly move: (
    ends: { readonly from: string; readonly to: string },
    transform: Transform,
    surface: Surface,
  ) => Edit | undefined;
  /** Puts the lines of several deltas together. */
  readonly join: (edits: readonly (readonly string[])[]) => readonly string[];
}

/** The edit of one delta, or nothing where the operator need not act. */
export function editOf(
  delta: ConfigDelta,
  surface: Surface,
  form: EditForm,
): Edit | undefined {
  switch (delta.op) {
    case "added":
      return added(delta, surface, form);
    case "removed":
      return form.remove(delta.path, surface);
    case "renamed":
      return moved({ from: delta.was, to: delta.path }, delta.transform, {
        surface,
        form,
      });
    case "type-changed":
      if (delta.transform.kind === "identity") return undefined;
      return moved({ from: delta.path, to: delta.path }, delta.transform, {
        surface,
        form,
      });
    case "split":
      return manual(splitInWords(delta, surface, form));
    case "merged":
      return manual(mergedInWords(delta, surface, form));
    case "required-changed":
      return delta.now ? nowRequired(delta, surface, form) : undefined;
    case "default-changed":
    case "deprecated":
    case "undeprecated":
    case "restored":
      return undefined;
  }
}

/** The keys of a JSON pointer without its first slash. */
export function keysOf(path: string): string[] {
  return path
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** An instruction to a person. */
export function manual(text: string): Edit {
  return { kind: "manual", manual: prose(text) };
}

/** Single-quoted for the shell, unless it is plain. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function added(
  delta: Extract<ConfigDelta, { op: "added" }>,
  surface: Surface,
  form: EditForm,
): Edit | undefined {
  const { path, required, secret, now } = delta;
  if (!required && delta.set === undefined) return undefined;
  if (delta.set !== undefined)
    return form.set(path, delta.set, { surface, secret });
  if (now !== undefined)
    return form.set(path, { kind: "value", value: now }, { surface, secret });
  return manual(`Set \`${form.name(path)}\` in \`${surface.file}\`.`);
}

function nowRequired(
  { path, set }: Extract<ConfigDelta, { op: "required-changed" }>,
  surface: Surface,
  form: EditForm,
): Edit {
  if (set !== undefined) return form.set(path, set, { surface, secret: false });
  return manual(
    `Set \`${form.name(path)}\` in \`${surface.file}\`: it is required now.`,
  );
}

function moved(
  ends: { readonly from: string; readonly to: string },
  transform: Transform,
  { surface, form }: { readonly surface: Surface; readonly form: EditForm },
): Edit {
  if (transform.kind === "manual") return manual(transform.how);
  const edit = form.move(ends, transform, surface);
  if (edit !== undefined) return edit;
  const [from, to] = [form.name(ends.from), form.name(ends.to)];
  const what =
    from === to
      ? `In \`${surface.file}\` convert \`${to}\``
      : `In \`${surface.file}\` replace \`${from}\` by \`${to}\``;
  return manual(`${what}: ${describeTransform(transform)}.`);
}

function splitInWords(
  { path, into }: Extract<ConfigDelta, { op: "split" }>,
  { file }: Surface,
  { name }: EditForm,
): string {
  const parts = into.map(
    ({ path, transform }) =>
      `\`${name(path)}\` (${describeTransform(transform)})`,
  );
  return `In \`${file}\` replace \`${name(path)}\` by ${parts.join(" and ")}.`;
}

function mergedInWords(
  { path, from, how }: Extract<ConfigDelta, { op: "merged" }>,
  { file }: Surface,
  { name }: EditForm,
): string {
  const old = from.map((path) => `\`${name(path)}\``).join(" and ");
  const value = how.kind === "template" ? `\`${how.template}\`` : how.how;
  return `In \`${file}\` replace ${old} by \`${name(path)}\`: ${value}.`;
}
