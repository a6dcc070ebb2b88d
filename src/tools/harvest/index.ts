import type { Adapter } from "./adapter.ts";
import { apt } from "./apt.ts";
import { argparse } from "./argparse.ts";
import { aws } from "./aws.ts";
import { click } from "./click.ts";
import { cobra } from "./cobra.ts";
import { commander } from "./commander.ts";
import { compose } from "./compose.ts";
import { curl } from "./curl.ts";
import { docker } from "./docker.ts";
import { gcloud } from "./gcloud.ts";
import { git } from "./git.ts";
import { gnu } from "./gnu.ts";
import { kubectl } from "./kubectl.ts";
import { mysql } from "./mysql.ts";
import { npm } from "./npm.ts";
import { openssl } from "./openssl.ts";
import { optparse } from "./optparse.ts";
import { redis } from "./redis.ts";
import { rsync } from "./rsync.ts";

export const adapters: readonly Adapter[] = [
  apt,
  argparse,
  aws,
  click,
  cobra,
  commander,
  compose,
  curl,
  docker,
  gcloud,
  git,
  gnu,
  kubectl,
  mysql,
  npm,
  openssl,
  optparse,
  redis,
  rsync,
];

/** The adapter for a tool, by name where the tool is not known. */
export function adapterFor(tool: string, name?: string): Adapter | undefined {
  return adapters.find((adapter) =>
    name === undefined ? adapter.tools.includes(tool) : adapter.name === name,
  );
}
