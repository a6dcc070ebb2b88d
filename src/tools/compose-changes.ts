import { readOptions } from "../shell/words.ts";
import type { Effects, Thing } from "./tool.ts";

const valued =
  "--scale --timeout -t --wait-timeout --exit-code-from --attach --no-attach --pull --build-arg --progress -m --memory --ssh".split(
    " ",
  );

const image: Thing = { kind: "image", name: "compose" };

/**
 * What becomes of the services of a project. Which images they get is for the
 * project's own files and the variables to say.
 */
export function* composeChanges(
  verb: string,
  rest: readonly string[],
  environment: readonly string[],
): Effects {
  const options = readOptions(rest, { valued, shortEquals: true });
  if (options.has("--dry-run")) return;
  const { operands } = options;
  const services = operands.length === 0 ? [""] : operands;
  if (verb === "build" || (verb === "up" && options.has("--build"))) {
    const of: Thing[] = [{ kind: "checkout", name: "." }];
    yield { kind: "keep", thing: image, change: { how: "made", of } };
  }
  const files = environment.length === 0 ? [".env"] : environment;
  const made: readonly Thing[] = [
    image,
    ...files.map((name): Thing => ({ kind: "file", name })),
    { kind: "variables", name: "" },
  ];
  for (const service of services) {
    const name = service === "" ? "compose" : `compose/${service}`;
    if (verb === "up" || verb === "create")
      yield {
        kind: "keep",
        thing: { kind: "deployment", name },
        change: { how: "made", of: made },
      };
    if (verb === "stop" || verb === "down" || verb === "kill")
      yield {
        kind: "keep",
        thing: { kind: "running", name },
        change: { how: "made", of: ["stopped"] },
      };
    if (verb === "start" || verb === "restart" || verb === "up")
      yield {
        kind: "keep",
        thing: { kind: "running", name },
        change: { how: "removed" },
      };
  }
}
