import { isMap, isScalar, isSeq } from "yaml";
import type { PayloadProblem } from "../../lint/payload.ts";
import { parseYaml } from "../../yaml.ts";

/** Text that somebody outside chooses, pasted into a script before it is read. */
export function* unsafeInputs(text: string): Generator<PayloadProblem> {
  const { contents } = parseYaml(text, { logLevel: "silent" });
  if (!isMap(contents)) return;
  const jobs = contents.get("jobs");
  if (!isMap(jobs)) return;
  const typed = typedInputs(contents.toJSON());
  for (const { value: job } of jobs.items) {
    const steps = isMap(job) ? job.get("steps") : undefined;
    if (!isSeq(steps)) continue;
    for (const step of steps.items) {
      const script = isMap(step) ? scriptOf(step.toJSON(), step) : undefined;
      if (!isScalar(script) || !script.range) continue;
      yield* pastedInto(text, script.range[0], script.range[1], typed);
    }
  }
}

function scriptOf(
  { uses }: { readonly uses?: unknown },
  step: { getIn: (path: readonly string[], keepScalar: true) => unknown },
): unknown {
  const isScript =
    typeof uses === "string" && uses.startsWith("actions/github-script@");
  return step.getIn(isScript ? ["with", "script"] : ["run"], true);
}

const EXPRESSION = /\$\{\{([^}]*)\}\}/g;
/** https://docs.github.com/en/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions */
const CHOSEN_BY_OTHERS =
  /^(?:(?:github\.event\.)?inputs\.([\w-]+)|github\.head_ref|github\.event\.(?:issue|pull_request|comment|review|discussion|head_commit|release|client_payload|commits|pages|workflow_run)\b[\w.*[\]-]*\.(?:title|body|message|email|name|label|ref|head_branch|display_title|default_branch|page_name)|github\.event\.client_payload\.[\w.-]+)$/;

function* pastedInto(
  text: string,
  from: number,
  to: number,
  typed: ReadonlySet<string>,
): Generator<PayloadProblem> {
  for (const match of text.slice(from, to).matchAll(EXPRESSION)) {
    const [whole, written = ""] = match;
    const expression = written.trim();
    const chosen = CHOSEN_BY_OTHERS.exec(expression);
    if (!chosen || typed.has(chosen[1] ?? "")) continue;
    const start = from + match.index;
    yield {
      start,
      end: start + whole.length,
      message: `Unexpected \`${expression}\` in a script, expected it in \`env\` and a variable here: who chooses the text chooses what runs`,
      about: "safety",
    };
  }
}

/** Inputs of which GitHub makes sure that they are no free text. */
function typedInputs(workflow: unknown): ReadonlySet<string> {
  const on = fieldOf(workflow, "on");
  const typed = ["workflow_dispatch", "workflow_call"].flatMap((event) => {
    const inputs = fieldOf(fieldOf(on, event), "inputs");
    if (typeof inputs !== "object" || inputs === null) return [];
    return Object.entries(inputs).flatMap(([name, input]) =>
      /^(?:boolean|choice|number|environment)$/.test(
        String(fieldOf(input, "type")),
      )
        ? [name]
        : [],
    );
  });
  return new Set(typed);
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
