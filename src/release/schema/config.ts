import { z } from "zod";
import { scalar, text, version } from "./text.ts";

/** `<surface>/<path>` */
const key = z
  .string()
  .regex(/^[a-z0-9-]+\/.+$/, "expected <surface>/<path>, such as env/DB_HOST");

const common = {
  key: key.describe(
    "The surface and the path of the setting: env/DB_HOST, values/image/tag",
  ),
  note: text.exactOptional().describe("What readers should know of it"),
  confirm: text
    .exactOptional()
    .describe(
      "A guess: what speaks for it, until somebody has looked and takes this out",
    )
    .meta({ examples: ["same default `db.internal`, same place in the file"] }),
  untouched: z
    .enum(["ignored", "error-at-start", "new-behaviour"])
    .exactOptional()
    .describe("What happens to an operator who does nothing"),
};

const type = z.enum(["string", "integer", "number", "boolean", "list", "map"]);

const set = z.union(
  [
    z.strictObject({
      command: text.describe("A command whose output is the value"),
    }),
    z.strictObject({ value: scalar.describe("The value") }),
  ],
  { error: "expected { command: ... } or { value: ... }" },
);

const byTemplate = z.strictObject({
  template: text
    .describe("The new value, made of the old ones: ${value}, ${HOST}")
    .meta({ examples: ["https://${HOST}:${PORT}"] }),
});

const byHand = z.strictObject({
  manual: text
    .describe("What a person does to find the new value")
    .meta({ examples: ["Ask the team that runs the proxy"] }),
});

const transform = z.union(
  [
    z.literal("identity"),
    z.strictObject({
      multiply: z
        .number()
        .describe("The number to multiply the old value by")
        .meta({ examples: [1000] }),
    }),
    z.strictObject({
      map: z
        .record(text, scalar)
        .describe("Old values and the new ones")
        .meta({ examples: [{ on: true, off: false }] }),
    }),
    byTemplate,
    byHand,
  ],
  {
    error:
      "expected identity, { multiply: ... }, { map: ... }, { template: ... } or { manual: ... }",
  },
);

const mergeHow = z.union([byTemplate, byHand], {
  error: "expected { template: ... } or { manual: ... }",
});

/** How one key changed. */
export const configDelta = z.discriminatedUnion("op", [
  z.strictObject({
    ...common,
    op: z.literal("added").describe("How the setting changed"),
    now: scalar.exactOptional().describe("What it is from this release on"),
    type: type.exactOptional().describe("What kind of value it takes"),
    required: z
      .boolean()
      .default(false)
      .describe("Whether the product does not start without it"),
    secret: z
      .boolean()
      .default(false)
      .describe("Whether its value must not be shown"),
    set: set.exactOptional().describe("What the operator should set"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("removed").describe("How the setting changed"),
    was: scalar.exactOptional().describe("What it was before this release"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("renamed").describe("How the setting changed"),
    was: text.describe("What it was before this release"),
    transform: transform
      .default("identity")
      .describe("How the old value becomes the new one"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("split").describe("How the setting changed"),
    into: z
      .record(text, transform)
      .describe("The new paths, and how the old value becomes theirs"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("merged").describe("How the setting changed"),
    from: z
      .array(text)
      .min(2)
      .describe("The old paths")
      .meta({ examples: [["HOST", "PORT"]] }),
    how: mergeHow.describe("How the old values become the new one"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("default-changed").describe("How the setting changed"),
    was: scalar.describe("What it was before this release"),
    now: scalar.describe("What it is from this release on"),
    keep: scalar
      .exactOptional()
      .describe("The value that preserves the old behaviour"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("type-changed").describe("How the setting changed"),
    was: type.describe("What it was before this release"),
    now: type.describe("What it is from this release on"),
    transform: transform
      .default("identity")
      .describe("How the old value becomes the new one"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("required-changed").describe("How the setting changed"),
    now: z.boolean().describe("What it is from this release on"),
    set: set.exactOptional().describe("What the operator should set"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("deprecated").describe("How the setting changed"),
    removed: version
      .exactOptional()
      .describe("The version planned to remove it"),
    instead: text
      .exactOptional()
      .describe("The path of the setting to use in its place"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("undeprecated").describe("How the setting changed"),
  }),
  z.strictObject({
    ...common,
    op: z.literal("restored").describe("How the setting changed"),
    now: scalar.exactOptional().describe("What it is from this release on"),
  }),
]);
