import type { Adapter } from "./adapter.ts";
import { argparse } from "./argparse.ts";
import { aws } from "./aws.ts";
import { click } from "./click.ts";
import { cobra } from "./cobra.ts";
import { commander } from "./commander.ts";
import { curl } from "./curl.ts";
import { docker } from "./docker.ts";
import { git } from "./git.ts";
import { gnu } from "./gnu.ts";
import { kubectl } from "./kubectl.ts";
import { npm } from "./npm.ts";
import { redis } from "./redis.ts";

export const adapters: readonly Adapter[] = [
  argparse,
  aws,
  click,
  cobra,
  commander,
  curl,
  docker,
  git,
  gnu,
  kubectl,
  npm,
  redis,
];

/** The adapter for a tool, by name where the tool is not known. */
export function adapterFor(tool: string, name?: string): Adapter | undefined {
  return adapters.find((adapter) =>
    name === undefined ? adapter.tools.includes(tool) : adapter.name === name,
  );
}
