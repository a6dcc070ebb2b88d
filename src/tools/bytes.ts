import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const split: Tool = {
  name: "split",
  names: ["split", "csplit"],
  summary: "Cuts a file into several",
  examples: [
    { command: "split -b 1G app.sql app.sql.", does: ["opens ."] },
    { command: "split -l 100 app.sql /tmp/part-", does: ["opens /tmp"] },
  ],
  *effects(words) {
    const { operands } = readOptions(words, {
      valued: "-a -b -C -l -n -t --additional-suffix --filter -f -k".split(" "),
    });
    const prefix = operands[1] ?? "";
    const slash = prefix.lastIndexOf("/");
    yield { kind: "open", path: slash < 0 ? "." : prefix.slice(0, slash) };
  },
};

export const pv: Tool = {
  name: "pv",
  summary: "Passes bytes on and shows how many",
  examples: [{ command: "pv app.sql", does: ["reads app.sql (read)"] }],
  *effects(words) {
    const { operands } = readOptions(words, {
      valued: "-s -L -B -i -w -H -N -F -d -R -P".split(" "),
    });
    for (const path of operands) yield { kind: "read", path, as: "read" };
  },
};

export const checksums: Tool = {
  name: "shasum",
  names: ["shasum", "sha224sum", "sha384sum", "b2sum", "md5", "sum"],
  summary: "Sum up what is in files",
  examples: [{ command: "shasum -a 256 -c SHA256SUMS", does: [] }],
  effects: () => [],
};

export const cpio: Tool = {
  name: "cpio",
  summary: "Packs and unpacks archives of its own kind",
  examples: [
    { command: "cpio -idm", does: ["reads its input (unpack)", "opens ."] },
    { command: "cpio -o", does: ["reads its input (read)"] },
    { command: "cpio -pdm /backup", does: ["opens /backup"] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-C -D -E -F -H -I -M -O -R --directory".split(" "),
    });
    const output = options.value("-O", "-F");
    if (options.has("-i", "--extract")) {
      yield { kind: "input", as: "unpack" };
      yield { kind: "open", path: options.value("-D", "--directory") ?? "." };
    } else if (options.has("-p", "--pass-through")) {
      yield { kind: "open", path: options.operands[0] ?? "." };
    } else {
      yield { kind: "input", as: "read" };
      if (output !== undefined) yield { kind: "write", path: output };
    }
  },
};
