import type { Product } from "../../release/types.ts";
import { lineOf as minorOf } from "../../versions.ts";
import { labelOf } from "../choice-label.ts";
import { bumpTitles } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import {
  cell,
  codeCell,
  counted,
  describeDuration,
  sentence,
} from "../prose.ts";

/** What a product promises about its releases; rows hold finished cells. */
export interface PolicyView {
  readonly bumps: readonly BumpRow[];
  /** Sentences: what one upgrade may cross, how early a removal is announced. */
  readonly promises: readonly string[];
  readonly channels: readonly ChannelRow[];
  readonly stops: readonly StopRow[];
  readonly risks: readonly RiskRow[];
}

export interface BumpRow {
  readonly kind: string;
  readonly says: string;
  readonly downtime: string;
  readonly migrations: string;
}

export interface ChannelRow {
  readonly title: string;
  readonly says: string;
}

export interface StopRow {
  readonly version: string;
  readonly because: string;
  readonly who: string;
  readonly override: string;
}

export interface RiskRow {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly fixedIn: string;
}

export function viewOfPolicy(product: Product, origins: Origins): PolicyView {
  return {
    bumps: bumpRows(product, origins),
    promises: promisesOf(product),
    channels: product.channels.map(({ title, says, origin }) => ({
      title: origins.markWhole(
        cell(title),
        origin.file,
        lineOf(origin, "title"),
      ),
      says: `${sentence(cell(says))}.`,
    })),
    stops: stopRows(product, origins),
    risks: riskRows(product, origins),
  };
}

function bumpRows({ policy }: Product, origins: Origins): BumpRow[] {
  return policy.bumps.map(({ kind, says, downtime, migrations, origin }) => ({
    kind: origins.markWhole(
      bumpTitles[kind],
      origin.file,
      lineOf(origin, "record"),
    ),
    says: `${sentence(cell(says))}.`,
    downtime: downtime === undefined ? "" : describeDuration(downtime),
    migrations: cell(migrations ?? ""),
  }));
}

function promisesOf({ policy }: Product): string[] {
  const { majorsAtOnce, minorsAtOnce, deprecationNotice } = policy;
  const crosses = (most: number, what: string) =>
    `One upgrade crosses at most ${counted(most, what)}.`;
  return [
    ...(majorsAtOnce === undefined
      ? []
      : [crosses(majorsAtOnce, "major version")]),
    ...(minorsAtOnce === undefined
      ? []
      : [crosses(minorsAtOnce, "minor version")]),
    ...(deprecationNotice === undefined || deprecationNotice === 0
      ? []
      : [
          `What is removed was deprecated at least ${counted(deprecationNotice, "minor release")} before.`,
        ]),
  ];
}

function stopRows(product: Product, origins: Origins): StopRow[] {
  return product.releases.flatMap(({ version, stop }) => {
    if (stop === undefined) return [];
    const { at, because, when, override, origin } = stop;
    return {
      version: origins.markWhole(
        at === "line" ? `any release of ${minorOf(version)}` : version,
        origin.file,
        lineOf(origin, "record"),
      ),
      because: `${sentence(cell(because))}.`,
      who: cell(labelOf(product, when) ?? "everybody"),
      override: override === undefined ? "" : `${sentence(cell(override))}.`,
    };
  });
}

function riskRows({ releases }: Product, origins: Origins): RiskRow[] {
  return releases.flatMap(({ version, risks }) =>
    risks.map(({ from, why, url, fixedIn, origin }) => ({
      from: origins.markWhole(
        codeCell(from),
        origin.file,
        lineOf(origin, "from"),
      ),
      to: version,
      why:
        url === undefined
          ? `${sentence(cell(why))}.`
          : `${sentence(cell(why))} ([more](${url})).`,
      fixedIn: fixedIn ?? "",
    })),
  );
}
