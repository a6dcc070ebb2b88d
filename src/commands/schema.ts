import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { writeTexts } from "../writing/write.ts";
import { shippedFolder } from "../shipped.ts";
import { UsageError } from "../usage.ts";
import type { Command } from "./command.ts";
import { meant } from "./meant.ts";

/** Where the JSON schema of a kind of file lies, beside Guidepost itself. */
export function schemaPath(name: string): string {
  const folder = fileURLToPath(shippedFolder("../schemas/"));
  return join(folder, `${name}.schema.json`);
}

export const schema: Command = {
  operands: [
    {
      name: "[name]",
      summary: "config, baseline, product, release, fragment or plan",
      takes: ["config", "baseline", "product", "release", "fragment", "plan"],
    },
  ],
  examples: ["guidepost schema product", "guidepost schema --out schemas"],
  options: [{ flags: "--out <folder>", summary: "write all schemas there" }],
  run: async ([name], { out }, { cwd }) => {
    // Whoever wants a path alone loads neither schemas nor rules.
    const { allSchemas } = await import("./schemas.ts");
    const schemas = allSchemas();
    if (typeof out === "string") {
      const writings = Object.entries(schemas).map(([file, text]) => ({
        path: join(out, file),
        text,
      }));
      await writeTexts(writings, { root: cwd });
      const { length } = writings;
      return { text: `written ${length} schemas to ${out}\n`, exitCode: 0 };
    }
    const text = schemas[`${name}.schema.json`];
    if (text !== undefined) return { text, exitCode: 0 };
    const known = Object.keys(schemas).map((file) => file.split(".")[0] ?? "");
    throw new UsageError(
      name === undefined
        ? "No schema was named"
        : `There is no schema \`${name}\``,
      ...meant(name ?? "", known),
    );
  },
};
