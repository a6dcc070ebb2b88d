import Handlebars from "handlebars";
import type { Templates } from "./render.ts";

/**
 * The source of a module whose default export are the templates, compiled: what
 * `pageRendererOf` takes.
 *
 * @throws {Handlebars.Exception} where a template does not parse.
 */
export function precompile(templates: Templates): string {
  const members = Object.entries(templates).map(([file, source]) => {
    const name = JSON.stringify(file.replace(/\.hbs$/, ""));
    const options = { strict: true, noEscape: true };
    return `${name}: ${String(Handlebars.precompile(source, options))}`;
  });
  return `export default {\n${members.join(",\n")}\n};\n`;
}
