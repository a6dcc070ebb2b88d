import Handlebars from "handlebars/dist/cjs/handlebars.runtime.js";
import { tidy } from "./tidy.ts";
import type { GuideView } from "./views/guide-view.ts";

/** Templates that a build has compiled, by name without `.hbs`. */
export type CompiledTemplates = Readonly<Record<string, object>>;

/** Renders a view with one of the templates. */
export type Render = (template: string, view: object) => string;

/** The engine for pages, where templates cannot be compiled. */
export function pageEngine(templates: CompiledTemplates): Render {
  const engine = Handlebars.create();
  for (const [name, template] of Object.entries(templates)) {
    engine.registerPartial(name, engine.template(template));
  }
  return (name, view) => engine.template(templates[name] ?? {})(view);
}

/** A guide's body as Markdown, as it is rendered of the templates' source. */
export function guideInPage(view: GuideView, render: Render): string {
  const lines = render("guide", view).split("\n");
  return tidy({ lines, trace: [] }).body;
}
