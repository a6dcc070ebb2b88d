import type { Trace, Traced } from "./mark.ts";

/** One empty line between paragraphs, none at the end of a line or of the text. */
export function tidy(rendered: Traced): {
  readonly body: string;
  readonly trace: Trace;
} {
  const lines: string[] = [];
  const trace: Trace[number][] = [];
  let fence = "";
  let last: Trace[number];
  for (const [index, raw] of rendered.lines.entries()) {
    const line = fence === "" && raw.endsWith(" ") ? raw.trimEnd() : raw;
    if (fence === "" && line === "" && (lines.at(-1) ?? "") === "") continue;
    if (fence === "" && !isTag(line) && line !== "" && isTag(lines.at(-1))) {
      // What stands right below a tag is HTML to Markdown.
      lines.push("");
      trace.push(undefined);
    }
    let origin = rendered.trace[index];
    if (line.startsWith("```")) {
      // A fence has no text of its own: it belongs to the lines inside.
      if (fence === "") origin ??= rendered.trace[index + 1];
      fence = fenceAfter(fence, line);
    }
    last = origin ?? last;
    lines.push(line);
    trace.push(line === "" ? undefined : last);
  }
  while (lines.at(-1) === "") {
    lines.pop();
    trace.pop();
  }
  return { body: `${lines.join("\n")}\n`, trace };
}

function isTag(line: string | undefined): boolean {
  return line !== undefined && /^<\/?(?:div|details|summary)\b/.test(line);
}

/** The fence that is open behind a line of backticks. */
function fenceAfter(open: string, line: string): string {
  if (open === "") return /^`+/.exec(line)?.[0] ?? "";
  return line === open ? "" : open;
}
