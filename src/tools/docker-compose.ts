import { readOptions } from "../shell/words.ts";
import { composeChanges } from "./compose-changes.ts";
import { mountEffects, mountsOf } from "./container-mounts.ts";
import { copyBetween } from "./copying.ts";
import { type Subcommand, subcommand, unlessUnknown } from "./subcommand.ts";
import type { Effects, Machine, Tool } from "./tool.ts";

const global =
  "-f --file -p --project-name --profile --env-file --project-directory --ansi --context -c -H --host --log-level --parallel --progress".split(
    " ",
  );

const execValued = "-e --env -u --user -w --workdir --index".split(" ");

const runValued =
  "-e --env --entrypoint -l --label --name -p --publish -u --user -v --volume -w --workdir --env-from-file --pull --cap-add --cap-drop".split(
    " ",
  );

export const dockerCompose: Tool = {
  name: "docker-compose",
  summary: "Services of one host, version 1 of Compose",
  examples: [
    {
      command: "docker-compose exec -T db pg_dump app",
      does: ["runs from word 3 on service:db"],
    },
    {
      command: "docker-compose exec db pg_dump app",
      does: [
        "asks for a terminal: its default, refuses",
        "runs from word 2 on service:db",
      ],
    },
    {
      command: "docker-compose -f prod.yml up -d",
      does: [
        "reads prod.yml (apply)",
        "deployment compose is made of image compose, file .env, the variables",
        "running compose is gone",
      ],
    },
    {
      command: "docker-compose build",
      does: ["image compose is made of checkout ."],
    },
    {
      command: "docker-compose --env-file prod.env pull",
      does: ["reads prod.env (values)"],
    },
    {
      command: "docker-compose logs -f web",
      does: ["does not end: it follows the log"],
    },
  ],
  effects: (words) => composeEffects(words, 0, 1),
  retired: {
    since: "July 2023",
    instead: "docker compose",
    why: "Compose v1 gets no fixes any more, and new systems do not have it",
    takesSameWords: true,
  },
};

/** Compose as a plugin of docker is version 2; on its own it was version 1. */
export function composeEffects(
  words: readonly string[],
  start: number,
  version: 1 | 2,
): Effects {
  const called = subcommand(words, global);
  return unlessUnknown(called, () => effectsOf(words, called, start, version));
}

function* effectsOf(
  words: readonly string[],
  { name, rest, at }: Subcommand,
  start: number,
  version: 1 | 2,
): Effects {
  const options = readOptions(words.slice(0, at - 1), {
    valued: global,
    shortEquals: true,
  });
  for (const path of options.values("-f", "--file")) {
    if (path !== "-") yield { kind: "read", path, as: "apply" };
  }
  for (const path of options.values("--env-file")) {
    yield { kind: "read", path, as: "values" };
  }
  switch (name) {
    case "exec":
      yield* execute(rest, start + at, version);
      break;
    case "run":
      yield* run(rest, start + at, version);
      break;
    case "cp": {
      const { operands } = readOptions(rest, { valued: ["--index"] });
      const [source = "", target = ""] = operands;
      yield* copyBetween(source, target, (service) => ({
        name: `service:${service}`,
      }));
      break;
    }
    case "logs":
    case "up":
    case "events":
    case "watch":
      yield* watching(name, rest);
  }
  yield* composeChanges(name, rest, options.values("--env-file"));
}

/**
 * Version 1 makes a terminal unless `-T` says no, whatever its output is. Version
 * 2 looks at its output first: where that is no terminal, it makes none.
 */
function* execute(
  rest: readonly string[],
  at: number,
  version: 1 | 2,
): Effects {
  const options = readOptions(rest, {
    valued: execValued,
    stopAtOperand: true,
    shortEquals: true,
  });
  const [index = 0] = options.operandIndexes;
  const without =
    options.unsure ||
    options.has("-T", "--no-TTY", "--no-tty", "-d", "--detach");
  if (!without) {
    yield {
      kind: "terminal",
      option: "its default",
      stdin: "refuses",
      ...(version === 2 ? { looksAtOutput: true } : {}),
    };
  }
  const on: Machine = { name: `service:${options.operands[0] ?? ""}` };
  const from = at + index + 1;
  if (index + 1 < rest.length) yield { kind: "run", from, on };
}

function* run(rest: readonly string[], at: number, version: 1 | 2): Effects {
  const options = readOptions(rest, {
    valued: runValued,
    stopAtOperand: true,
    shortEquals: true,
  });
  const [index = 0] = options.operandIndexes;
  const mounts = mountsOf(options.values("-v", "--volume"), []);
  yield* mountEffects(mounts, rest.slice(index + 1));
  if (options.has("-d", "--detach")) return;
  if (version === 1 && !options.has("-T") && !options.unsure) {
    yield { kind: "terminal", option: "its default", stdin: "refuses" };
  }
  const service = options.operands[0] ?? "";
  // Its folders may be the host's: what it writes there is not known here.
  const on: Machine = { name: `service:${service}`, fresh: true };
  const from = at + index + 1;
  if (index + 1 < rest.length) yield { kind: "run", from, on };
}

function* watching(name: string, rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued: [
      "--tail",
      "--since",
      "--until",
      "-n",
      "-t",
      "--timeout",
      "--scale",
    ],
    shortEquals: true,
  });
  if (name === "logs" && options.has("-f", "--follow")) {
    yield { kind: "endless", why: "it follows the log" };
  }
  if (name === "events" || name === "watch") {
    yield { kind: "endless", why: "it waits for changes" };
  }
  const returns = options.has(
    "-d",
    "--detach",
    "--no-start",
    "--wait",
    "--abort-on-container-exit",
    "--exit-code-from",
  );
  if (name === "up" && !returns && !options.unsure) {
    yield { kind: "endless", why: "it stays with the services" };
  }
}
