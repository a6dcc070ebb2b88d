import Handlebars from "handlebars";
import type { Origins } from "./mark.ts";
import {
  refuseCode,
  refuseEndless,
  type PageBudget,
} from "./template-bounds.ts";
import { TemplateError, type TemplateFile } from "./template-file.ts";

type Render = (view: unknown, options?: Handlebars.RuntimeOptions) => string;

/**
 * A template ready to render. Its wording knows its line: every line of the
 * template's own text is marked.
 *
 * @throws {TemplateError} where it does not parse, and when it is rendered where it
 * names a field that the view does not have, or takes more than the budget.
 */
export function templateOf(
  engine: typeof Handlebars,
  { file, source }: TemplateFile,
  {
    wording,
    known,
    budget,
  }: {
    readonly wording: Origins;
    readonly known: ReadonlySet<string>;
    readonly budget: PageBudget;
  },
): Render {
  const program = parsedTemplate(engine, { file, source });
  refuseUnknownPartials(program, { file, known });
  markContent(program, { file, wording });
  const render = engine.compile(program, { strict: true, noEscape: true });
  return (view, options) => {
    try {
      return budget.rendered(file, () => render(view, options));
    } catch (error) {
      throw error instanceof TemplateError ? error : failureOf(file, error);
    }
  };
}

/** What a template says, all of it wording. @throws {TemplateError} */
export function parsedTemplate(
  engine: typeof Handlebars,
  { file, source }: TemplateFile,
): hbs.AST.Program {
  refuseEndless({ file, source });
  const program = parsed(engine, { file, source });
  refuseCode(program, file);
  return program;
}

function parsed(
  engine: typeof Handlebars,
  { file, source }: TemplateFile,
): hbs.AST.Program {
  try {
    return engine.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    const found = /got '(\w+)'/.exec(message)?.[1];
    const what =
      found === undefined
        ? (message.split("\n")[0] ?? "")
        : `Unexpected ${found}, expected Handlebars that closes what it opens`;
    throw new TemplateError(file, { line }, what);
  }
}

function refuseUnknownPartials(
  program: hbs.AST.Program,
  {
    file,
    known,
  }: { readonly file: string; readonly known: ReadonlySet<string> },
): void {
  const visitor = new Handlebars.Visitor();
  visitor.PartialStatement = ({ name, loc }) => {
    const original = "original" in name ? String(name.original) : "";
    if (known.has(original)) return;
    const what = `Unexpected partial \`${original}\`, expected one of ${[...known].toSorted().join(", ")}`;
    throw new TemplateError(file, loc.start, what);
  };
  visitor.accept(program);
}

/**
 * In strict mode the engine says which field it looked for, and where. A view is
 * made of data: whatever else fails is the template's, too.
 */
function failureOf(file: string, error: unknown): TemplateError {
  const message = error instanceof Error ? error.message : String(error);
  const [, field, line, column] =
    /^"(.+?)" not defined in .* - (\d+):(\d+)$/s.exec(message) ?? [];
  if (field === undefined)
    return new TemplateError(file, {}, `Cannot be rendered: ${message}`);
  return new TemplateError(
    file,
    { line: Number(line), column: Number(column) },
    `Unexpected field \`${field}\`, expected one of the view: see content/docs/templates.md`,
  );
}

function markContent(
  program: hbs.AST.Program,
  { file, wording }: { readonly file: string; readonly wording: Origins },
): void {
  const visitor = new Handlebars.Visitor();
  visitor.ContentStatement = (content) => {
    const first = firstLineOf(content);
    content.value = content.value
      .split("\n")
      .map((line, index) =>
        line.trim() === "" ? line : wording.mark(line, file, first + index),
      )
      .join("\n");
  };
  visitor.accept(program);
}

/** The engine takes away the white space around tags, whole lines of it. */
function firstLineOf({
  value,
  original,
  loc,
}: hbs.AST.ContentStatement): number {
  const text = String(original);
  const removed = text.slice(0, Math.max(0, text.indexOf(value)));
  return loc.start.line + removed.split("\n").length - 1;
}
