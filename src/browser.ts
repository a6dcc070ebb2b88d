/** What a page may load: no file, no process, no network. */
export { guideInPage, pageEngine } from "./guide/compiled.ts";
export type { Render } from "./guide/compiled.ts";
export { noOrigins } from "./guide/mark.ts";
export { viewOf } from "./guide/views/guide-view.ts";
export type { GuideView } from "./guide/views/guide-view.ts";
export { assignmentOf } from "./guide/views/values-view.ts";
export { slugOf } from "./markdown/anchors.ts";
export { expectationsFrom } from "./plan/expect.ts";
export type { Expectations } from "./plan/expect.ts";
export { planJson } from "./plan/json.ts";
export type { NoPath } from "./plan/path/no-path.ts";
export { plan } from "./plan/plan.ts";
export type { Answers, Leg, Plan, PlannedVariable } from "./plan/plan.ts";
export { planPublished } from "./plan/published.ts";
export {
  readPublishedProduct,
  readPublishedRelease,
} from "./release/published.ts";
export type { Product, Release } from "./release/types.ts";

/** What a page loads when it is asked for a script, and not before. */
export const loadScripts = () => import("./guide/compiled-script.ts");

/** What a page loads when it is asked to rehearse, and not before. */
export const loadRehearsal = () => import("./rehearsal.ts");
export type { Circumstances, RehearsedBlock } from "./rehearsal.ts";

/** What a page loads when a reader pastes a file, and not before. */
export const loadPasted = () => import("./pasted.ts");
