import { z } from "zod";
import { scalar, text } from "./text.ts";

/** `<surface>/<path>` */
const key = z
  .string()
  .regex(/^[a-z0-9-]+\/.+$/, "expected <surface>/<path>, such as env/DB_HOST");

const common = { key, note: text.exactOptional() };

const set = z.union(
  [z.strictObject({ command: text }), z.strictObject({ value: scalar })],
  { error: "expected { command: ... } or { value: ... }" },
);

const transform = z.union(
  [
    z.literal("identity"),
    z.strictObject({ multiply: z.number() }),
    z.strictObject({ manual: text }),
  ],
  { error: "expected identity, { multiply: ... } or { manual: ... }" },
);

/** How one key changed. */
export const configDelta = z.discriminatedUnion("op", [
  z.strictObject({
    ...common,
    op: z.literal("added"),
    now: scalar.exactOptional(),
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
    op: z.literal("default-changed"),
    was: scalar,
    now: scalar,
    keep: scalar.exactOptional(),
  }),
]);
