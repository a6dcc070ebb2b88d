import type { Plan } from "../../plan/plan.ts";
import { shellWord } from "../edits/edit.ts";
import { noOrigins } from "../mark.ts";
import { describeDuration } from "../prose.ts";
import { oneLine } from "../script/bodies.ts";
import { segmentsOf, type Segment } from "../script/segments.ts";
import { scriptViewOf } from "./script-view.ts";

/** What the template of a workflow may use; every text is ready to print. */
export interface WorkflowView {
  readonly product: string;
  readonly title: string;
  readonly name: string;
  readonly illustrative: string;
  readonly downtime: string;
  readonly from: string;
  readonly to: string;
  /** Lists as YAML writes them. */
  readonly versions: string;
  /** Empty where no rollback helps. */
  readonly depths: string;
  /** Variable of the repository that names the folder. */
  readonly folder: string;
  readonly asked: readonly WorkflowValue[];
  /** Variables whose values may be folders that steps write to. */
  readonly places: readonly string[];
  /** The upgrade script, as deep as a block of the template stands. */
  readonly script: string;
  /** What comes first and is done by hand, in Markdown; as deep as the script. */
  readonly byHand: string;
  readonly jobs: readonly WorkflowJob[];
}

export interface WorkflowValue {
  readonly name: string;
  readonly kind: "variable" | "secret";
  readonly what: string;
  readonly value: string;
}

/** A stretch of the way that needs nobody. */
export interface WorkflowJob {
  readonly id: string;
  readonly name: string;
  readonly needs: string;
  readonly condition: string;
  readonly doing: string;
  /** More arguments of the script. */
  readonly before: string;
  /** As `byHand`, before the job that follows. */
  readonly next: string;
}

/** A plan whose choices are all answered, as a workflow of GitHub Actions. */
export function workflowViewOf(plan: Plan, script: string): WorkflowView {
  const { product, from } = plan;
  const view = scriptViewOf(plan, noOrigins);
  const landings = view.landings.split(" ");
  const segments = segmentsOf(plan);
  // What is done by hand at the very end holds nothing up.
  const jobs = segments.filter(({ titles }) => titles.length > 0);
  const canReturn = view.everyDepth.length > 0;
  return {
    product: product.id,
    title: view.title,
    name: quoted(`Upgrade ${oneLine(product.name)}`),
    illustrative: view.illustrative,
    downtime: describeDuration(plan.downtime),
    from,
    to: quoted(view.to),
    versions: listed(landings),
    depths: canReturn ? listed(["none", ...view.everyDepth]) : "",
    folder: `${product.id.replace(/[^A-Za-z0-9]/g, "_").toUpperCase()}_FOLDER`,
    asked: view.asked.map(({ name, ask, kind }) => ({
      name,
      kind: kind === "secret" ? kind : "variable",
      what: ask,
      value: `\${{ ${kind === "secret" ? "secrets" : "vars"}.${name} }}`,
    })),
    places: view.asked
      .filter(({ kind }) => kind === "plain")
      .map(({ name }) => name),
    script: indented(script),
    byHand: inWords(segments[0]),
    jobs: jobs.map((segment, index) => {
      const next = segments[index + 1];
      const [first, last] = [segment.titles.at(0), segment.titles.at(-1)];
      const span =
        segment.titles.length > 1 ? `from "${first}" to "${last}"` : first;
      const name = `${index + 1} of ${jobs.length}: ${span}`;
      const upTo = next === undefined ? "" : ` up to the step ${next.first}`;
      return {
        id: `upgrade-${index + 1}`,
        name: quoted(oneLine(name)),
        needs: index === 0 ? "preview" : `upgrade-${index}`,
        condition: conditionOf(segment, { landings, canReturn }),
        doing: quoted(`Run it${upTo}`),
        before: next === undefined ? "" : ` --before ${shellWord(next.first)}`,
        next: inWords(next),
      };
    }),
  };
}

/** A later leg is for those who want to go that far. */
function conditionOf(
  { landing }: Segment,
  { landings, canReturn }: { landings: readonly string[]; canReturn: boolean },
): string {
  const reached = landings.slice(landings.indexOf(landing));
  const far =
    reached.length === landings.length
      ? []
      : [`contains(fromJSON('${JSON.stringify(reached)}'), inputs.version)`];
  const forth = canReturn ? ["inputs.rollback == 'none'"] : [];
  return quoted([...forth, "!inputs.dry-run", ...far].join(" && "));
}

/** What a person does before a segment is approved. */
function inWords(segment: Segment | undefined): string {
  if (segment === undefined || segment.byHand.length === 0) return "";
  const when =
    segment.titles.length > 0
      ? "before you approve what follows"
      : "afterwards";
  const items = segment.byHand.flatMap(({ title, says }) => [
    `- ${oneLine(title)}`,
    "",
    ...says.map((line) => `${says.length > 1 ? "      " : "  "}${line}`),
    "",
  ]);
  return indented(["", `## By hand, ${when}`, "", ...items].join("\n"));
}

/** GitHub reads expressions in every text: one that a text holds is written as itself. */
function indented(text: string): string {
  return text
    .trimEnd()
    .replaceAll("${{", "${{ '${{' }}")
    .split("\n")
    .map((line) => (line === "" ? "" : `          ${line}`))
    .join("\n");
}

/** Text that YAML reads as text. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function listed(words: readonly string[]): string {
  return `[${words.map(quoted).join(", ")}]`;
}
