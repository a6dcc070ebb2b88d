import type { CommandSpec } from "../spec.ts";

/**
 * What versions later than the harvested ones accept, too: a page that is ahead of
 * us is not told off. It only ever silences. By the command that takes it; from
 * `docs/options-in-versions` of curl and the release notes of the others.
 */
const later: Readonly<Record<string, string>> = {
  "alembic current": "--check-heads",
  createdb: "--builtin-locale=; --icu-rules=",
  createuser:
    "-a --with-admin=; -m --with-member=; --member-of=; --bypassrls; --no-bypassrls; --valid-until=",
  curl: "--ca-native; --dump-ca-embed; --ech=; --follow; --haproxy-clientip=; --ip-tos=; --ipfs-gateway=; --keepalive-cnt=; --knownhosts=; --mptcp; --out-null; --parallel-max-host=; --proxy-ca-native; --proxy-http2; --request-mode=; --show-headers; --sigalgs=; --skip-existing; --ssl-sessions=; --tls-earlydata; --trace-config=; --trace-ids; --upload-flags=; --variable=; --vlan-priority=",
  "docker container restart": "--time=",
  "docker container stop": "--time=",
  "docker history": "--platform=",
  "docker image history": "--platform=",
  "docker image inspect": "--platform=",
  "docker image load": "--platform=",
  "docker image save": "--platform=",
  "docker images": "--tree",
  "docker image ls": "--tree",
  "docker load": "--platform=",
  "docker restart": "--time=",
  "docker save": "--platform=",
  "docker stop": "--time=",
  "git branch": "--omit-empty",
  "git clone": "--revision=; --ref-format=",
  "git config":
    "--value=; --regexp; --all; --append; --comment=; --fixed-value; --url=; --show-names; --show-origin; --show-scope; --no-includes",
  "git fetch": "--porcelain",
  "git gc": "--cruft; --expire-to=; --max-cruft-size=; --detach",
  "git init": "--ref-format=",
  "git ls-remote": "-b --branches",
  "git pull": "--porcelain",
  "git push": "--branches",
  "git repack": "--filter=; --filter-to=; --max-cruft-size=; --expire-to=",
  "git tag": "--omit-empty",
  initdb:
    "-c --set=; --builtin-locale=; --icu-rules=; --no-data-checksums; --no-sync-data-files; --sync-method=",
  kubectl: "--kuberc=",
  // Taken only where `KUBECTL_APPLYSET` is set.
  "kubectl apply": "--applyset=",
  pg_basebackup: "-i --incremental=; --sync-method=",
  pg_dump:
    "--exclude-extension=; --exclude-table-and-children=; --exclude-table-data-and-children=; --filter=; --large-objects; --no-data; --no-large-objects; --no-policies; --no-schema; --no-statistics; --restrict-key=; --sequence-data; --statistics; --statistics-only; --sync-method=; --table-and-children=; --with-data; --with-schema; --with-statistics",
  pg_dumpall:
    "--filter=; --no-data; --no-policies; --no-schema; --no-statistics; --restrict-key=; --sequence-data; --statistics; --statistics-only",
  pg_restore:
    "--filter=; --no-data; --no-policies; --no-schema; --no-statistics; --restrict-key=; --statistics; --statistics-only; --transaction-size=",
  pg_upgrade:
    "--copy; --copy-file-range; --no-statistics; --set-char-signedness=; --swap; --sync-method=",
  "redis-cli":
    "-t=; -4; -6; --keystats; --keystats-samples=; --cursor=; --top=; --count=",
  systemctl:
    "-C --capsule=; --drop-in=; --image-policy=; --kernel-cmdline=; --kill-value=; --no-warn; --skip-redirect; --stdin; -v --verbose; --when=",
  vacuumdb:
    "--buffer-usage-limit=; -n --schema=; -N --exclude-schema=; --missing-stats-only; --no-process-main",
};

const laterCommands: Readonly<Record<string, string>> = {
  alembic: "check",
  docker: "bake",
  kubectl: "kuberc",
  systemctl: "enqueue-marked-jobs list-paths sleep soft-reboot whoami",
};

/** A spec with what later versions of its tool accept. */
export function withLater<Spec extends CommandSpec>(
  spec: Spec,
  path: string,
): Spec {
  const options = later[path]?.split(/; ?/);
  const more = laterCommands[path]?.split(" ") ?? [];
  const below = Object.entries(spec.commands ?? {}).map(
    ([name, command]) => [name, withLater(command, `${path} ${name}`)] as const,
  );
  const commands: Record<string, CommandSpec> = {
    ...Object.fromEntries(
      more.map((name) => [name, { partial: true as const }]),
    ),
    ...Object.fromEntries(below),
  };
  return {
    ...spec,
    ...(options && { later: options }),
    ...(Object.keys(commands).length > 0 && { commands }),
  };
}
