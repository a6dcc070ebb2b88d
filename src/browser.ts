/** What a page may load: no file, no process, no network. */
export { pageRendererOf } from "./guide/compiled.ts";
export type { CompiledTemplates, PageRenderer } from "./guide/compiled.ts";
export { noOrigins } from "./guide/mark.ts";
export { openChoicesOf } from "./guide/script-view.ts";
export { viewOf } from "./guide/view.ts";
export type { GuideView } from "./guide/view.ts";
export { slugOf } from "./markdown/anchors.ts";
export { expectationsFrom } from "./plan/expect.ts";
export { planJson } from "./plan/json.ts";
export type { NoPath } from "./plan/no-path.ts";
export { plan } from "./plan/plan.ts";
export type { Answers, Leg, Plan } from "./plan/plan.ts";
export { planPublished } from "./plan/published.ts";
export {
  readPublishedProduct,
  readPublishedRelease,
} from "./release/published.ts";
export type { Product, Release } from "./release/types.ts";
