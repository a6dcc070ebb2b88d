import { readOptions } from "../shell/words.ts";
import { composeEffects } from "./docker-compose.ts";
import { copyBetween } from "./copying.ts";
import { mountEffects, mountsOf } from "./container-mounts.ts";
import { imageArchive, imageBuild } from "./images.ts";
import { type Subcommand, subcommand, unlessUnknown } from "./subcommand.ts";
import type { Effects, Machine, Tool } from "./tool.ts";

const global = "-c --context -H --host --config -l --log-level".split(" ");

const execValued =
  "-e --env --env-file -u --user -w --workdir --detach-keys".split(" ");

/** Options of `docker run` with a value: everything behind them is the image. */
const runValued =
  `-a --attach --add-host --annotation --blkio-weight --cap-add --cap-drop
   --cgroup-parent --cidfile --cpu-period --cpu-quota -c --cpu-shares --cpus
   --cpuset-cpus --device --dns --dns-search --entrypoint -e --env --env-file
   --expose --gpus --group-add --health-cmd --health-interval --health-retries
   --health-timeout -h --hostname --ip --ipc -l --label --label-file --link
   --log-driver --log-opt -m --memory --memory-swap --mount --name --network --net
   --network-alias --pid --pids-limit --platform -p --publish --pull --restart
   --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt
   --sysctl --tmpfs --ulimit -u --user --userns --uts -v --volume --volumes-from
   -w --workdir`.split(/\s+/);

export const docker: Tool = {
  name: "docker",
  names: ["docker", "nerdctl"],
  summary: "Containers and images",
  examples: [
    {
      command: "docker exec db pg_dump -f /tmp/x.sql app",
      does: ["runs from word 2 on container:db"],
    },
    {
      command: "docker exec -it db psql",
      does: [
        "asks for a terminal: -it, refuses",
        "runs from word 3 on container:db",
      ],
    },
    {
      command: "docker cp db:/tmp/x.sql .",
      does: ["reads /tmp/x.sql (copy) on container:db", "writes ./x.sql"],
    },
    {
      command: "docker run --rm -v /srv/data:/data alpine tar xf /data/x.tar",
      does: [
        "reads /srv/data/x.tar (unpack)",
        "opens /srv/data",
        "runs from word 5 on container:alpine",
      ],
    },
    {
      command:
        "docker run --rm -v db:/data -v /srv:/out alpine tar czf /out/x.tgz /data",
      does: [
        "writes /srv/x.tgz (gzip)",
        "runs from word 7 on container:alpine",
      ],
    },
    {
      command: "docker logs -f db",
      does: ["does not end: it follows the log"],
    },
    {
      command: "docker stop -t 60 web",
      does: ["running web is made of stopped"],
    },
    { command: "docker save -o app.tar app:1", does: ["writes app.tar"] },
    {
      command: "docker build -t app:1 -f app/Dockerfile ./app",
      does: ["reads app/Dockerfile (build)", "reads ./app (build)"],
    },
  ],
  effects(words) {
    const called = subcommand(words, global);
    return unlessUnknown(called, () => effectsOf(called));
  },
};

function* effectsOf({ name, rest, at }: Subcommand): Effects {
  if (name === "compose") yield* composeEffects(rest, at, 2);
  else if (name === "container") {
    const inner = subcommand(rest, []);
    yield* containerEffects(inner.name, inner.rest, at + inner.at);
  } else yield* containerEffects(name, rest, at);
}

function* containerEffects(
  name: string,
  rest: readonly string[],
  at: number,
): Effects {
  switch (name) {
    case "exec":
      yield* execute(rest, at);
      break;
    case "run":
    case "create":
      yield* start(rest, at, name === "run");
      break;
    case "cp":
      yield* copy(rest);
      break;
    case "logs":
    case "events":
    case "stats":
    case "attach":
    case "wait":
      yield* watching(name, rest);
      break;
    case "save":
    case "export":
    case "load":
    case "import":
      yield* imageArchive(name, rest);
      break;
    case "stop":
    case "kill":
    case "start":
    case "restart":
      yield* stopping(name, rest);
      break;
    case "build":
      yield* imageBuild(rest);
      break;
    case "buildx":
      if (rest[0] === "build") yield* imageBuild(rest.slice(1));
  }
}

function* execute(rest: readonly string[], at: number): Effects {
  const options = readOptions(rest, {
    valued: execValued,
    stopAtOperand: true,
    shortEquals: true,
  });
  const [index = 0] = options.operandIndexes;
  const on: Machine = { name: `container:${options.operands[0] ?? ""}` };
  yield* terminal(
    options.has("-t", "--tty"),
    options.has("-i", "--interactive"),
  );
  const from = at + index + 1;
  if (index + 1 < rest.length) yield { kind: "run", from, on };
}

function* stopping(name: string, rest: readonly string[]): Effects {
  const valued = ["-t", "--time", "--timeout", "-s", "--signal"];
  const stops = name === "stop" || name === "kill";
  for (const container of readOptions(rest, { valued }).operands)
    yield {
      kind: "keep",
      thing: { kind: "running", name: container },
      change: stops ? { how: "made", of: ["stopped"] } : { how: "removed" },
    };
}

/** Without `-i` its input is not attached, so nothing refuses. */
export function* terminal(tty: boolean, interactive: boolean): Effects {
  if (!tty) return;
  yield {
    kind: "terminal",
    option: interactive ? "-it" : "-t",
    stdin: interactive ? "refuses" : "is not attached",
  };
}

function* start(rest: readonly string[], at: number, runs: boolean): Effects {
  const options = readOptions(rest, {
    valued: runValued,
    stopAtOperand: true,
    shortEquals: true,
  });
  for (const path of options.values("--env-file")) {
    yield { kind: "read", path, as: "values" };
  }
  const [index = 0] = options.operandIndexes;
  const mounts = mountsOf(
    options.values("-v", "--volume"),
    options.values("--mount"),
  );
  yield* mountEffects(mounts, rest.slice(index + 1));
  if (!runs || options.has("-d", "--detach")) return;
  yield* terminal(
    options.has("-t", "--tty"),
    options.has("-i", "--interactive"),
  );
  const name = options.value("--name") ?? options.operands[0] ?? "";
  const on: Machine = { name: `container:${name}`, fresh: true };
  const from = at + index + 1;
  // The image's entry point may take the words for its own arguments.
  if (index + 1 < rest.length) yield { kind: "run", from, on };
}

function* copy(rest: readonly string[]): Effects {
  const { operands } = readOptions(rest, { valued: [] });
  const [source = "", target = ""] = operands;
  yield* copyBetween(source, target, (name) => ({ name: `container:${name}` }));
}

function* watching(name: string, rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued: ["-n", "--tail", "--since", "--until", "--format", "--filter"],
    shortEquals: true,
  });
  if (name === "logs" && options.has("-f", "--follow")) {
    yield { kind: "endless", why: "it follows the log" };
  }
  if (name === "stats" && !options.unsure && !options.has("--no-stream")) {
    yield { kind: "endless", why: "it keeps showing numbers" };
  }
  if (name === "events" && !options.unsure && !options.has("--until")) {
    yield { kind: "endless", why: "it waits for events" };
  }
  if (name === "attach") {
    yield { kind: "interactive", why: "it joins the container's terminal" };
  }
}
