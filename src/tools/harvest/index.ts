import type { Adapter } from "./adapter.ts";
import { aws } from "./aws.ts";
import { cobra } from "./cobra.ts";
import { curl } from "./curl.ts";
import { docker } from "./docker.ts";
import { git } from "./git.ts";
import { gnu } from "./gnu.ts";
import { kubectl } from "./kubectl.ts";

export const adapters: readonly Adapter[] = [
  aws,
  cobra,
  curl,
  docker,
  git,
  gnu,
  kubectl,
];

/** The adapter for a tool, by name where the tool is not known. */
export function adapterFor(tool: string, name?: string): Adapter | undefined {
  return adapters.find((adapter) =>
    name === undefined ? adapter.tools.includes(tool) : adapter.name === name,
  );
}
