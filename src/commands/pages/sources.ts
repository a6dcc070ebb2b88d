import type { Sources } from "../../lint/thorough.ts";
import { loadParser } from "../../payloads/index.ts";
import type { Evaluated, Evaluation } from "../../session/wants.ts";
import type { Options } from "../command.ts";
import { fixturesOf } from "./fixtures.ts";
import { findProducts } from "../products.ts";
import { ownSpecsOf } from "../own-specs.ts";
import type { Sayings } from "./sayings.ts";
import { specFolders } from "../../config/effective.ts";
import type { Project } from "../project.ts";
import { shippedSpecs, specsOf } from "../specs.ts";

/** Where a lint gets what it wants; nothing is loaded before it is wanted. */
export const sources: Sources = {
  evaluate,
  parser: loadParser,
  specs: shippedSpecs,
};

/** With the files that the reader of a page has. */
export async function sourcesOf(
  { root, config }: Project,
  options: Options,
  { cwd, says }: { readonly cwd: string; readonly says: Sayings },
): Promise<(file: string, text: string) => Sources> {
  const fixtures = await fixturesOf(root, options, { cwd, says });
  const specs = await specsOf(root, specFolders(config));
  const own = await ownSpecsOf(root, await findProducts(root));
  return (file, text) => {
    const fixture = fixtures(file, text);
    const owns = own(says(file, text)?.["product"]);
    return {
      ...sources,
      specs: (tool) => owns(tool) ?? specs(tool),
      ...(fixture && { fixture }),
    };
  };
}

let loading: ReturnType<typeof load> | undefined;

async function evaluate(evaluation: Evaluation): Promise<Evaluated> {
  loading ??= load();
  return (await loading).evaluate(evaluation);
}

async function load() {
  const { Evaluator } = await import("../../session/evaluate/evaluator.ts");
  return new Evaluator();
}
