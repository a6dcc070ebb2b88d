import { readOptions } from "../../shell/words.ts";
import { type Call, told, wordsOfCall } from "./calls.ts";

/** A call that starts containers and does not wait until they answer. */
export interface Start {
  readonly call: Call;
  /** `container:db`, `service:db`; nothing where it starts all services. */
  readonly machines: readonly string[] | undefined;
}

const upValued = "-t --timeout --scale --wait-timeout --pull".split(" ");

const runValued =
  "--name -e --env --env-file -p --publish -v --volume --mount --network -w --restart -u --user -h --hostname --label".split(
    " ",
  );

export function startOf(call: Call): Start | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  if (name === "docker-compose") return composeStart(call, words);
  if (!/^(?:docker|podman|nerdctl)$/.test(name)) return undefined;
  const [verb, ...rest] = words;
  if (verb === "compose") return composeStart(call, rest);
  if (verb === "start" || verb === "restart") {
    const { operands } = readOptions(rest, { valued: ["-t", "--time"] });
    return { call, machines: operands.map((each) => `container:${each}`) };
  }
  if (verb !== "run") return undefined;
  const options = readOptions(rest, { valued: runValued, stopAtOperand: true });
  const named = options.value("--name");
  return named !== undefined && options.has("-d", "--detach")
    ? { call, machines: [`container:${named}`] }
    : undefined;
}

function composeStart(call: Call, words: readonly string[]): Start | undefined {
  const at = words.findIndex((word) => /^(?:up|start|restart)$/.test(word));
  if (at < 0) return undefined;
  const options = readOptions(words.slice(at + 1), { valued: upValued });
  const stays = words[at] === "up" && !options.has("-d", "--detach");
  if (stays || options.has("--wait", "--no-start")) return undefined;
  if (options.unsure) return undefined;
  const machines = options.operands.map((each) => `service:${each}`);
  return { call, machines: machines.length > 0 ? machines : undefined };
}

/** What it starts, for messages. */
export function nameOf({ machines }: Start): string {
  return machines
    ? machines.map((each) => told(each.replace(/^\w+:/, ""))).join(" ")
    : "the services";
}
