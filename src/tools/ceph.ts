import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-c --conf -i --in-file -o --out-file -n --name --id --cluster -f --format -m -W --watch-channel".split(
    " ",
  );

export const ceph: Tool = {
  name: "ceph",
  summary: "A storage cluster",
  examples: [
    { command: "ceph osd set noout", does: [] },
    {
      command: "ceph auth export client.app -o app.keyring",
      does: ["writes app.keyring"],
    },
    {
      command: "ceph auth import -i app.keyring",
      does: ["reads app.keyring (values)"],
    },
    { command: "ceph -w", does: ["does not end: it follows the log"] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    const output = options.value("-o", "--out-file");
    if (output !== undefined && output !== "-") {
      yield { kind: "write", path: output };
    }
    const input = options.value("-i", "--in-file");
    if (input === "-") yield { kind: "input", as: "values" };
    else if (input !== undefined) {
      yield { kind: "read", path: input, as: "values" };
    }
    if (options.has("-w", "--watch", "-W", "--watch-channel")) {
      yield { kind: "endless", why: "it follows the log" };
    }
    if (words.length === 0) {
      yield { kind: "input", as: "run" };
      yield { kind: "interactive", why: "it is a prompt" };
    }
  },
};
