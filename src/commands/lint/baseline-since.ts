import { dirname } from "node:path";
import { noBaseline, type Baseline } from "../../baseline/baseline.ts";
import { repositoryAbove } from "../../config/find.ts";
import { openTree } from "../../git.ts";
import { wayTo } from "../project.ts";
import { readBaselineText, type OpenBaseline } from "./baseline.ts";

/** Answers whether more or less is known of a page, by its name, than at a revision. */
export async function knownOtherwise(
  { path, baseline }: OpenBaseline,
  ref: string,
): Promise<(file: string) => boolean> {
  const before = await baselineAt(path, ref);
  const textOf = (all: Baseline, file: string) =>
    JSON.stringify(all.get(file)?.map(({ rule, text }) => [rule, text]) ?? []);
  return (file) => textOf(before, file) !== textOf(baseline, file);
}

async function baselineAt(path: string, ref: string): Promise<Baseline> {
  const tree = await openTree(dirname(path), ref);
  const name = wayTo(await repositoryAbove(dirname(path)), path);
  if (!tree.paths.includes(name)) return noBaseline;
  const texts = await tree.read([name]);
  return readBaselineText(texts.get(name) ?? "", `${ref}:${name}`);
}
