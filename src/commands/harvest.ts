import { join, resolve } from "node:path";
import { writeText } from "../writing/write.ts";
import { adapters } from "../tools/harvest/index.ts";
import { writeSpec } from "../tools/harvest/write.ts";
import type { Command, Options } from "./command.ts";
import { versionBefore, versionOf } from "./derive/options.ts";
import { harvestSpec } from "./harvest-spec.ts";
import { cliOf, harvestOwn, ownSpecText, specPath } from "./own-specs.ts";
import { loadProduct } from "./products.ts";
import { ownSpecs } from "./specs.ts";
import { UsageError } from "../usage.ts";

export const harvest: Command = {
  operands: [{ name: "<cli>", summary: "its name: kubectl" }],
  examples: [
    "guidepost harvest restic",
    "guidepost harvest vets --adapter click --path ./bin/vets",
  ],
  options: [
    {
      flags: "--adapter <name>",
      summary: "how its help reads, where that is not known",
      choices: adapters.map(({ name }) => name),
    },
    { flags: "--path <file>", summary: "the program, where PATH has another" },
    { flags: "--source <text>", summary: "the package it comes from" },
    {
      flags: "--product <id>",
      summary: "it is the product's own; kept beside its releases",
    },
    { flags: "--release <version>", summary: "the product's release it is of" },
    {
      flags: "--out <folder>",
      summary: "where specs are kept",
      default: ownSpecs,
    },
  ],
  async run([tool = ""], options, { cwd }) {
    const product = told(options, "product");
    const path = await (product === undefined
      ? harvestTool(tool, options, cwd)
      : harvestRelease(tool, product, options, cwd));
    return { text: `Wrote ${path}\n`, exitCode: 0 };
  },
};

async function harvestTool(
  tool: string,
  options: Options,
  cwd: string,
): Promise<string> {
  const spec = await harvestSpec(tool, {
    cwd,
    adapter: told(options, "adapter"),
    program: told(options, "path"),
    source: told(options, "source"),
  });
  const path = join(told(options, "out") ?? "", tool, `${spec.version}.json`);
  await writeText(path, writeSpec(spec), { root: cwd });
  return path;
}

/** A product's own is kept beside its releases, under the release's version. */
async function harvestRelease(
  tool: string,
  id: string,
  options: Options,
  cwd: string,
): Promise<string> {
  const product = await loadProduct(cwd, id);
  const cli = cliOf(product, tool);
  if (told(options, "release") === undefined)
    throw new UsageError(
      `Which release of \`${id}\` is \`${tool}\` of?`,
      "Name it: --release 1.3.0",
    );
  const version = versionOf(product, options);
  const spec = await harvestOwn(
    cli,
    resolve(cwd, told(options, "path") ?? cli.run),
    { cwd, version, since: versionBefore(product, version, {}) },
  );
  const path = specPath({ id, version }, tool);
  await writeText(path, ownSpecText(spec), { root: cwd });
  return path;
}

function told(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
