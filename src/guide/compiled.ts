import Handlebars from "handlebars/dist/cjs/handlebars.runtime.js";
import type { Plan } from "../plan/plan.ts";
import { noOrigins } from "./mark.ts";
import { scriptViewOf } from "./script-view.ts";
import { tidy } from "./tidy.ts";
import { viewOf } from "./view.ts";

/** Templates that a build has compiled, by name without `.hbs`. */
export type CompiledTemplates = Readonly<Record<string, object>>;

/** Renders where templates cannot be compiled: in a page. */
export interface PageRenderer {
  /** A guide's body as Markdown. */
  readonly guide: (plan: Plan) => string;
  /** A shell script, of a plan whose choices are all answered. */
  readonly script: (plan: Plan) => string;
}

/** Renders the same texts as `rendererOf` does from the templates' source. */
export function pageRendererOf(templates: CompiledTemplates): PageRenderer {
  const engine = Handlebars.create();
  for (const [name, template] of Object.entries(templates)) {
    engine.registerPartial(name, engine.template(template));
  }
  const render = (name: string, view: object) =>
    engine.template(templates[name] ?? {})(view);
  return {
    guide: (plan) => {
      const lines = render("guide", viewOf(plan, noOrigins)).split("\n");
      return tidy({ lines, trace: [] }).body;
    },
    script: (plan) => render("upgrade.sh", scriptViewOf(plan, noOrigins)),
  };
}
