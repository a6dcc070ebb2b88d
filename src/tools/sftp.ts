import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const sftp: Tool = {
  name: "sftp",
  summary: "Copies files to and from another host, by commands",
  examples: [
    {
      command: "sftp -b upload.txt ops@db1",
      does: [
        "reads upload.txt (run)",
        "is not modelled: which files are copied is not known",
      ],
    },
    {
      command: "sftp db1",
      does: [
        "reads its input (run)",
        "is not modelled: which files are copied is not known",
        "waits for the reader: it is a prompt",
      ],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-B -b -c -D -F -i -J -l -o -P -R -S -s -X".split(" "),
    });
    const batch = options.value("-b");
    if (batch === undefined || batch === "-") {
      yield { kind: "input", as: "run" };
    } else yield { kind: "read", path: batch, as: "run" };
    yield { kind: "unmodelled", why: "which files are copied is not known" };
    if (batch === undefined) {
      yield { kind: "interactive", why: "it is a prompt" };
    }
  },
};
