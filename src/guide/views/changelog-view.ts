import { usualHops } from "../../plan/path/hops.ts";
import type {
  Change,
  ConfigDelta,
  Product,
  Release,
} from "../../release/types.ts";
import { editForms } from "../edits/index.ts";
import { lineOf, type Origins } from "../mark.ts";
import { codeCell, prose } from "../prose.ts";

/** What the template of a changelog may use: the releases, newest first. */
export interface ChangelogView {
  readonly title: string;
  readonly summary: string;
  readonly illustrative?: string;
  readonly releases: readonly ChangelogRelease[];
}

export interface ChangelogRelease {
  readonly version: string;
  readonly date: string;
  readonly summary: string;
  /** Where its upgrade guide is; absent where there is none. */
  readonly guide?: string;
  /** Why nobody should run it; absent where one may. */
  readonly withdrawn?: string;
  /** Those that have entries. */
  readonly sections: readonly {
    readonly title: Heading;
    readonly entries: readonly string[];
  }[];
}

/** As https://keepachangelog.com names and orders them. */
const headings = [
  "Added",
  "Changed",
  "Deprecated",
  "Removed",
  "Security",
  "Known issues",
] as const;
type Heading = (typeof headings)[number];

interface Entry {
  readonly heading: Heading;
  readonly text: string;
}

export function viewOfChangelog(
  product: Product,
  origins: Origins,
): ChangelogView {
  const { name, summary, illustrative, origin } = product;
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  return {
    title: `${mark(name, "name")}: changelog`,
    summary: mark(summary, "summary"),
    ...(illustrative !== undefined && {
      illustrative: mark(illustrative, "illustrative"),
    }),
    releases: product.releases
      .map((release) => viewOfRelease(product, release, origins))
      .toReversed(),
  };
}

function viewOfRelease(
  product: Product,
  release: Release,
  origins: Origins,
): ChangelogRelease {
  const { version, date, summary, status, origin } = release;
  const hop = usualHops(product).find(({ to }) => to === version);
  const entries = entriesOf(product, release, origins);
  return {
    version: origins.markWhole(version, origin.file, lineOf(origin, "version")),
    date,
    summary: origins.markWhole(
      prose(summary),
      origin.file,
      lineOf(origin, "summary"),
    ),
    ...(hop && {
      guide: `[How to upgrade from ${hop.from}](${hop.from}-to-${hop.to}.md).`,
    }),
    ...("reason" in status && {
      withdrawn: `Do not run it: ${prose(status.reason)}.`,
    }),
    sections: headings.flatMap((title) => {
      const own = entries.filter(({ heading }) => heading === title);
      return own.length === 0
        ? []
        : [{ title, entries: own.map(({ text }) => text) }];
    }),
  };
}

function entriesOf(
  product: Product,
  release: Release,
  origins: Origins,
): Entry[] {
  const { highlights, changes, config, requires, deprecated, origin } = release;
  const mark = (text: string, at: Release["origin"], field = "record") =>
    origins.markWhole(text, at.file, lineOf(at, field));
  return [
    ...highlights.map((text) => ({
      heading: "Added" as const,
      text: mark(`${prose(text)}.`, origin, "highlights"),
    })),
    ...changes.map((change) => ({
      heading: changeHeadings[change.kind],
      text: mark(changeInWords(change), change.origin),
    })),
    ...requires.map(({ name, range, origin }) => ({
      heading: "Changed" as const,
      text: mark(`Needs ${prose(name)} ${codeCell(range)}.`, origin),
    })),
    ...config.filter(isNews(config)).map((delta) => ({
      heading: deltaHeadings[delta.op],
      text: mark(deltaInWords(product, delta), delta.origin),
    })),
    ...deprecated.map(({ subject, removed, instead, origin }) => ({
      heading: "Deprecated" as const,
      text: mark(
        [
          `${prose(subject)}: use ${prose(instead)}`,
          ...(removed === undefined ? [] : [`it goes in ${removed}`]),
        ].join("; ") + ".",
        origin,
      ),
    })),
  ];
}

/** A new name is not deprecated: that goes without saying. */
function isNews(all: readonly ConfigDelta[]) {
  const renamed = new Set(
    all.flatMap(({ op, surface, path }) =>
      op === "renamed" ? `${surface}/${path}` : [],
    ),
  );
  return ({ op, surface, path }: ConfigDelta) =>
    op !== "undeprecated" || !renamed.has(`${surface}/${path}`);
}

const changeHeadings: Record<Change["kind"], Heading> = {
  breaking: "Changed",
  behaviour: "Changed",
  security: "Security",
  "known-issue": "Known issues",
};

function changeInWords({ kind, title, impact, usages }: Change): string {
  const gone = usages.map(({ was, now }) =>
    now === undefined
      ? `${codeCell(was)} is gone.`
      : `${codeCell(was)} is ${codeCell(now)} now.`,
  );
  const loud = kind === "breaking" ? "**Breaking:** " : "";
  return [`${loud}${prose(title)}.`, `${prose(impact)}.`, ...gone].join(" ");
}

const deltaHeadings: Record<ConfigDelta["op"], Heading> = {
  added: "Added",
  restored: "Added",
  removed: "Removed",
  renamed: "Changed",
  split: "Changed",
  merged: "Changed",
  "default-changed": "Changed",
  "type-changed": "Changed",
  "required-changed": "Changed",
  undeprecated: "Changed",
  deprecated: "Deprecated",
};

function deltaInWords({ surfaces }: Product, delta: ConfigDelta): string {
  const surface = surfaces.find(({ id }) => id === delta.surface);
  const name = (path: string) =>
    codeCell(surface ? editForms[surface.format].name(path) : path);
  const place = surface === undefined ? "" : ` in ${prose(surface.title)}`;
  const note = delta.note === undefined ? "" : `: ${prose(delta.note)}`;
  return `${name(delta.path)}${place}${endsOf(delta, name)}${note}.`;
}

function endsOf(delta: ConfigDelta, name: (path: string) => string): string {
  switch (delta.op) {
    case "renamed":
      return `, ${name(delta.was)} before`;
    case "split":
      return `, now ${delta.into.map(({ path }) => name(path)).join(" and ")}`;
    case "merged":
      return `, ${delta.from.map(name).join(" and ")} before`;
    case "default-changed":
    case "type-changed":
      return ` is ${codeCell(String(delta.now))}, ${codeCell(String(delta.was))} before`;
    case "required-changed":
      return delta.now ? " is required" : " is optional";
    case "deprecated":
      return delta.instead === undefined
        ? ""
        : `, use ${codeCell(delta.instead)} instead`;
    case "undeprecated":
      return " is deprecated no longer";
    case "added":
    case "removed":
    case "restored":
      return "";
  }
}
