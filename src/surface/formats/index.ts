import type { Format } from "../format.ts";

/** Each is loaded when it is wanted: their parsers are large. */
export const formats = {
  compose: async () => (await import("./compose.ts")).compose,
  dotenv: async () => (await import("./dotenv.ts")).dotenv,
  ini: async () => (await import("./ini.ts")).ini,
  json: async () => (await import("./json.ts")).json,
  "json-schema": async () => (await import("./json-schema.ts")).jsonSchema,
  pulumi: async () => (await import("./pulumi.ts")).pulumi,
  toml: async () => (await import("./toml.ts")).toml,
  values: async () => (await import("./values.ts")).values,
  yaml: async () => (await import("./yaml.ts")).yaml,
} satisfies Readonly<Record<string, () => Promise<Format>>>;

/** As `format` of a surface names it. */
export type FormatName = keyof typeof formats;
