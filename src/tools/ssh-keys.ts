import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const sshKeygen: Tool = {
  name: "ssh-keygen",
  summary: "Makes and shows keys for ssh",
  examples: [
    {
      command: "ssh-keygen -t ed25519 -N '' -f deploy",
      does: ["writes deploy", "writes deploy.pub"],
    },
    { command: "ssh-keygen -y -f deploy", does: ["reads deploy (read)"] },
    { command: "ssh-keygen -R db1", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-a -b -C -D -E -F -f -I -i -K -M -m -N -n -O -P -R -r -s -t -V -w -Y -Z -z".split(
          " ",
        ),
    });
    const path = options.value("-f");
    if (path === undefined) return;
    if (options.has("-y", "-l", "-B", "-e", "-i")) {
      yield { kind: "read", path, as: "read" };
    } else if (options.has("-p", "-c", "-R", "-F", "-s", "-K", "-k", "-Y")) {
      yield { kind: "open", path };
    } else {
      yield { kind: "write", path };
      yield { kind: "write", path: `${path}.pub` };
    }
  },
};

export const sshAgent: Tool = {
  name: "ssh-agent",
  summary: "Holds keys for ssh",
  examples: [
    { command: "ssh-agent -s", does: [] },
    { command: "ssh-agent -t 60 ssh db1", does: ["runs from word 2"] },
  ],
  *effects(words) {
    const { operandIndexes } = readOptions(words, {
      valued: ["-a", "-E", "-O", "-P", "-t"],
      stopAtOperand: true,
    });
    const [from] = operandIndexes;
    if (from !== undefined) yield { kind: "run", from };
  },
};

export const sshAdd: Tool = {
  name: "ssh-add",
  names: ["ssh-add", "ssh-keyscan", "ssh-copy-id"],
  summary: "Bring keys for ssh where they are needed",
  examples: [{ command: "ssh-keyscan -H db1", does: [] }],
  effects: () => [],
};
