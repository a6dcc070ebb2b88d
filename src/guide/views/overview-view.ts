import { deprecationsAt } from "../../plan/deprecations.ts";
import { newestOf } from "../../plan/newest.ts";
import { operationOf } from "../../plan/operation.ts";
import { trackOf } from "../../plan/path/track.ts";
import type { Product } from "../../release/types.ts";
import {
  compatibilityOf,
  platformRows,
  type CompatibilityView,
  type PlatformRow,
} from "./compatibility-view.ts";
import { deprecationRows, type DeprecationRow } from "./deprecations-view.ts";
import { lineOf, type Origins } from "../mark.ts";
import { viewOfPolicy, type PolicyView } from "./policy-view.ts";
import { prose } from "../prose.ts";
import { questionsFor, type QuestionRow } from "./questions-view.ts";
import { viewOfTracks, type TrackView } from "./releases-view.ts";
import { runbookRows, type RunbookRow } from "../runbook-list.ts";
import { viewOfTroubles, type TroubleView } from "./steps-view.ts";
import { viewOfValues, type ValuesView } from "./values-view.ts";

/** What the template of a product's overview may use; rows hold finished cells. */
export interface OverviewView {
  readonly title: string;
  readonly summary: string;
  /** What of it is an example; absent where everything is real. */
  readonly illustrative?: string;
  readonly section: string;
  readonly subsection: string;
  /** Of the product, then of each of its parts. */
  readonly tracks: readonly TrackView[];
  readonly compatibility: readonly CompatibilityView[];
  readonly platforms: readonly PlatformRow[];
  readonly policy: PolicyView;
  /** At the newest release, next removal first. */
  readonly deprecated: readonly DeprecationRow[];
  /** Emergencies first. */
  readonly runbooks: readonly RunbookRow[];
  readonly choices: readonly QuestionRow[];
  readonly values: readonly ValuesView[];
  /** What may go wrong on any day. */
  readonly troubleshooting: readonly TroubleView[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export function viewOfOverview(
  product: Product,
  origins: Origins,
): OverviewView {
  const { name, summary, illustrative, releases, links, origin } = product;
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  const { troubles, variables } = operationOf(product);
  const marking = { origins, prefix: "" };
  return {
    title: `${mark(name, "name")}: releases and operation`,
    summary: mark(summary, "summary"),
    ...(illustrative !== undefined && {
      illustrative: mark(illustrative, "illustrative"),
    }),
    section: "##",
    subsection: "###",
    tracks: viewOfTracks(product, origins),
    compatibility: compatibilityOf(product, origins),
    platforms: platformRows(product, origins),
    policy: viewOfPolicy(product, origins),
    deprecated: deprecationRows(
      product,
      deprecationsAt(trackOf("", releases), newestOf(product)?.version ?? ""),
      origins,
    ),
    runbooks: runbookRows(product, origins),
    choices: questionsFor(product, {}, [troubles, variables]),
    values: viewOfValues(product, variables, marking),
    troubleshooting: viewOfTroubles(product, troubles, marking),
    links: Object.entries(links).map(([title, url]) => ({
      title: prose(title),
      url,
    })),
  };
}
