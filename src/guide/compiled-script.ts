import type { Plan } from "../plan/plan.ts";
import type { Render } from "./compiled.ts";
import { noOrigins } from "./mark.ts";
import { openChoicesOf, scriptViewOf } from "./views/script-view.ts";

/** A shell script, or the choices that it needs an answer to. */
export type PageScript =
  | { readonly kind: "script"; readonly text: string }
  | { readonly kind: "open"; readonly choices: readonly string[] };

/** A plan as a shell script: the same text as `renderScript` gives. */
export function scriptInPage(plan: Plan, render: Render): PageScript {
  const choices = openChoicesOf(plan);
  if (choices.length > 0) return { kind: "open", choices };
  const text = render("upgrade.sh", scriptViewOf(plan, noOrigins));
  return { kind: "script", text };
}
