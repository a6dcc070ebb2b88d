/** What a page may load: no file, no process, no network. */
export { expectationsFrom } from "./plan/expect.ts";
export { plan } from "./plan/plan.ts";
export type { Answers, Leg, Plan } from "./plan/plan.ts";
export type { NoPath } from "./plan/no-path.ts";
