import type { Leg, Plan } from "../../plan/plan.ts";
import type { Step } from "../../release/types.ts";
import { underErrexit } from "../../shell/under-errexit.ts";
import { editOf, shellWord } from "../edits/edit.ts";
import { editForms } from "../edits/index.ts";
import { lineOf, type Origins } from "../mark.ts";
import { visible } from "../prose.ts";

/** What a step does in a script, and whether a person has to do the rest. */
export interface StepBody {
  /** As the metadata have it, for whoever asks what it needs. */
  readonly plain: string;
  /** As it stands in the script. */
  readonly text: string;
  /** What a person has to do; empty where the commands do it all. */
  readonly byHand: readonly string[];
}

export function bodyOf(
  plan: Plan,
  leg: Leg,
  { action, origin }: Step,
  origins: Origins,
): StepBody {
  switch (action.kind) {
    case "run": {
      const plain = action.run.trimEnd();
      const line = lineOf(origin, "run");
      const text = origins.mark(underErrexit(plain), origin.file, line);
      return { plain, text, byHand: [] };
    }
    case "manual":
      return instruction(action.manual);
    case "config":
      return editsOf(plan, leg, action.surface);
    case "use":
      return instruction(`Follow the runbook ${action.runbook}`);
  }
}

/** Text that a person reads and acts on. */
export function instruction(text: string): StepBody {
  const plain = say(oneLine(text));
  return { plain, text: plain, byHand: [oneLine(text)] };
}

export function oneLine(text: string): string {
  return visible(text.trim().replace(/\s+/g, " "));
}

function editsOf({ product }: Plan, leg: Leg, id: string): StepBody {
  const surface = product.surfaces.find((surface) => surface.id === id);
  if (surface === undefined) return { plain: ":", text: ":", byHand: [] };
  const form = editForms[surface.format];
  const edits = leg.config
    .filter((delta) => delta.surface === id)
    .map((delta) => editOf(delta, surface, form));
  const inWords = edits.flatMap((edit) =>
    edit?.kind === "manual" ? oneLine(edit.manual) : [],
  );
  const written = edits.flatMap((edit) =>
    edit?.kind === "lines" ? [edit.lines] : [],
  );
  const joined = written.length > 0 ? form.join(written) : [];
  const isShell = form.language === "bash";
  const toPut =
    isShell || joined.length === 0
      ? []
      : [`Put this into ${surface.file}:`, ...joined];
  const byHand = [...toPut, ...inWords];
  const lines = [...(isShell ? joined : []), ...byHand.map(say)];
  const plain = lines.length > 0 ? lines.join("\n") : ":";
  return { plain, text: underErrexit(plain), byHand };
}

function say(line: string): string {
  return `printf '%s\\n' ${shellWord(line)}`;
}
