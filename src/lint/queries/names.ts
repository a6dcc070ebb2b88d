import { readOptions } from "../../shell/words.ts";
import { type Call, callsOf, isSettled, wordsOfCall } from "./calls.ts";
import { type ClusterCall, clusterCallsOf } from "./cluster/calls.ts";
import { kindOf } from "./cluster/kinds.ts";
import { manifestsOf } from "./cluster/manifests.ts";
import type { Page } from "../rule.ts";
import type { Problem } from "../finding.ts";

/** A thing that a page calls by a name. */
export interface Named {
  /** `deployment`, `container`, `label`: names of one sort can be mixed up. */
  readonly sort: string;
  readonly name: string;
  readonly place: Problem["place"];
  /** The page makes it here. */
  readonly made: boolean;
}

/** All names of things that the commands and manifests of a page act on, in order. */
export function namesOf(page: Page): readonly Named[] {
  return [
    ...clusterCallsOf(page).flatMap(inCluster),
    ...manifestsOf(page).map(({ kind, name, place }) => ({
      sort: kind,
      name,
      place,
      made: true,
    })),
    ...callsOf(page).flatMap(onHost),
  ].filter(({ name }) => /^[\w./-]+$/.test(name) && isSettled(name));
}

function inCluster({
  call: { place },
  verb,
  objects,
  options,
}: ClusterCall): readonly Named[] {
  const made =
    /^(?:create|run|install|expose)$/.test(verb) || options.has("--install");
  // `set env deploy/web --from=secret/keys`
  const sources = options
    .values("--from")
    .filter((value) => /^\w+\/[\w.-]+$/.test(value))
    .map((value) => value.split("/"));
  const labels = options
    .values("-l", "--selector")
    .flatMap((selector) => selector.split(","))
    .flatMap((term) => /^([\w./-]+)==?([\w.-]+)$/.exec(term) ?? [])
    .filter((_, at) => at % 3 !== 0);
  return [
    ...objects.map(({ kind, name }) => ({ sort: kind, name, place, made })),
    ...sources.map(([kind = "", name = ""]) => ({
      sort: kindOf(kind),
      name,
      place,
      made: false,
    })),
    ...labels.map((name, at) => ({
      sort: at % 2 === 0 ? "label" : "value of a label",
      name,
      place,
      made: false,
    })),
  ];
}

const compose = /^(?:docker compose|docker-compose|podman-compose) /;

const valued =
  "-f --file -p --project-name --profile --env-file -e --env -u --user -w --workdir --name -v --volume --network --since --tail -n --format --filter -t --timeout --time --scale --entrypoint -s --signal".split(
    " ",
  );

function onHost(call: Call): readonly Named[] {
  const words = wordsOfCall(call);
  const [name = ""] = words;
  const line = words.join(" ");
  if (compose.test(line))
    return inCompose(call, words.slice(name === "docker" ? 2 : 1));
  if (/^(?:docker|podman|nerdctl)$/.test(name))
    return inDocker(call, words.slice(1));
  if (name === "systemctl") return units(call, words.slice(1));
  if (/^(?:terraform|tofu)$/.test(name)) return addresses(call, words.slice(1));
  return [];
}

function inCompose(call: Call, words: readonly string[]): readonly Named[] {
  const { operands } = readOptions(words, { valued });
  const [verb = "", ...services] = operands;
  const first = /^(?:exec|run)$/.test(verb);
  if (
    !first &&
    !/^(?:up|restart|stop|start|logs|pull|build|rm|kill)$/.test(verb)
  )
    return [];
  return all("Compose service", call, first ? services.slice(0, 1) : services);
}

function inDocker(call: Call, words: readonly string[]): readonly Named[] {
  const { operands, value } = readOptions(words, { valued });
  const [verb = "", ...rest] = operands;
  const sort = "container";
  if (verb === "run" || verb === "create")
    return all(sort, call, [value("--name") ?? ""], true);
  if (verb === "exec") return all(sort, call, rest.slice(0, 1));
  if (verb === "cp")
    return all(
      sort,
      call,
      rest.flatMap((path) => /^([\w.-]+):/.exec(path)?.[1] ?? []),
    );
  if (verb === "volume")
    return all("volume", call, rest.slice(1), rest[0] === "create");
  return /^(?:start|stop|restart|kill|rm|logs|inspect|top|stats|wait)$/.test(
    verb,
  )
    ? all(sort, call, rest)
    : [];
}

function units(call: Call, words: readonly string[]): readonly Named[] {
  const { operands } = readOptions(words, { valued: ["-n", "-o", "-H", "-M"] });
  const [, ...rest] = operands;
  return all(
    "unit",
    call,
    rest.map((unit) => unit.replace(/\.service$/, "")),
  );
}

/** `module.web.aws_instance.node[0]` is `aws_instance.node`; -target and state commands. */
function addresses(call: Call, words: readonly string[]): readonly Named[] {
  return all(
    "address",
    call,
    words.flatMap((word) => {
      const address = word
        .replace(/^-(?:target|replace)=/, "")
        .replace(/\[[^\]]*\]/g, "");
      return /(?:^|\.)([a-z][a-z0-9]*_\w+\.[\w-]+)$/.exec(address)?.[1] ?? [];
    }),
  );
}

function all(
  sort: string,
  { place }: Call,
  names: readonly string[],
  made = false,
): readonly Named[] {
  return names
    .filter((name) => name !== "")
    .map((name) => ({ sort, name, place, made }));
}
