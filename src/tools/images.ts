import { readOptions } from "../shell/words.ts";
import type { Effects } from "./tool.ts";

/** Images and containers as files. */
export function* imageArchive(name: string, rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued: ["-o", "--output", "-i", "--input"],
    shortEquals: true,
  });
  const output = options.value("-o", "--output");
  const input = options.value("-i", "--input");
  if (output !== undefined) yield { kind: "write", path: output };
  if (input !== undefined) yield { kind: "read", path: input, as: "restore" };
  else if (name === "load") yield { kind: "input", as: "restore" };
  const [first] = options.operands;
  if (name === "import" && first !== undefined && first !== "-") {
    yield { kind: "read", path: first, as: "restore" };
  }
}

/** A build: its Dockerfile, its folder, and where the result goes. */
export function* imageBuild(rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued:
      "-t --tag -f --file --build-arg --build-context --target --platform -o --output --cache-from --cache-to --iidfile --label --metadata-file --network --progress --secret --ssh --builder --add-host --cpuset-cpus -m --memory --shm-size --ulimit --annotation --attest".split(
        " ",
      ),
    shortEquals: true,
  });
  const file = options.value("-f", "--file");
  if (file === "-") yield { kind: "input", as: "build" };
  else if (file !== undefined) yield { kind: "read", path: file, as: "build" };
  const output = options.value("-o", "--output");
  const path = /dest=([^,]+)/.exec(output ?? "")?.[1] ?? output;
  if (path !== undefined) yield { kind: "open", path };
  const [context] = options.operands;
  if (context !== undefined && isFolder(context)) {
    yield { kind: "read", path: context, as: "build" };
  }
}

/** Not its input, not a repository elsewhere, and not the folder it runs in. */
function isFolder(context: string): boolean {
  return !/^(?:-|\.\/?|[\w+.-]+:.*|git@.*|github\.com\/.*)$/.test(context);
}
