import { z } from "zod";
import { scalar, text, version } from "./text.ts";

/** `<surface>/<path>` */
const key = z
  .string()
  .regex(/^[a-z0-9-]+\/.+$/, "expected <surface>/<path>, such as env/DB_HOST");

const common = {
  key,
  note: text.exactOptional(),
  confirm: text.exactOptional(),
  untouched: z
    .enum(["ignored", "error-at-start", "new-behaviour"])
    .exactOptional(),
};

const type = z.enum(["string", "integer", "number", "boolean", "list", "map"]);

const set = z.union(
  [z.strictObject({ command: text }), z.strictObject({ value: scalar })],
  { error: "expected { command: ... } or { value: ... }" },
);

const transform = z.union(
  [
    z.literal("identity"),
    z.strictObject({ multiply: z.number() }),
    z.strictObject({ map: z.record(text, scalar) }),
    z.strictObject({ template: text }),
    z.strictObject({ manual: text }),
  ],
  {
    error:
      "expected identity, { multiply: ... }, { map: ... }, { template: ... } or { manual: ... }",
  },
);

const mergeHow = z.union(
  [z.strictObject({ template: text }), z.strictObject({ manual: text })],
  { error: "expected { template: ... } or { manual: ... }" },
);

/** How one key changed. */
export const configDelta = z.discriminatedUnion("op", [
  z.strictObject({
    ...common,
    op: z.literal("added"),
    now: scalar.exactOptional(),
    type: type.exactOptional(),
    required: z.boolean().default(false),
    secret: z.boolean().default(false),
    set: set.exactOptional(),
  }),
  z.strictObject({
    ...common,
    op: z.literal("removed"),
    was: scalar.exactOptional(),
  }),
  z.strictObject({
    ...common,
    op: z.literal("renamed"),
    was: text,
    transform: transform.default("identity"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("split"),
    into: z.record(text, transform),
  }),
  z.strictObject({
    ...common,
    op: z.literal("merged"),
    from: z.array(text).min(2),
    how: mergeHow,
  }),
  z.strictObject({
    ...common,
    op: z.literal("default-changed"),
    was: scalar,
    now: scalar,
    keep: scalar.exactOptional(),
  }),
  z.strictObject({
    ...common,
    op: z.literal("type-changed"),
    was: type,
    now: type,
    transform: transform.default("identity"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("required-changed"),
    now: z.boolean(),
    set: set.exactOptional(),
  }),
  z.strictObject({
    ...common,
    op: z.literal("deprecated"),
    removed: version.exactOptional(),
    instead: text.exactOptional(),
  }),
  z.strictObject({ ...common, op: z.literal("undeprecated") }),
  z.strictObject({
    ...common,
    op: z.literal("restored"),
    now: scalar.exactOptional(),
  }),
]);
