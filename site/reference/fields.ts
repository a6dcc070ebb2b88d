import type { ShownField } from "../../src/reference/files.ts";

/** A key at the top of a file, and all that may stand in it. */
export interface Section {
  readonly name: string;
  readonly head: ShownField;
  readonly below: readonly ShownField[];
}

export function sectionsOf(fields: readonly ShownField[]): readonly Section[] {
  const tops = fields.filter(({ path }) => /^[\w$-]+$/.test(path));
  return tops.map((head) => ({
    name: head.path,
    head,
    below: fields.filter(({ path }) =>
      [".", "["].some((next) => path.startsWith(head.path + next)),
    ),
  }));
}

/** A field as the list of a page shows it; the heading above names those at the top. */
export function termOf(field: ShownField) {
  const isTop = !/[.[]/.test(field.path);
  const { path, type, isRequired, default: otherwise, only, as } = field;
  return {
    ...(!isTop && { id: path.replaceAll(/[^\w$.-]/g, "") }),
    name: path,
    mark: [
      type,
      ...(isRequired ? ["required"] : []),
      ...(otherwise === undefined ? [] : [`default \`${otherwise}\``]),
    ].join(" · "),
    says: [
      ...(field.says === "" ? [] : [field.says]),
      ...(only === undefined ? [] : [`Only where ${only}`]),
      ...(as === undefined ? [] : [`Its fields are those of \`${as}\``]),
    ],
    ...(field.example !== undefined && { example: field.example }),
  };
}
