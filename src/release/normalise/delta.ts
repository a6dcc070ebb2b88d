import type { WrittenRelease } from "../schema/release.ts";
import type {
  ConfigDelta,
  MergeHow,
  Origin,
  Scalar,
  SetTo,
  Transform,
} from "../types.ts";

type WrittenDelta = WrittenRelease["config"][number];
type WrittenTransform = Extract<WrittenDelta, { op: "renamed" }>["transform"];

/** A configuration delta, its key taken apart and its shorthands spelt out. */
export function toDelta(
  { key, ...delta }: WrittenDelta,
  at: { readonly origin: Origin },
): ConfigDelta {
  const slash = key.indexOf("/");
  const place = {
    ...at,
    surface: key.slice(0, slash),
    path: key.slice(slash + 1),
  };
  switch (delta.op) {
    case "added":
    case "required-changed": {
      const { set, ...rest } = delta;
      return { ...rest, ...place, ...(set && { set: toSet(set) }) };
    }
    case "renamed":
    case "type-changed":
      return { ...delta, ...place, transform: toTransform(delta.transform) };
    case "split": {
      const into = Object.entries(delta.into).map(([path, transform]) => ({
        path,
        transform: toTransform(transform),
      }));
      return { ...delta, ...place, into };
    }
    case "merged":
      return { ...delta, ...place, how: toMergeHow(delta.how) };
    default:
      return { ...delta, ...place };
  }
}

function toSet(written: { command: string } | { value: Scalar }): SetTo {
  if ("command" in written) return { kind: "command", ...written };
  return { kind: "value", ...written };
}

function toTransform(written: WrittenTransform): Transform {
  if (written === "identity") return { kind: "identity" };
  if ("multiply" in written) return { kind: "multiply", by: written.multiply };
  if ("map" in written) return { kind: "map", values: written.map };
  if ("template" in written) return { kind: "template", ...written };
  return { kind: "manual", how: written.manual };
}

function toMergeHow(
  written: { template: string } | { manual: string },
): MergeHow {
  if ("template" in written) return { kind: "template", ...written };
  return { kind: "manual", how: written.manual };
}
