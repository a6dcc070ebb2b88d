import type { WrittenRelease } from "../schema/release.ts";
import type { Source, Written } from "../source.ts";
import type {
  Change,
  Migration,
  Origin,
  Release,
  Status,
  Step,
  Stop,
} from "../types.ts";
import { channelOf } from "../../versions.ts";
import { toDelta } from "./delta.ts";
import {
  toDuration,
  toSeconds,
  toStep,
  toTroubles,
  toWhen,
  type Path,
} from "./step.ts";

type WrittenChange = WrittenRelease["changes"][number];
type WrittenMigration = WrittenRelease["migrations"][number];
type At = (...path: Path) => { readonly origin: Origin };

export function toRelease({ source, data }: Written<WrittenRelease>): Release {
  const at: At = (...path) => ({ origin: source.originOf(path) });
  const { deprecated = [], stop, from, version } = data;
  return {
    version,
    date: data.date,
    status: toStatus(data.status),
    channel: data.channel ?? channelOf(version),
    summary: data.summary,
    highlights: data.highlights,
    difficulty: data.difficulty,
    ...(data.duration !== undefined && { duration: toDuration(data.duration) }),
    ...(from !== undefined && { from }),
    ...(stop && { stop: toStop(stop, at("stop")) }),
    ...at(),
    risks: withOrigins(data.risks, "risks", at),
    parts: data.parts,
    requires: Object.entries(data.requires).map(([name, requirement]) => ({
      name,
      ...requirement,
      ...at("requires", name),
    })),
    artifacts: withOrigins(data.artifacts, "artifacts", at),
    coverage: data.coverage,
    config: data.config.map((delta, index) =>
      toDelta(delta, at("config", index)),
    ),
    migrations: data.migrations.map((migration, index) =>
      toMigration(migration, at("migrations", index)),
    ),
    changes: data.changes.map((change, index) =>
      toChange(change, version, (...path) => at("changes", index, ...path)),
    ),
    deprecated:
      deprecated === "none" ? [] : withOrigins(deprecated, "deprecated", at),
    statesDeprecations: data.deprecated !== undefined,
    rollback: withOrigins(data.rollback, "rollback", at),
    steps: toSteps(data, source),
    troubleshooting: toTroubles(data.troubleshooting, source),
  };
}

function withOrigins<T extends object>(
  records: readonly T[],
  field: string,
  at: At,
): (T & { readonly origin: Origin })[] {
  return records.map((record, index) => ({ ...record, ...at(field, index) }));
}

function toStop(
  { when, ...stop }: NonNullable<WrittenRelease["stop"]>,
  at: { readonly origin: Origin },
): Stop {
  return { ...stop, ...(when && { when: toWhen(when) }), ...at };
}

function toStatus(written: WrittenRelease["status"]): Status {
  if (typeof written === "string") return { kind: written };
  const { fixedIn } = written;
  const fix = fixedIn === undefined ? {} : { fixedIn };
  if ("yanked" in written)
    return { kind: "yanked", reason: written.yanked, ...fix };
  return { kind: "avoid", reason: written.avoid, ...fix };
}

export function toMigration(
  { cost: costs, ...written }: WrittenMigration,
  at: { readonly origin: Origin },
): Migration {
  const cost = costs.map(({ took, ...point }) => ({
    ...point,
    took: toSeconds(took),
  }));
  if ("id" in written) return { kind: "own", ...written, cost, ...at };
  const { range, ...migration } = written;
  const [after = "", head = ""] = range.split("..");
  return { kind: "revisions", ...migration, after, head, cost, ...at };
}

function toChange(
  { when, sample, detect, do: _steps, ...change }: WrittenChange,
  version: string,
  at: At,
): Change {
  return {
    ...change,
    introducedIn: [...new Set([version, ...change.introducedIn])],
    usages: withOrigins(change.usages, "usages", at),
    detect: withOrigins(detect, "detect", at),
    ...(when && { when: toWhen(when) }),
    ...(sample && { sample: { ...sample, ...at("sample") } }),
    ...at(),
  };
}

/** A release's own steps, and those its changes ask for. */
function toSteps(data: WrittenRelease, source: Source): Step[] {
  const own = data.steps.map(({ phase, ...step }, index) =>
    toStep(step, phase, source, ["steps", index]),
  );
  const asked = data.changes.flatMap((change, index) =>
    change.do.map(({ phase, when = change.when, ...step }, place) =>
      toStep({ ...step, ...(when && { when }) }, phase, source, [
        "changes",
        index,
        "do",
        place,
      ]),
    ),
  );
  return [...own, ...asked];
}
