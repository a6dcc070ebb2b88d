import { isExcerpt } from "./excerpts.ts";
import type { Payload } from "./payloads.ts";

/** Whether a payload is a whole workflow of GitHub Actions. */
export function isWorkflow({ as, text }: Payload): boolean {
  if (as !== "workflow" && as !== "yaml") return false;
  return (
    /^(?:on|"on"|'on'):/m.test(text) &&
    /^jobs:/m.test(text) &&
    /^ +(?:steps|uses):/m.test(text) &&
    !isExcerpt(text)
  );
}
