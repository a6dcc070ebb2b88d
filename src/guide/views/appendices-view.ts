import { deprecationsAt } from "../../plan/deprecations.ts";
import type { Plan } from "../../plan/plan.ts";
import { trackOf } from "../../plan/path/track.ts";
import { hasSurface } from "../../plan/when.ts";
import type { Release, Surface } from "../../release/types.ts";
import { deprecationRows, type DeprecationRow } from "./deprecations-view.ts";
import { editForms } from "../edits/index.ts";
import type { Frozen, FrozenSetting, FrozenSettings } from "../frozen.ts";
import type { Origins } from "../mark.ts";
import { fenceFor, onOneLine, prose } from "../prose.ts";

/** What a reader may want to look up, made from what the releases froze. */
export interface AppendixView {
  /** `Default settings of 1.0.0 and 1.1.0` */
  readonly title: string;
  /** One of the three is there. */
  readonly defaults?: readonly DiffView[];
  readonly sql?: readonly SqlView[];
  readonly timeline?: readonly DeprecationRow[];
}

/** How the defaults of one surface differ, as a unified diff without context. */
export interface DiffView {
  readonly title: string;
  readonly fence: string;
  readonly body: string;
  /** Long enough to be folded away. */
  readonly isLong: boolean;
}

export interface SqlView {
  readonly title: string;
  readonly fence: string;
  readonly body: string;
  readonly isLong: boolean;
}

/** More lines than these are folded away. */
const mostLines = 30;

/** The appendices of a guide that have something to say, lettered. */
export function viewOfAppendices(
  plan: Plan,
  frozen: Frozen,
  origins: Origins,
): AppendixView[] {
  const { from, to } = plan;
  const defaults = diffsOf(plan, frozen, origins);
  const sql = sqlOf(plan, frozen, origins);
  const timeline = timelineOf(plan, origins);
  const all: AppendixView[] = [
    { title: `Default settings of ${from} and ${to}`, defaults },
    { title: "SQL of the migrations", sql },
    { title: "Deprecated, and until when", timeline },
  ];
  return all
    .filter((view) => (view.defaults ?? view.sql ?? view.timeline)?.length)
    .map((view, index) => ({
      ...view,
      title: `${String.fromCharCode(65 + index)}. ${view.title}`,
    }));
}

function diffsOf(
  { product, from, to, answers }: Plan,
  frozen: Frozen,
  origins: Origins,
): DiffView[] {
  return product.surfaces.flatMap((surface) => {
    if (!hasSurface(product, surface.id, answers)) return [];
    const before = frozen.get(from)?.settings.get(surface.id);
    const after = frozen.get(to)?.settings.get(surface.id);
    if (before === undefined || after === undefined) return [];
    const lines = differing(surface, { before, after }, origins);
    if (lines.length === 0) return [];
    return {
      title: prose(surface.title),
      fence: "```",
      body: [`--- ${from}`, `+++ ${to}`, ...lines].join("\n"),
      isLong: lines.length > mostLines,
    };
  });
}

/** Keys in order; of a default that changed first what it was. */
function differing(
  { format }: Surface,
  ends: { readonly before: FrozenSettings; readonly after: FrozenSettings },
  origins: Origins,
): string[] {
  const lines = (
    sign: string,
    these: FrozenSettings,
    those: FrozenSettings,
  ) => {
    const others = new Map(those.settings.map((each) => [each.path, each]));
    return these.settings
      .filter((each) => !isSame(each, others.get(each.path)))
      .map((each) => ({
        path: each.path,
        text: origins.markWhole(
          `${sign}${editForms[format].name(each.path)}: ${shown(each)}`,
          these.file,
          each.line,
        ),
      }));
  };
  const gone = lines("-", ends.before, ends.after);
  const come = lines("+", ends.after, ends.before);
  return [...gone, ...come]
    .toSorted((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1))
    .map(({ text }) => text.replace(/ $/, ""));
}

function isSame(one: FrozenSetting, other: FrozenSetting | undefined): boolean {
  return (
    other !== undefined &&
    one.secret === other.secret &&
    (one.secret || (one.default ?? "") === (other.default ?? ""))
  );
}

function shown({ default: value, secret }: FrozenSetting): string {
  return secret ? "(secret)" : onOneLine(String(value ?? ""));
}

/** Of a product's own releases, each migration once. */
function sqlOf(
  { product, legs }: Plan,
  frozen: Frozen,
  origins: Origins,
): SqlView[] {
  const releases = legs
    .filter(({ part }) => part === "")
    .flatMap((leg) => leg.releases);
  return Object.keys(product.migrations).flatMap((tool) =>
    releases.flatMap((release) => {
      const { version } = release;
      const sql = frozen.get(version)?.sql.get(tool);
      if (sql === undefined) return [];
      const text = sql.text.trimEnd();
      return {
        title: `${version}, ${prose(tool)}${revisionsOf(release, tool)}`,
        fence: fenceFor(text),
        body: origins.mark(text, sql.file, 1),
        isLong: text.split("\n").length > mostLines,
      };
    }),
  );
}

/** `, from `a1` to `c3``, of the tool's migrations. */
function revisionsOf({ migrations }: Release, tool: string): string {
  const own = migrations.flatMap((migration) =>
    migration.kind === "revisions" && migration.tool === tool ? migration : [],
  );
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `, from \`${first.after}\` to \`${last.head}\``;
}

/** At the target, for a whole product: parts have none of their own. */
function timelineOf(
  { product, to, legs, answers }: Plan,
  origins: Origins,
): DeprecationRow[] {
  if (legs.some(({ part }) => part !== "")) return [];
  const track = trackOf("", product.releases);
  const living = deprecationsAt(track, to).filter(({ surface }) =>
    hasSurface(product, surface, answers),
  );
  return deprecationRows(product, living, origins);
}
