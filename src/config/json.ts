import { z } from "zod";
import { dataConfig, levels, rules } from "./schema.ts";

/** What an editor tells of a rule or tier. */
export interface NamedRule {
  readonly name: string;
  readonly summary: string;
}

/**
 * The JSON Schema, draft 7, of `guidepost.config.yaml`: editors complete the rules
 * that they are told, and take those of plugins, too.
 */
export function configSchema(known: readonly NamedRule[]): string {
  const json = z.toJSONSchema(dataConfig, {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== rules) return;
      jsonSchema.properties = Object.fromEntries(
        known.map(({ name, summary }) => [
          name,
          { description: summary, enum: [...levels] },
        ]),
      );
    },
  });
  const titled = { title: "Guidepost configuration", ...json };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
