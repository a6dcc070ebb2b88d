import { shellWord, type EditForm } from "./edit.ts";

/** Edits of an environment file that can be run twice. */
export const dotenv: EditForm = {
  language: "bash",
  name: (path) => path,
  join: (edits) => edits.flat(),
  set: (path, to, { surface: { file } }) => {
    const line =
      to.kind === "command"
        ? `"${path}=$(${to.command})"`
        : shellWord(`${path}=${to.value}`);
    return {
      kind: "lines",
      lines: [`grep -q '^${path}=' ${file} || echo ${line} >> ${file}`],
    };
  },
  remove: (path, { file }) => ({
    kind: "lines",
    lines: [`sed -i '/^${path}=/d' ${file}`],
  }),
  move: ({ from, to }, transform, { file }) => {
    if (transform.kind !== "identity") return undefined;
    return { kind: "lines", lines: [`sed -i 's/^${from}=/${to}=/' ${file}`] };
  },
};
