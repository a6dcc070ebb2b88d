import { aptGet } from "./apt-get.ts";
import { aptKey } from "./apt-key.ts";
import { aws } from "./aws.ts";
import { bundle } from "./bundle.ts";
import { celery } from "./celery.ts";
import { composer } from "./composer.ts";
import { createlang } from "./createlang.ts";
import { docker } from "./docker.ts";
import { droplang } from "./droplang.ts";
import { easyInstall } from "./easy-install.ts";
import { egrep } from "./egrep.ts";
import { etcdctl } from "./etcdctl.ts";
import { fgrep } from "./fgrep.ts";
import { gem } from "./gem.ts";
import { git } from "./git.ts";
import { helm } from "./helm.ts";
import { ifconfig } from "./ifconfig.ts";
import { kubeadm } from "./kubeadm.ts";
import { kubectl } from "./kubectl.ts";
import { managePy } from "./manage-py.ts";
import { mongo } from "./mongo.ts";
import { mysqlpump } from "./mysqlpump.ts";
import { netstat } from "./netstat.ts";
import { npm } from "./npm.ts";
import { openssl } from "./openssl.ts";
import { pgDump } from "./pg-dump.ts";
import { pgResetxlog } from "./pg-resetxlog.ts";
import { pip } from "./pip.ts";
import { podman } from "./podman.ts";
import { pyvenv } from "./pyvenv.ts";
import { redisTrib } from "./redis-trib.ts";
import { terraform } from "./terraform.ts";
import { velero } from "./velero.ts";
import type { Retirements, RetiredUsage } from "./retirement.ts";

/** Every tool of which something was retired, one file each. */
export const retirements: readonly Retirements[] = [
  aptGet,
  aptKey,
  aws,
  bundle,
  celery,
  composer,
  createlang,
  docker,
  droplang,
  easyInstall,
  egrep,
  etcdctl,
  fgrep,
  gem,
  git,
  helm,
  ifconfig,
  kubeadm,
  kubectl,
  managePy,
  mongo,
  mysqlpump,
  netstat,
  npm,
  openssl,
  pgDump,
  pgResetxlog,
  pip,
  podman,
  pyvenv,
  redisTrib,
  terraform,
  velero,
];

const byName = new Map(
  retirements.flatMap((one) => one.names.map((name) => [name, one] as const)),
);

/** A retired usage in a call. */
export interface Retired {
  readonly usage: RetiredUsage;
  /** Of the word that is retired; -1 is the tool itself. */
  readonly at: number;
  /** The tool that the versions of `usage` are of, where that is the one called. */
  readonly tool?: string;
}

/** What of this call its makers retired. */
export function retiredIn(
  name: string,
  words: readonly string[],
): Retired | undefined {
  const plain = name.replace(/^(?:\/usr(?:\/local)?)?\/s?bin\//, "");
  const { names = [], usages = [] } = byName.get(plain) ?? {};
  for (const usage of usages) {
    const at = placeIn(words, usage);
    if (at === undefined) continue;
    return { usage, at, ...(names[0] === plain && { tool: plain }) };
  }
  return undefined;
}

/** The word that is retired, as an index; -1 is the tool itself. */
function placeIn(
  words: readonly string[],
  { command, option }: RetiredUsage,
): number | undefined {
  const path = command?.split(" ") ?? [];
  const start = path.length === 0 ? -1 : startOf(words, path);
  if (start === undefined || option === undefined) return start;
  const dashes = words.indexOf("--");
  const own = dashes < 0 ? words : words.slice(0, dashes);
  const at = own.findIndex(
    (word, index) =>
      index > start && (word === option || word.startsWith(`${option}=`)),
  );
  return at < 0 ? undefined : at;
}

/** Where a subcommand begins: in front of it are options and their values only. */
function startOf(
  words: readonly string[],
  path: readonly string[],
): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const starts = words[at] === path[0];
    if (starts && path.every((name, index) => words[at + index] === name))
      return at;
    const isOption = words[at]?.startsWith("-");
    const isValue = at > 0 && words[at - 1]?.startsWith("-");
    if (!isOption && !isValue) return undefined;
  }
  return undefined;
}
