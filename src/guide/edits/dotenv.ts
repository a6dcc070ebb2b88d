import type { ConfigDelta, Surface } from "../../release/types.ts";
import { mustSet, shellWord, type EditForm } from "./edit.ts";

/** Edits of an environment file that can be run twice. */
export const dotenv: EditForm = {
  language: "bash",
  join: (edits) => edits.flat(),
  edit: (delta, surface) => {
    switch (delta.op) {
      case "added":
        return mustSet(delta)
          ? { kind: "lines", lines: [added(delta, surface)] }
          : undefined;
      case "removed":
        return {
          kind: "lines",
          lines: [`sed -i '/^${delta.path}=/d' ${surface.file}`],
        };
      case "renamed":
        return renamed(delta, surface);
      case "default-changed":
        return undefined;
    }
  },
};

function added(
  delta: Extract<ConfigDelta, { op: "added" }>,
  { file }: Surface,
): string {
  const { set, path } = delta;
  const line =
    set?.kind === "command"
      ? `"${path}=$(${set.command})"`
      : shellWord(`${path}=${set?.value ?? delta.now ?? ""}`);
  return `grep -q '^${path}=' ${file} || echo ${line} >> ${file}`;
}

function renamed(
  { transform, was, path }: Extract<ConfigDelta, { op: "renamed" }>,
  { file }: Surface,
) {
  if (transform.kind === "manual")
    return { kind: "manual", manual: transform.how } as const;
  if (transform.kind === "multiply") {
    const manual = `In \`${file}\` replace \`${was}\` by \`${path}\`, its value times ${transform.by}.`;
    return { kind: "manual", manual } as const;
  }
  const lines = [`sed -i 's/^${was}=/${path}=/' ${file}`];
  return { kind: "lines", lines } as const;
}
