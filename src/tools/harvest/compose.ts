import type { CommandSpec } from "../spec.ts";

/**
 * Compose is a plugin that no package of ours brings, so this is not all of it:
 * names from https://docs.docker.com/compose/reference/up and the pages beside it.
 * Only a slip of one of them is refused.
 */
const options: Readonly<Record<string, string>> = {
  build:
    "--build-arg=; --no-cache; --pull; --push; -q --quiet; --ssh=; -m --memory=; --with-dependencies; --progress=; --builder=",
  config:
    "--format=; --images; --no-interpolate; --no-normalize; --profiles; -q --quiet; --resolve-image-digests; --services; --volumes; --hash=; -o --output=",
  cp: "-a --archive; -L --follow-link; --index=; --all",
  create:
    "--build; --force-recreate; --no-build; --no-recreate; --pull=; --remove-orphans; --scale=",
  down: "--remove-orphans; --rmi=; -t --timeout=; -v --volumes",
  events: "--json",
  exec: "-d --detach; -e --env=; --index=; -T --no-TTY; --privileged; -u --user=; -w --workdir=; -i --interactive; -t --tty",
  images: "--format=; -q --quiet",
  kill: "--remove-orphans; -s --signal=",
  logs: "-f --follow; --index=; --no-color; --no-log-prefix; --since=; -n --tail=; -t --timestamps; --until=",
  ls: "-a --all; --filter=; --format=; -q --quiet",
  pause: "",
  port: "--index=; --protocol=",
  ps: "-a --all; --filter=; --format=; --no-trunc; --orphans; -q --quiet; --services; --status=",
  pull: "--ignore-buildable; --ignore-pull-failures; --include-deps; --policy=; -q --quiet",
  push: "--ignore-push-failures; --include-deps; -q --quiet",
  restart: "--no-deps; -t --timeout=",
  rm: "-f --force; -s --stop; -v --volumes; -a --all",
  run: "--build; --cap-add=; --cap-drop=; -d --detach; --entrypoint=; -e --env=; -i --interactive; -l --label=; --name=; -T --no-TTY; --no-deps; -p --publish=; --quiet-pull; --remove-orphans; --rm; -P --service-ports; --use-aliases; -u --user=; -v --volume=; -w --workdir=; --pull=; --env-from-file=; -q --quiet; -t --tty",
  start: "--wait; --wait-timeout=",
  stop: "-t --timeout=",
  top: "",
  unpause: "",
  up: "--abort-on-container-exit; --abort-on-container-failure; --always-recreate-deps; --attach=; --attach-dependencies; --build; -d --detach; --exit-code-from=; --force-recreate; --menu; --no-attach=; --no-build; --no-color; --no-deps; --no-log-prefix; --no-recreate; --no-start; --pull=; --quiet-pull; --quiet-build; --remove-orphans; -V --renew-anon-volumes; --scale=; -t --timeout=; --timestamps; --wait; --wait-timeout=; -w --watch; -y --yes",
  version: "-f --format=; --short",
  wait: "--down-project",
  watch: "--no-up; --prune; --quiet",
};

/** Where it is certain how many there are. */
const operands: Readonly<Record<string, CommandSpec>> = {
  cp: { operands: "2" },
  exec: { operands: "2..", rest: 1 },
  run: { operands: "1..", rest: 1 },
};

/** Others that it has, or had. */
const names =
  "alpha attach bridge commit convert export publish scale stats volumes help".split(
    " ",
  );

export const compose: CommandSpec = {
  partial: true,
  options: [
    "--all-resources",
    "--ansi=",
    "--compatibility",
    "--dry-run",
    "--env-file=",
    "-f --file=",
    "--parallel=",
    "--profile=",
    "--progress=",
    "--project-directory=",
    "-p --project-name=",
    "--verbose",
    "-v --version",
    "-h --help",
  ],
  commands: {
    ...Object.fromEntries(
      Object.entries(options).map(([name, lines]) => [
        name,
        {
          partial: true as const,
          options: [
            ...lines.split("; ").filter((line) => line !== ""),
            "--help",
          ],
          ...operands[name],
        },
      ]),
    ),
    ...Object.fromEntries(
      names.map((name) => [name, { partial: true as const }]),
    ),
  },
};
