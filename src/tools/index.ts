import { chpasswd, groups, userdel, visudo } from "./accounts.ts";
import { ansible, ansibleGalaxy, ansiblePlaybook } from "./ansible.ts";
import { tar, unzip, zip } from "./archives.ts";
import { argocd } from "./argocd.ts";
import { aws } from "./aws.ts";
import { az } from "./azure.ts";
import { checksums, cpio, pv, split } from "./bytes.ts";
import { celery } from "./celery.ts";
import { ceph } from "./ceph.ts";
import { cmctl, step } from "./certificates.ts";
import { clusterctl } from "./clusterctl.ts";
import { composer } from "./composer.ts";
import {
  crossplane,
  fluxctl,
  helmfile,
  kubectx,
  kyverno,
  stern,
} from "./control-planes.ts";
import { crontab } from "./crontab.ts";
import { dapr } from "./dapr.ts";
import { clickhouseClient, cqlsh, influx, nodetool } from "./databases.ts";
import { docker } from "./docker.ts";
import { dockerCompose } from "./docker-compose.ts";
import { dokku } from "./dokku.ts";
import { dotnet } from "./dotnet.ts";
import { dropdb } from "./dropdb.ts";
import { curl, wget } from "./download.ts";
import { etcdctl } from "./etcd.ts";
import { iptablesRestore, iptablesSave, nft, tcpdump } from "./firewall.ts";
import { flux } from "./flux.ts";
import { git } from "./git.ts";
import { gpg } from "./gnupg.ts";
import { guidepost } from "./guidepost.ts";
import { helm } from "./helm.ts";
import { clouds, redisCli, terraform } from "./infrastructure.ts";
import { java, keytool } from "./java.ts";
import { crictl, ctr, k3s } from "./k3s.ts";
import { dmesg, modules } from "./kernel.ts";
import { kong } from "./kong.ts";
import { kubectl } from "./kubectl.ts";
import { kustomize } from "./kustomize.ts";
import { linkerd } from "./linkerd.ts";
import { kind, minikube } from "./local-clusters.ts";
import { make } from "./make.ts";
import { alembic, flyway } from "./migrations.ts";
import { mongodump, mongorestore, mongosh } from "./mongo.ts";
import { mount } from "./mounts.ts";
import { mysql, mysqldump } from "./mysql.ts";
import { mariabackup, mysqladmin, mysqlimport } from "./mysql-server.ts";
import { nginx } from "./nginx.ts";
import { npx } from "./npx.ts";
import { openssl } from "./openssl.ts";
import { aptKey, languageVersions, packageSources } from "./package-sources.ts";
import { php } from "./php.ts";
import { ping } from "./ping.ts";
import { podman } from "./podman.ts";
import { podmanCompose } from "./podman-compose.ts";
import { pgBasebackup, pgDump, pgRestore, psql } from "./postgres.ts";
import { barman, pgbackrest, walG } from "./postgres-archives.ts";
import { createuser, pgClusters, pgCtl, pgUpgrade } from "./postgres-server.ts";
import { programOf } from "./program.ts";
import { interpreters, npm, pip, pytest, servers } from "./projects.ts";
import { pulumi } from "./pulumi.ts";
import { python } from "./python.ts";
import { rclone } from "./rclone.ts";
import { rsync, scp, ssh } from "./remote.ts";
import { bundle, rails } from "./ruby.ts";
import { sftp } from "./sftp.ts";
import { sqlite3 } from "./sqlite.ts";
import { sshAdd, sshAgent, sshKeygen } from "./ssh-keys.ts";
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
import { consul, vault } from "./vault.ts";
import { velero } from "./velero.ts";
import { apache, apacheModules, caddy, htpasswd } from "./web-servers.ts";
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
  ansible,
  ansibleGalaxy,
  ansiblePlaybook,
  apache,
  apacheModules,
  aptKey,
  argocd,
  aws,
  az,
  barman,
  bundle,
  caddy,
  celery,
  ceph,
  checksums,
  chpasswd,
  clickhouseClient,
  clouds,
  clusterctl,
  cmctl,
  composer,
  consul,
  cpio,
  cqlsh,
  createuser,
  crictl,
  crontab,
  crossplane,
  ctr,
  curl,
  dapr,
  dd,
  dmesg,
  docker,
  dockerCompose,
  dokku,
  dotnet,
  dropdb,
  editors,
  etcdctl,
  flock,
  flux,
  fluxctl,
  flyway,
  git,
  gpg,
  groups,
  guidepost,
  helm,
  helmfile,
  htpasswd,
  identity,
  influx,
  interpreters,
  ionice,
  iptablesRestore,
  iptablesSave,
  java,
  journalctl,
  k3s,
  keytool,
  kind,
  kong,
  kubectl,
  kubectx,
  kustomize,
  kyverno,
  languageVersions,
  linkerd,
  looking,
  make,
  mariabackup,
  minikube,
  modules,
  mongodump,
  mongorestore,
  mongosh,
  monitors,
  mount,
  mysql,
  mysqladmin,
  mysqldump,
  mysqlimport,
  network,
  nft,
  nginx,
  nice,
  nodetool,
  nohup,
  npm,
  npx,
  openssl,
  packages,
  packageSources,
  pgbackrest,
  pgBasebackup,
  pgClusters,
  pgCtl,
  pgDump,
  pgRestore,
  pgUpgrade,
  php,
  ping,
  pip,
  podman,
  podmanCompose,
  psql,
  pulumi,
  pv,
  pytest,
  python,
  rails,
  rclone,
  redisCli,
  rsync,
  scp,
  screen,
  servers,
  services,
  setsid,
  sftp,
  split,
  sqlite3,
  ssh,
  sshAdd,
  sshAgent,
  sshKeygen,
  stdbuf,
  step,
  stern,
  su,
  sudo,
  tar,
  tcpdump,
  terraform,
  time,
  timeout,
  unbuffer,
  unzip,
  userdel,
  vault,
  velero,
  visudo,
  walG,
  watch,
  wget,
  zip,
];

const byName = named(tools);

function named(tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  return new Map(
    tools.flatMap((tool) =>
      (tool.names ?? [tool.name]).map((name) => [name, tool] as const),
    ),
  );
}

/** Finds a tool by what it is called as. */
export type Toolbox = (name: string) => Tool | undefined;

/** The tool that a command of this name runs: `/usr/bin/psql` is `psql`. */
export const toolCalled: Toolbox = (name) => byName.get(programOf(name));

/** Ours, and those of others: where both have a name, theirs is meant. */
export function toolbox(others: readonly Tool[]): Toolbox {
  if (others.length === 0) return toolCalled;
  const theirs = named(others);
  return (name) => theirs.get(programOf(name)) ?? toolCalled(name);
}
