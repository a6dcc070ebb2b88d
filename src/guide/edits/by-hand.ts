import { keysOf, manual, type EditForm } from "./edit.ts";

/** Files that no command edits well: each change is a sentence. */
export const byHand: EditForm = {
  language: "text",
  name: (path) => keysOf(path).join("."),
  join: (edits) => edits.flat(),
  set: (path, to, { surface: { file } }) => {
    const name = byHand.name(path);
    return manual(
      to.kind === "command"
        ? `Set \`${name}\` in \`${file}\` to the output of \`${to.command}\`.`
        : `Set \`${name}\` in \`${file}\` to \`${to.value}\`.`,
    );
  },
  remove: (path, { file }) =>
    manual(`Remove \`${byHand.name(path)}\` from \`${file}\`.`),
  move: ({ from, to }, transform, { file }) => {
    if (transform.kind !== "identity") return undefined;
    return manual(
      `Rename \`${byHand.name(from)}\` to \`${byHand.name(to)}\` in \`${file}\`.`,
    );
  },
};
