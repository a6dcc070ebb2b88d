import { tar, unzip, zip } from "./archives.ts";
import { aws } from "./aws.ts";
import { dockerCompose } from "./docker-compose.ts";
import { docker } from "./docker.ts";
import { curl, wget } from "./download.ts";
import { git } from "./git.ts";
import { helm } from "./helm.ts";
import { clouds, pulumi, redisCli, terraform } from "./infrastructure.ts";
import { kubectl } from "./kubectl.ts";
import { alembic, flyway } from "./migrations.ts";
import { mongodump, mongorestore, mongosh } from "./mongo.ts";
import { mysql, mysqldump } from "./mysql.ts";
import { pgBasebackup, pgDump, pgRestore, psql } from "./postgres.ts";
import { interpreters, npm, pip, pytest, servers } from "./projects.ts";
import { rsync, scp, ssh } from "./remote.ts";
import {
  dd,
  editors,
  identity,
  journalctl,
  looking,
  monitors,
  network,
  packages,
  screen,
  services,
} from "./system.ts";
import type { Tool } from "./tool.ts";
import {
  flock,
  ionice,
  nice,
  nohup,
  setsid,
  stdbuf,
  su,
  sudo,
  time,
  timeout,
  unbuffer,
  watch,
} from "./wrappers.ts";

export const tools: readonly Tool[] = [
  alembic,
  aws,
  clouds,
  curl,
  dd,
  docker,
  dockerCompose,
  editors,
  flock,
  flyway,
  git,
  helm,
  identity,
  interpreters,
  ionice,
  journalctl,
  kubectl,
  looking,
  mongodump,
  mongorestore,
  mongosh,
  monitors,
  mysql,
  mysqldump,
  network,
  nice,
  nohup,
  npm,
  packages,
  pgBasebackup,
  pgDump,
  pgRestore,
  pip,
  psql,
  pulumi,
  pytest,
  redisCli,
  rsync,
  scp,
  screen,
  servers,
  services,
  setsid,
  ssh,
  stdbuf,
  su,
  sudo,
  tar,
  terraform,
  time,
  timeout,
  unbuffer,
  unzip,
  watch,
  wget,
  zip,
];

const byName = new Map(
  tools.flatMap((tool) =>
    (tool.names ?? [tool.name]).map((name) => [name, tool] as const),
  ),
);

/** The tool that a command of this name runs: `/usr/bin/psql` is `psql`. */
export function toolCalled(name: string): Tool | undefined {
  return byName.get(name.replace(/^(?:\/usr(?:\/local)?)?\/s?bin\//, ""));
}
