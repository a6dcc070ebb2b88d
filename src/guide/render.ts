import Handlebars from "handlebars";
import type { Plan } from "../plan/plan.ts";
import { Origins, type Trace } from "./mark.ts";
import { scriptViewOf } from "./script-view.ts";
import { viewOf } from "./view.ts";

/** Templates by file name, such as `guide.hbs`; all but `guide.hbs` are partials. */
export type Templates = Readonly<Record<string, string>>;

/** A guide without its front matter, and where each of its lines comes from. */
export interface Rendered {
  readonly title: string;
  readonly body: string;
  readonly trace: Trace;
}

/**
 * Renders a plan. The same plan and templates always give the same bytes.
 *
 * @throws {Handlebars.Exception} where a template names a field that is not in the view.
 */
export function renderGuide(plan: Plan, templates: Templates): Rendered {
  const origins = new Origins();
  const view = viewOf(plan, origins);
  const { text, trace } = render("guide", view, { templates, origins });
  const title = origins.read(view.title).text;
  return { title, ...tidy(text, trace) };
}

/** Renders a plan whose choices are all answered as a shell script. */
export function renderScript(
  plan: Plan,
  templates: Templates,
): Pick<Rendered, "body" | "trace"> {
  const origins = new Origins();
  const view = scriptViewOf(plan, origins);
  const { text, trace } = render("upgrade.sh", view, { templates, origins });
  return { body: text, trace };
}

function render(
  name: string,
  view: object,
  { templates, origins }: { templates: Templates; origins: Origins },
): { text: string; trace: Trace } {
  const engine = Handlebars.create();
  for (const [file, source] of Object.entries(templates)) {
    const program = markedTemplate(engine, source, { file, origins });
    engine.registerPartial(file.replace(/\.hbs$/, ""), program);
  }
  const options = { strict: true, noEscape: true };
  const whole = engine.compile(`{{> [${name}]}}`, options);
  return origins.read(whole(view));
}

/** Wording knows its template line: every line of the templates' text is marked. */
function markedTemplate(
  engine: typeof Handlebars,
  source: string,
  { file, origins }: { file: string; origins: Origins },
) {
  const program = engine.parse(source);
  markContent(program);
  return engine.compile(program, { strict: true, noEscape: true });

  function markContent(node: unknown): void {
    if (Array.isArray(node)) return node.forEach(markContent);
    if (typeof node !== "object" || node === null) return;
    if (isContent(node)) {
      node.value = markLines(node.value, firstLineOf(node));
      return;
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== "loc") markContent(child);
    }
  }

  function markLines(text: string, first: number): string {
    return text
      .split("\n")
      .map((line, index) =>
        line.trim() === ""
          ? line
          : origins.mark(line, `templates/${file}`, first + index),
      )
      .join("\n");
  }
}

interface Content {
  readonly type: "ContentStatement";
  value: string;
  /** The text before the engine took away the white space around tags. */
  readonly original: string;
  readonly loc: { readonly start: { readonly line: number } };
}

function isContent(node: object): node is Content {
  return "type" in node && node.type === "ContentStatement";
}

function firstLineOf({ value, original, loc }: Content): number {
  const removed = original.slice(0, Math.max(0, original.indexOf(value)));
  return loc.start.line + removed.split("\n").length - 1;
}

/** One empty line between paragraphs, none at the end of a line or of the text. */
function tidy(text: string, trace: Trace): Pick<Rendered, "body" | "trace"> {
  const lines: string[] = [];
  const origins: Trace[number][] = [];
  let fence = "";
  for (const [index, line] of text.split("\n").entries()) {
    const trimmed = fence === "" ? line.trimEnd() : line;
    const previous = lines.at(-1) ?? "";
    if (fence === "" && trimmed === "" && previous === "") continue;
    const opening = /^(`{3,})/.exec(trimmed)?.[1];
    if (fence === "" && opening !== undefined) fence = opening;
    else if (trimmed === fence) fence = "";
    lines.push(trimmed);
    origins.push(trace[index]);
  }
  while (lines.at(-1) === "") {
    lines.pop();
    origins.pop();
  }
  return { body: `${lines.join("\n")}\n`, trace: filled(lines, origins) };
}

/** A line without text of its own, a fence say, belongs to its neighbour's origin. */
function filled(lines: readonly string[], trace: Trace): Trace {
  let last: Trace[number];
  return trace.map((origin, index) => {
    const text = lines[index] ?? "";
    const opens = /^`{3,}./.test(text);
    last = origin ?? (opens ? trace[index + 1] : undefined) ?? last;
    return text === "" ? undefined : last;
  });
}
