export { lint, type LintOptions, type LintResult } from "./lint/linter.ts";
export { lintThoroughly, type Sources } from "./lint/thorough.ts";
export { allRules } from "./lint/rules.ts";
export { lintProduct } from "./lint/product/linter.ts";
export { productRules as allProductRules } from "./lint/rules/product/index.ts";
export { shownExamples, type ShownExamples } from "./lint/shown-examples.ts";
export type {
  BadProductExample,
  Field,
  ProductExample,
  ProductProblem,
  ProductRule,
} from "./lint/product/rule.ts";
export type { BadExample, Block, Page, Rule } from "./lint/rule.ts";
export type {
  Coverage,
  DryRun,
  Evidence,
  Finding,
  Origin,
  Problem,
  Related,
  Severity,
  Tier,
} from "./lint/finding.ts";
export { readDocument } from "./markdown/read.ts";
export type {
  Comment,
  Document,
  Fence,
  Heading,
  Position,
} from "./markdown/document.ts";
export {
  expectationsOfRunbook,
  noExpectations,
  type ChangedKey,
  type Expectations,
  type KeyState,
  type ProductFacts,
} from "./plan/expect.ts";
export { reporters } from "./report/reporters/index.ts";
export type { Reporter } from "./report/reporter.ts";
export {
  summarise,
  type Report,
  type RuleText,
  type Summary,
} from "./report/report.ts";
export { conditionsOf } from "./guide/choice-label.ts";
export { assignmentOf } from "./guide/views/values-view.ts";
export { exampleFiles } from "./commands/pages/fixtures.ts";
export { compiledTemplates, loadRenderer } from "./commands/guides.ts";
export { renderRelease } from "./guide/render.ts";
export { findProducts, loadProduct } from "./commands/products.ts";
export { loadSections } from "./commands/sections.ts";
export type { Section } from "./release/sections.ts";
export type { DryRunRecord, RecordedBlock } from "./commands/pages/record.ts";
export { dryRunRecord } from "./commands/pages/record-schema.ts";
export { readAnnotations } from "./markdown/annotations.ts";
export {
  publishProduct,
  publishProducts,
  publishRelease,
} from "./release/published.ts";
export type { Product, Release, Runbook } from "./release/types.ts";
export { newestOf } from "./plan/newest.ts";
export { calendarOf, type Removal } from "./plan/calendar.ts";
export { trackOf } from "./plan/path/track.ts";
export { lineOf } from "./versions.ts";
export { countsInWords } from "./guide/views/releases-view.ts";
export { describeDuration } from "./guide/prose.ts";
export { editForms } from "./guide/edits/index.ts";
export { planRunbook } from "./plan/runbooks.ts";
export { sources } from "./commands/pages/sources.ts";
export { readProduct } from "./release/read.ts";
export {
  MetadataError,
  type MetadataFile,
  type MetadataProblem,
} from "./release/source.ts";
export { plan, type Answers, type Leg, type Plan } from "./plan/plan.ts";
export type { NoPath } from "./plan/path/no-path.ts";
export { planJson } from "./plan/json.ts";
export { expectationsFrom } from "./plan/expect.ts";
export {
  renderBody,
  renderGuide,
  renderScript,
  type Rendered,
  type Renderer,
} from "./guide/render.ts";
export { formats, type FormatName } from "./surface/formats/index.ts";
export { readSettings, type Reading } from "./surface/read.ts";
export { diffSettings, type Delta, type Renaming } from "./surface/diff.ts";
export type { Setting } from "./surface/setting.ts";
export { UsageError } from "./usage.ts";
