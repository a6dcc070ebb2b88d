import type { WrittenProduct } from "../schema/product.ts";
import type { Source } from "../source.ts";
import type { Action, Duration, Phase, Step, Trouble, When } from "../types.ts";

export type WrittenStep = WrittenProduct["steps"][Phase][number];
export type Path = readonly PropertyKey[];
type WrittenTrouble =
  WrittenProduct["runbooks"][string]["troubleshooting"][number];

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600 };

export function toStep(
  { run, manual, config, use, when, downtime, ...step }: WrittenStep,
  phase: Phase,
  source: Source,
  path: Path,
): Step {
  return {
    ...step,
    phase,
    action: toAction({ run, manual, config, use }),
    ...(when && { when: toWhen(when) }),
    ...(downtime !== undefined && { downtime: toDuration(downtime) }),
    origin: source.originOf(path),
  };
}

function toAction(written: {
  run: string | undefined;
  manual: string | undefined;
  config: string | undefined;
  use: string | undefined;
}): Action {
  const { run, manual, config, use } = written;
  if (run !== undefined) return { kind: "run", run };
  if (config !== undefined) return { kind: "config", surface: config };
  if (use !== undefined) return { kind: "use", runbook: use };
  return { kind: "manual", manual: manual ?? "" };
}

export function toTroubles(
  troubles: readonly WrittenTrouble[],
  source: Source,
  path: Path = ["troubleshooting"],
): Trouble[] {
  return troubles.map(({ when, ...trouble }, index) => ({
    ...trouble,
    ...(when && { when: toWhen(when) }),
    origin: source.originOf([...path, index]),
  }));
}

export function toWhen(written: Record<string, string | string[]>): When {
  return Object.fromEntries(
    Object.entries(written).map(([choice, options]) => [
      choice,
      typeof options === "string" ? [options] : options,
    ]),
  );
}

/** `30s..2m` in seconds. */
export function toDuration(text: string): Duration {
  const [least = 0, most = 0] = text.split("..").map(toSeconds);
  return { least, most };
}

/** `4m` in seconds. */
export function toSeconds(text: string): number {
  return Number(text.slice(0, -1)) * (unitSeconds[text.slice(-1)] ?? 1);
}
