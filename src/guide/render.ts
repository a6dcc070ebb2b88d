import Handlebars from "handlebars";
import type { Plan } from "../plan/plan.ts";
import type { PlannedRunbook } from "../plan/runbooks.ts";
import type { Product, Release } from "../release/types.ts";
import { viewOfChangelog, type ChangelogView } from "./views/changelog-view.ts";
import type { Frozen } from "./frozen.ts";
import { noOrigins, Origins, readMarks, type Trace } from "./mark.ts";
import { viewOfOverview, type OverviewView } from "./views/overview-view.ts";
import { viewOfRelease, type ReleaseView } from "./views/release-view.ts";
import { viewOfRunbook, type RunbookView } from "./views/runbook-view.ts";
import { scriptViewOf, type ScriptView } from "./views/script-view.ts";
import { TemplateError, type TemplateFile } from "./template-file.ts";
import { PageBudget } from "./template-bounds.ts";
import { templateOf } from "./template.ts";
import { tidy } from "./tidy.ts";
import { viewOf, type GuideView } from "./views/guide-view.ts";
import { workflowViewOf, type WorkflowView } from "./views/workflow-view.ts";

/** Templates by file name, such as `guide.hbs`; all but `guide.hbs` are partials. */
export type Templates = Readonly<Record<string, string>>;

/** A guide without its front matter, and where each of its lines comes from. */
export interface Rendered {
  readonly title: string;
  readonly body: string;
  readonly trace: Trace;
}

/** Templates made ready once, for any number of plans. */
export interface Renderer {
  readonly guide: (view: GuideView) => string;
  readonly overview: (view: OverviewView) => string;
  readonly runbook: (view: RunbookView) => string;
  readonly changelog: (view: ChangelogView) => string;
  readonly release: (view: ReleaseView) => string;
  readonly script: (view: ScriptView) => string;
  readonly workflow: (view: WorkflowView) => string;
  /** The template lines that the marks in a rendered text point to. */
  readonly wording: Origins;
}

/**
 * Makes the templates ready that come with Guidepost. A product's own stand in the
 * place of those of their name.
 *
 * @throws {TemplateError} where one does not parse, uses a partial that is none, or
 * is used by none.
 */
export function rendererOf(
  templates: Templates,
  own: readonly TemplateFile[] = [],
): Renderer {
  const wording = new Origins("wording");
  const engine = Handlebars.create();
  const files = new Map(
    Object.entries(templates).map(([name, source]) => [
      nameOf(name),
      { file: `templates/${name}`, source },
    ]),
  );
  for (const each of own) files.set(nameOf(each.file), each);
  const known = new Set(files.keys());
  refuseUnused(own, [...files.values()], templates);
  const budget = new PageBudget();
  budget.countLoops(engine);
  for (const [name, file] of files) {
    const template = templateOf(engine, file, { wording, known, budget });
    engine.registerPartial(name, template);
  }
  const options = { strict: true, noEscape: true };
  return {
    guide: engine.compile("{{> guide}}", options),
    overview: engine.compile("{{> overview}}", options),
    runbook: engine.compile("{{> runbook}}", options),
    changelog: engine.compile("{{> changelog}}", options),
    release: engine.compile("{{> release}}", options),
    script: engine.compile("{{> [upgrade.sh]}}", options),
    workflow: engine.compile("{{> [upgrade.yml]}}", options),
    wording,
  };
}

/** A name that was mistyped would change nothing, and nobody would know why. */
function refuseUnused(
  own: readonly TemplateFile[],
  files: readonly TemplateFile[],
  templates: Templates,
): void {
  const names = new Set(Object.keys(templates).map(nameOf));
  const used = new Set(
    files.flatMap(({ source }) =>
      [...source.matchAll(/\{\{~?> *\[?([\w.-]+)/g)].map(([, name]) => name),
    ),
  );
  for (const { file } of own) {
    const name = nameOf(file);
    if (names.has(name) || used.has(name)) continue;
    const expected = [...names].toSorted().join(", ");
    const what = `Unexpected template \`${name}\` that nothing uses, expected one of ${expected}`;
    throw new TemplateError(file, {}, what);
  }
}

/** `content/products/mill/templates/step.hbs` is `step`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.hbs$/, "");
}

/**
 * Renders a plan. The same plan and templates always give the same bytes.
 *
 * @throws {TemplateError} where a template names a field that is not in the view.
 */
export function renderGuide(
  plan: Plan,
  renderer: Renderer,
  frozen?: Frozen,
): Rendered {
  return renderWith(plan, renderer, {
    facts: new Origins(),
    frozen,
    isBesideOthers: true,
  });
}

/** The body of a guide alone: what a reader gets who asks for one plan. */
export function renderBody(
  plan: Plan,
  renderer: Renderer,
  frozen?: Frozen,
): string {
  return renderWith(plan, renderer, { facts: noOrigins, frozen }).body;
}

/** What there is to know of a product beside its hops. */
export function renderOverview(product: Product, renderer: Renderer): Rendered {
  const facts = new Origins();
  const view = viewOfOverview(product, facts);
  return pageOf(view.title, renderer.overview(view), { renderer, facts });
}

/** What each release of a product brought, newest first. */
export function renderChangelog(
  product: Product,
  renderer: Renderer,
): Rendered {
  const facts = new Origins();
  const view = viewOfChangelog(product, facts);
  return pageOf(view.title, renderer.changelog(view), { renderer, facts });
}

/** What one release of a product or of a part brought. */
export function renderRelease(
  product: Product,
  release: Release,
  renderer: Renderer,
): Rendered {
  const facts = new Origins();
  const view = viewOfRelease(product, release, facts);
  return pageOf(view.title, renderer.release(view), { renderer, facts });
}

export function renderRunbook(
  planned: PlannedRunbook,
  renderer: Renderer,
): Rendered {
  const facts = new Origins();
  const view = viewOfRunbook(planned, facts);
  return pageOf(view.title, renderer.runbook(view), { renderer, facts });
}

function renderWith(
  plan: Plan,
  renderer: Renderer,
  {
    facts,
    ...rest
  }: {
    readonly facts: Origins;
    readonly frozen: Frozen | undefined;
    readonly isBesideOthers?: boolean;
  },
): Rendered {
  const view = viewOf(plan, facts, rest);
  return pageOf(view.title, renderer.guide(view), { renderer, facts });
}

function pageOf(
  markedTitle: string,
  marked: string,
  {
    renderer: { wording },
    facts,
  }: { readonly renderer: Renderer; readonly facts: Origins },
): Rendered {
  const [title = ""] = readMarks(markedTitle, { facts }).lines;
  return { title, ...tidy(readMarks(marked, { facts, wording })) };
}

/** Renders a plan whose choices are all answered as a shell script. */
export function renderScript(
  plan: Plan,
  renderer: Renderer,
): Pick<Rendered, "body" | "trace"> {
  const facts = new Origins();
  const marked = renderer.script(scriptViewOf(plan, facts));
  const { wording } = renderer;
  const { lines, trace } = readMarks(marked, { facts, wording });
  return { body: lines.join("\n"), trace };
}

/** Renders a plan whose choices are all answered as a workflow of GitHub Actions. */
export function renderWorkflow(plan: Plan, renderer: Renderer): string {
  const { body } = renderScript(plan, renderer);
  const marked = renderer.workflow(workflowViewOf(plan, body));
  const { wording } = renderer;
  return readMarks(marked, { facts: noOrigins, wording }).lines.join("\n");
}
