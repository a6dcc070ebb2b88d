import {
  asRelease,
  settle,
  type ReleaseDeltas,
  type Settled,
} from "../../src/plan/settle/settle.ts";
import { describeTransform } from "../../src/plan/settle/transform.ts";
import type {
  ConfigChange,
  ConfigDelta,
  Scalar,
  SetTo,
  SettingType,
  Transform,
} from "../../src/release/types.ts";

/** A change of one key of the lantern's environment. */
export type Written = ConfigChange & {
  readonly path: string;
  readonly note?: string;
};

/** Changes of one release, and the keys that its steps read. */
export type WrittenRelease =
  | readonly Written[]
  | { readonly deltas: readonly Written[]; readonly reads: readonly string[] };

/** Releases 1.1.0, 1.2.0 and so on; each delta stands in the file of its version. */
export function releasesOf(
  written: readonly WrittenRelease[],
): ReleaseDeltas[] {
  return written.map((release, index) => {
    const version = `1.${index + 1}.0`;
    const { deltas, reads } =
      "reads" in release ? release : { deltas: release, reads: [] };
    return {
      version,
      deltas: deltas.map((change, line) => ({
        ...change,
        surface: "env",
        origin: { file: `${version}.yaml`, lines: { op: line + 1 } },
      })),
      reads: reads.map((path) => `env/${path}`),
    };
  });
}

/** What the releases settle to, one line a delta. */
export function settledAtOnce(...written: readonly WrittenRelease[]): string[] {
  return inWords(settle(releasesOf(written)));
}

/** The same, and it must not matter where the releases are cut in two. */
export function settled(...written: readonly WrittenRelease[]): string[] {
  const releases = releasesOf(written);
  const whole = settledAtOnce(...written);
  for (const cut of releases.keys()) {
    const first = asRelease(settle(releases.slice(0, cut)), "1.0.9");
    const parts = inWords(settle([first, ...releases.slice(cut)]));
    if (parts.join() !== whole.join())
      throw new Error(`Cut at ${cut}: ${parts.join()}, whole: ${whole.join()}`);
  }
  return whole;
}

export function warnings(...written: readonly WrittenRelease[]): string[] {
  return settle(releasesOf(written)).warnings.map(
    ({ kind, path, message, origin }) =>
      `${origin.file} ${path} ${kind}: ${message}`,
  );
}

export const multiply = (by: number): Transform => ({ kind: "multiply", by });
export const template = (text: string): Transform => ({
  kind: "template",
  template: text,
});
export const byHand = (how: string): Transform => ({ kind: "manual", how });

export function added(
  path: string,
  given: {
    readonly now?: Scalar;
    readonly type?: SettingType;
    readonly required?: boolean;
    readonly secret?: boolean;
    readonly set?: SetTo;
  } = {},
): Written {
  return { op: "added", path, required: false, secret: false, ...given };
}

export function removed(path: string, was?: Scalar): Written {
  return { op: "removed", path, ...(was !== undefined && { was }) };
}

export function restored(path: string, now?: Scalar): Written {
  return { op: "restored", path, ...(now !== undefined && { now }) };
}

export function renamed(
  was: string,
  path: string,
  transform: Transform = { kind: "identity" },
): Written {
  return { op: "renamed", was, path, transform };
}

export function split(
  path: string,
  into: Readonly<Record<string, Transform>>,
): Written {
  const parts = Object.entries(into);
  return {
    op: "split",
    path,
    into: parts.map(([path, transform]) => ({ path, transform })),
  };
}

export function merged(
  from: readonly string[],
  path: string,
  text: string,
): Written {
  return {
    op: "merged",
    path,
    from,
    how: { kind: "template", template: text },
  };
}

export function defaultChanged(
  path: string,
  was: Scalar,
  now: Scalar,
  keep?: Scalar,
): Written {
  const kept = keep !== undefined && { keep };
  return { op: "default-changed", path, was, now, ...kept };
}

export function retyped(
  path: string,
  types: { readonly was: SettingType; readonly now: SettingType },
  transform: Transform = { kind: "identity" },
): Written {
  return { op: "type-changed", path, ...types, transform };
}

export function required(path: string, set?: Scalar): Written {
  const to = set !== undefined && {
    set: { kind: "value", value: set } as const,
  };
  return { op: "required-changed", path, now: true, ...to };
}

export function optional(path: string): Written {
  return { op: "required-changed", path, now: false };
}

export function deprecated(path: string, instead?: string): Written {
  return { op: "deprecated", path, ...(instead !== undefined && { instead }) };
}

export function undeprecated(path: string): Written {
  return { op: "undeprecated", path };
}

function inWords({ deltas }: Settled): string[] {
  return deltas.map((delta) => {
    const note = delta.note === undefined ? "" : `; ${delta.note}`;
    return `${sentence(delta)}${note} (${delta.origin.file.replace(".yaml", "")})`;
  });
}

function sentence(delta: ConfigDelta): string {
  const { path } = delta;
  switch (delta.op) {
    case "added": {
      const facts = [
        delta.type,
        delta.now === undefined ? "" : `default ${delta.now}`,
        delta.required ? "required" : "",
        delta.secret ? "secret" : "",
        setting(delta.set),
      ];
      return ["added", path, ...facts.filter(Boolean)].join(" ");
    }
    case "removed": {
      const facts = [
        delta.was === undefined ? "" : `was ${delta.was}`,
        delta.deprecated === undefined ? "" : `deprecated ${delta.deprecated}`,
        delta.instead === undefined ? "" : `instead ${delta.instead}`,
      ];
      return ["removed", path, ...facts.filter(Boolean)].join(" ");
    }
    case "renamed": {
      const { was, transform, retyped } = delta;
      const type = retyped ? `, ${retyped.was} to ${retyped.now}` : "";
      return `renamed ${was} to ${path}: ${describeTransform(transform)}${type}`;
    }
    case "split": {
      const parts = delta.into.map(
        ({ path, transform }) => `${path} (${describeTransform(transform)})`,
      );
      return `split ${path} into ${parts.join(" and ")}`;
    }
    case "merged": {
      const { from, how } = delta;
      const value = how.kind === "template" ? how.template : how.how;
      return `merged ${from.join(" and ")} into ${path}: ${value}`;
    }
    case "default-changed": {
      const keep = delta.keep === undefined ? "" : `, keep ${delta.keep}`;
      return `default of ${path} ${delta.was} to ${delta.now}${keep}`;
    }
    case "type-changed":
      return `type of ${path} ${delta.was} to ${delta.now}: ${describeTransform(delta.transform)}`;
    case "required-changed":
      return [delta.now ? "required" : "optional", path, setting(delta.set)]
        .filter(Boolean)
        .join(" ");
    case "deprecated": {
      const instead =
        delta.instead === undefined ? "" : ` for ${delta.instead}`;
      return `deprecated ${path}${instead}`;
    }
    case "restored":
      return `restored ${path}${delta.now === undefined ? "" : ` default ${delta.now}`}`;
    case "undeprecated":
      return `undeprecated ${path}`;
  }
}

function setting(set: SetTo | undefined): string {
  if (set === undefined) return "";
  return set.kind === "value" ? `set ${set.value}` : `set $(${set.command})`;
}
