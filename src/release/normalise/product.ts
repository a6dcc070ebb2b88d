import type { WrittenProduct } from "../schema/product.ts";
import type { WrittenRelease } from "../schema/release.ts";
import type { Source, Written } from "../source.ts";
import {
  bumpKinds,
  phases,
  type Choice,
  type Part,
  type Policy,
  type Product,
  type Variable,
} from "../types.ts";
import { toRelease } from "./release.ts";
import { toDuration, toStep, toTroubles, toWhen, type Path } from "./step.ts";

type WrittenTrouble = WrittenProduct["troubleshooting"][number];
type WrittenVariable = WrittenProduct["variables"][string];

/** Releases of the product itself under "", of its parts under their ids. */
export type ReleasesByPart = ReadonlyMap<
  string,
  readonly Written<WrittenRelease>[]
>;

/** From the shape people write to the shape the stages use. */
export function toProduct(
  { source, data }: Written<WrittenProduct>,
  releases: ReleasesByPart,
): Product {
  const { platforms, choices, variables, surfaces, steps } = data;
  const platform = { ask: "Where does it run?", options: platforms };
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
    surfaces: Object.entries(surfaces).map(([id, { when, ...surface }]) => ({
      id,
      ...surface,
      ...(when && { when: toWhen(when) }),
      source: [surface.source ?? []].flat().map(withoutDot),
      origin: source.originOf(["surfaces", id]),
    })),
    migrations: Object.fromEntries(
      Object.entries(data.migrations).map(([tool, folder]) => [
        tool,
        withoutDot(folder),
      ]),
    ),
    cli: Object.entries(data.cli).map(([name, { run, adapter }]) => ({
      name,
      run: withoutDot(run),
      adapter,
      origin: source.originOf(["cli", name]),
    })),
    policy: toPolicy(data.policy, source),
    ways: data.ways,
    changelog: data.changelog,
    channels: Object.entries(data.channels).map(([id, channel]) => ({
      id,
      ...channel,
      origin: source.originOf(["channels", id]),
    })),
    steps: phases.flatMap((phase) =>
      steps[phase].map((step, index) =>
        toStep(step, phase, source, ["steps", phase, index]),
      ),
    ),
    runbooks: Object.entries(data.runbooks).map(([id, runbook]) => ({
      id,
      kind: runbook.kind,
      title: runbook.title,
      ...(runbook.why !== undefined && { why: runbook.why }),
      ...(runbook.downtime !== undefined && {
        downtime: toDuration(runbook.downtime),
      }),
      steps: runbook.steps.map(({ phase, ...step }, index) =>
        toStep(step, phase, source, ["runbooks", id, "steps", index]),
      ),
      troubleshooting: toTroubles(runbook.troubleshooting, source, [
        "runbooks",
        id,
        "troubleshooting",
      ]),
      origin: source.originOf(["runbooks", id]),
    })),
    ...bothTroubles(data, source),
    releases: (releases.get("") ?? []).map(toRelease),
    parts: Object.entries(data.parts).map(([id, { title }]): Part => ({
      id,
      title,
      releases: (releases.get(id) ?? []).map(toRelease),
      origin: source.originOf(["parts", id]),
    })),
  };
}

/** `./chart/values.yaml` is `chart/values.yaml`. */
function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+(?=.)/, "").replace(/(?<=.)\/+$/, "");
}

function bothTroubles(
  { troubleshooting }: WrittenProduct,
  source: Source,
): Pick<Product, "troubleshooting" | "operation"> {
  const all = toTroubles(
    troubleshooting.map(({ during: _during, ...trouble }) => trouble),
    source,
  );
  const those = (during: WrittenTrouble["during"]) =>
    all.filter((_, index) => troubleshooting[index]?.during === during);
  return { troubleshooting: those("upgrade"), operation: those("operation") };
}

function toPolicy(
  { bumps, ...policy }: WrittenProduct["policy"],
  source: Source,
): Policy {
  return {
    ...policy,
    bumps: bumpKinds.flatMap((kind) => {
      const written = bumps[kind];
      if (written === undefined) return [];
      const { downtime, ...bump } = written;
      return {
        kind,
        ...bump,
        ...(downtime !== undefined && { downtime: toDuration(downtime) }),
        origin: source.originOf(["policy", "bumps", kind]),
      };
    }),
    origin: source.originOf(["policy"]),
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
      ...(written.says !== undefined && { says: written.says }),
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
