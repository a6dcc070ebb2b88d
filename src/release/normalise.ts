import { toDelta } from "./normalise-delta.ts";
import type { WrittenProduct } from "./schema/product.ts";
import type { WrittenRelease } from "./schema/release.ts";
import type { Source, Written } from "./source.ts";
import {
  phases,
  type Action,
  type Choice,
  type Duration,
  type Phase,
  type Product,
  type Release,
  type Step,
  type Trouble,
  type Variable,
  type When,
} from "./types.ts";

type WrittenStep = WrittenProduct["steps"][Phase][number];
type WrittenVariable = WrittenProduct["variables"][string];
type WrittenTrouble = WrittenProduct["troubleshooting"][number];
type Path = readonly PropertyKey[];

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** From the shape people write to the shape the stages use. */
export function toProduct(
  { source, data }: Written<WrittenProduct>,
  releases: readonly Written<WrittenRelease>[],
): Product {
  const { platforms, choices, variables, surfaces, steps } = data;
  const platform = {
    ask: "Where does it run?",
    options: platforms,
  };
  return {
    id: data.id,
    name: data.name,
    summary: data.summary,
    ...(data.illustrative !== undefined && { illustrative: data.illustrative }),
    tag: data.tag,
    links: data.links,
    origin: source.originOf([]),
    choices: [
      toChoice("platform", platform, source, ["platforms"]),
      ...Object.entries(choices).map(([id, choice]) =>
        toChoice(id, choice, source, ["choices", id, "options"]),
      ),
    ],
    variables: Object.entries(variables).map(([name, variable]) =>
      toVariable(name, variable, source),
    ),
    surfaces: Object.entries(surfaces).map(([id, surface]) => ({
      id,
      ...surface,
      origin: source.originOf(["surfaces", id]),
    })),
    steps: phases.flatMap((phase) =>
      steps[phase].map((step, index) =>
        toStep(step, phase, source, ["steps", phase, index]),
      ),
    ),
    troubleshooting: toTroubles(data.troubleshooting, source),
    releases: releases.map(toRelease),
  };
}

function toRelease({ source, data }: Written<WrittenRelease>): Release {
  const at = (...path: Path) => ({ origin: source.originOf(path) });
  return {
    version: data.version,
    date: data.date,
    summary: data.summary,
    difficulty: data.difficulty,
    from: data.from,
    ...at(),
    requires: Object.entries(data.requires).map(([name, requirement]) => ({
      name,
      ...requirement,
      ...at("requires", name),
    })),
    config: data.config.map((delta, index) =>
      toDelta(delta, at("config", index)),
    ),
    migrations: data.migrations.map(({ range, ...migration }, index) => {
      const [after = "", head = ""] = range.split("..");
      return { ...migration, after, head, ...at("migrations", index) };
    }),
    changes: data.changes.map(({ when, sample, ...change }, index) => ({
      ...change,
      ...(when && { when: toWhen(when) }),
      ...(sample && {
        sample: { ...sample, ...at("changes", index, "sample") },
      }),
      ...at("changes", index),
    })),
    deprecated: data.deprecated.map((deprecation, index) => ({
      ...deprecation,
      ...at("deprecated", index),
    })),
    rollback: data.rollback.map((limit, index) => ({
      ...limit,
      ...at("rollback", index),
    })),
    steps: data.steps.map(({ phase, ...step }, index) =>
      toStep(step, phase, source, ["steps", index]),
    ),
    troubleshooting: toTroubles(data.troubleshooting, source),
  };
}

function toChoice(
  id: string,
  choice: {
    ask: string;
    when?: Record<string, string | string[]>;
    options: WrittenProduct["platforms"];
  },
  source: Source,
  path: Path,
): Choice {
  return {
    id,
    ask: choice.ask,
    ...(choice.when && { when: toWhen(choice.when) }),
    options: Object.entries(choice.options).map(([option, written]) => ({
      id: option,
      title: written.title,
      tools: written.tools ?? {},
      origin: source.originOf([...path, option]),
    })),
    origin: source.originOf(path.slice(0, -1)),
  };
}

function toVariable(
  name: string,
  { when, ...written }: WrittenVariable,
  source: Source,
): Variable {
  const common = {
    name,
    ...(when && { when: toWhen(when) }),
    origin: source.originOf(["variables", name]),
  };
  if ("value" in written)
    return { ...common, kind: "fixed", value: written.value };
  if ("revision" in written) {
    const { revision: tool, at } = written;
    return { ...common, kind: "revision", tool, at };
  }
  if ("example" in written) return { ...common, kind: "asked", ...written };
  return { ...common, kind: "secret", ask: written.ask };
}

function toStep(
  { run, manual, config, when, downtime, ...step }: WrittenStep,
  phase: Phase,
  source: Source,
  path: Path,
): Step {
  return {
    ...step,
    phase,
    action: toAction({ run, manual, config }),
    ...(when && { when: toWhen(when) }),
    ...(downtime !== undefined && { downtime: toDuration(downtime) }),
    origin: source.originOf(path),
  };
}

function toAction(written: {
  run: string | undefined;
  manual: string | undefined;
  config: string | undefined;
}): Action {
  if (written.run !== undefined) return { kind: "run", run: written.run };
  if (written.config !== undefined)
    return { kind: "config", surface: written.config };
  return { kind: "manual", manual: written.manual ?? "" };
}

function toTroubles(
  troubles: readonly WrittenTrouble[],
  source: Source,
): Trouble[] {
  return troubles.map(({ when, ...trouble }, index) => ({
    ...trouble,
    ...(when && { when: toWhen(when) }),
    origin: source.originOf(["troubleshooting", index]),
  }));
}

function toWhen(written: Record<string, string | string[]>): When {
  return Object.fromEntries(
    Object.entries(written).map(([choice, options]) => [
      choice,
      typeof options === "string" ? [options] : options,
    ]),
  );
}

/** `30s..2m` in seconds. */
function toDuration(text: string): Duration {
  const [least = 0, most = 0] = text.split("..").map((part) => {
    const unit = unitSeconds[part.slice(-1)] ?? 1;
    return Number(part.slice(0, -1)) * unit;
  });
  return { least, most };
}
