import { readOptions } from "../shell/words.ts";
import type { Compression, Tool } from "./tool.ts";

const tarValued =
  "-f --file -C --directory --exclude --transform -X --exclude-from -T --files-from --strip-components -I --use-compress-program --owner --group -b".split(
    " ",
  );

export const tar: Tool = {
  name: "tar",
  names: ["tar", "gtar", "bsdtar"],
  summary: "Packs and unpacks archives",
  examples: [
    {
      command: "tar czf data.tgz data",
      does: ["reads data (read)", "writes data.tgz (gzip)"],
    },
    {
      command: "tar xzf data.tgz -C /srv",
      does: ["reads data.tgz (unpack)", "opens /srv"],
    },
    { command: "tar -tf data.tgz", does: ["reads data.tgz (unpack)"] },
    { command: "tar -xz", does: ["reads its input (unpack)", "opens ."] },
  ],
  *effects(words) {
    // `tar xzf` is `tar -xzf`.
    const [first = "", ...rest] = words;
    const old = /^[A-Za-z]+$/.test(first);
    const options = readOptions(old ? [`-${first}`, ...rest] : words, {
      valued: tarValued,
    });
    const archive = options.value("-f", "--file");
    const folder = options.value("-C", "--directory");
    const file = archive === "-" ? undefined : archive;
    if (options.has("-x", "--extract", "--get")) {
      if (file === undefined) yield { kind: "input", as: "unpack" };
      else yield { kind: "read", path: file, as: "unpack" };
      if (!options.has("-O", "--to-stdout")) {
        yield { kind: "open", path: folder ?? "." };
      }
    } else if (options.has("-t", "--list")) {
      if (file === undefined) yield { kind: "input", as: "unpack" };
      else yield { kind: "read", path: file, as: "unpack" };
    } else {
      const packed: Compression | undefined = options.has("-z", "--gzip")
        ? "gzip"
        : options.has("-j", "--bzip2")
          ? "bzip2"
          : options.has("-J", "--xz")
            ? "xz"
            : options.has("--zstd")
              ? "zstd"
              : undefined;
      const compressed = packed ? { compressed: packed } : {};
      if (folder === undefined) {
        for (const path of options.operands)
          yield { kind: "read", path, as: "read" };
      }
      if (file !== undefined)
        yield { kind: "write", path: file, ...compressed };
      else if (packed) yield { kind: "output", compressed: packed };
    }
  },
};

export const zip: Tool = {
  name: "zip",
  summary: "Packs archives",
  examples: [
    { command: "zip -r data.zip data", does: ["writes data.zip"] },
    {
      command: "zip data.zip -@",
      does: ["reads its input (read)", "writes data.zip"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: ["-x", "-i", "-P", "-b"] });
    if (options.has("-@")) yield { kind: "input", as: "read" };
    const [path] = options.operands;
    if (path !== undefined && path !== "-") {
      const name = /\.\w+$/.test(path) ? path : `${path}.zip`;
      yield { kind: "write", path: name };
    }
  },
};

export const unzip: Tool = {
  name: "unzip",
  names: ["unzip", "7z", "7za", "unrar"],
  summary: "Unpacks archives",
  examples: [
    {
      command: "unzip data.zip -d /srv",
      does: ["reads data.zip (unpack)", "opens /srv"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: ["-d", "-x", "-P"] });
    const path = options.operands.find((word) => /\.\w+$/.test(word));
    if (path !== undefined) yield { kind: "read", path, as: "unpack" };
    if (!options.has("-l", "-t")) {
      yield { kind: "open", path: options.value("-d") ?? "." };
    }
  },
};
