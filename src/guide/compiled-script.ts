import type { Plan } from "../plan/plan.ts";
import type { Render } from "./compiled.ts";
import { noOrigins } from "./mark.ts";
import {
  openChoicesOf,
  scriptViewOf,
  type OwnValues,
} from "./views/script-view.ts";

/** A shell script, or the choices that it needs an answer to. */
export type PageScript =
  | { readonly kind: "script"; readonly text: string }
  | { readonly kind: "open"; readonly choices: readonly string[] };

/**
 * A plan as a shell script: the same text as `renderScript` gives, but for values
 * of the reader's, which it takes where the environment has none.
 */
export function scriptInPage(
  plan: Plan,
  render: Render,
  own: OwnValues = {},
): PageScript {
  const choices = openChoicesOf(plan);
  if (choices.length > 0) return { kind: "open", choices };
  const text = render("upgrade.sh", scriptViewOf(plan, noOrigins, own));
  return { kind: "script", text };
}
