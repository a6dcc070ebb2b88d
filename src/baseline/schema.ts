import { z } from "zod";

const entry = z
  .record(z.string().min(1), z.string())
  .refine((entry) => Object.keys(entry).length === 1, {
    error: "expected one rule, and behind it what the page says",
  })
  .meta({
    description: "A rule, and what the page says where it found something",
    minProperties: 1,
    maxProperties: 1,
  });

/** `guidepost.baseline.yaml`, which `--write-baseline` writes. */
export const baselineSchema = z.strictObject({
  schema: z.literal(1).describe("The version of this format"),
  pages: z
    .record(z.string().min(1), z.array(entry))
    .describe("What is known of a page, by its path from the configuration"),
});

/** The JSON Schema, draft 7, of a baseline. */
export function baselineJsonSchema(): string {
  const json = z.toJSONSchema(baselineSchema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
  });
  const titled = { title: "Guidepost baseline", ...json };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
