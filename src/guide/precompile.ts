import Handlebars from "handlebars";
import type { Templates } from "./render.ts";
import { parsedTemplate } from "./template.ts";

/** Where each mark stands in its template: words for errors, and a third of a module. */
const places =
  /, ?(?:"loc":)?\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g;

/**
 * The source of a module whose default export is one template and the partials
 * it uses, compiled: what `pageEngine` takes.
 *
 * @throws {TemplateError} where a template does not parse.
 */
export function precompile(templates: Templates, name: string): string {
  const members = [...usedBy(templates, name)].map((used) => {
    const options = { strict: true, noEscape: true };
    const compiled = String(
      Handlebars.precompile(programOf(templates, used), options),
    );
    return `${JSON.stringify(used)}: ${compiled.replace(places, "")}`;
  });
  return `export default {\n${members.join(",\n")}\n};\n`;
}

/** A template and all partials that it uses, directly or not. */
function usedBy(templates: Templates, name: string): Set<string> {
  const used = new Set([name]);
  for (const each of used) {
    const visitor = new Handlebars.Visitor();
    visitor.PartialStatement = ({ name }) => {
      if (name.type !== "PathExpression") return;
      if ("original" in name) used.add(String(name.original));
    };
    visitor.accept(programOf(templates, each));
  }
  return used;
}

function programOf(templates: Templates, name: string): hbs.AST.Program {
  const file = `${name}.hbs`;
  return parsedTemplate(Handlebars, { file, source: templates[file] ?? "" });
}
