import type { Options } from "../shell/words.ts";
import type { Effects, Thing } from "./tool.ts";

/** What becomes of a release of a chart; a trial run changes nothing. */
export function* helmChanges(verb: string, options: Options): Effects {
  const [first = "", second = ""] = options.operands;
  const namespace = options.value("-n", "--namespace");
  const release = (name: string): Thing => ({
    kind: "deployment",
    name: namespace === undefined ? name : `${namespace}/${name}`,
  });
  if (options.has("--dry-run")) return;
  switch (verb) {
    case "upgrade":
    case "install":
      yield {
        kind: "keep",
        thing: release(first),
        change: { how: "made", of: partsOf(second, options) },
      };
      break;
    case "rollback":
      yield {
        kind: "keep",
        thing: release(first),
        change: { how: "returned" },
      };
      break;
    case "uninstall":
    case "delete":
      yield { kind: "keep", thing: release(first), change: { how: "removed" } };
      break;
    case "get":
      yield { kind: "save", thing: release(second) };
  }
}

function partsOf(chart: string, options: Options): (string | Thing)[] {
  const version = options.value("--version");
  const files = options
    .values("-f", "--values")
    .flatMap((given) => given.split(","))
    .filter((path) => path !== "-" && !/^https?:/.test(path));
  return [
    `chart ${chart}`,
    ...(version === undefined ? [] : [`version ${version}`]),
    ...options.values("--set", "--set-string", "--set-json", "--set-file"),
    ...(options.has("--no-hooks") ? ["no hooks"] : []),
    ...files.map((name): Thing => ({ kind: "file", name })),
  ];
}
