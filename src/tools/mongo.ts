import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-h --host --port -u --username -p --password -d --db -c --collection --uri -o --out --authenticationDatabase --nsInclude --nsFrom --nsTo --eval -f --file --query -q --dir".split(
    " ",
  );

export const mongodump: Tool = {
  name: "mongodump",
  names: ["mongodump", "mongoexport"],
  summary: "Dumps MongoDB databases",
  examples: [
    {
      command: "mongodump --archive=app.archive",
      does: ["writes app.archive"],
    },
    { command: "mongodump --gzip --archive", does: ["prints gzip"] },
    { command: "mongodump -o backup", does: ["opens backup"] },
    { command: "mongodump", does: ["opens dump"] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    const archive = options.value("--archive");
    const gzip = options.has("--gzip");
    const form = gzip ? ({ compressed: "gzip" } as const) : {};
    if (archive !== undefined) yield { kind: "write", path: archive, ...form };
    else if (options.has("--archive")) {
      if (gzip) yield { kind: "output", compressed: "gzip" };
    } else yield { kind: "open", path: options.value("-o", "--out") ?? "dump" };
  },
};

export const mongorestore: Tool = {
  name: "mongorestore",
  names: ["mongorestore", "mongoimport"],
  summary: "Restores dumps of MongoDB databases",
  examples: [
    {
      command: "mongorestore --archive=app.archive",
      does: ["reads app.archive (restore)"],
    },
    { command: "mongorestore --archive", does: ["reads its input (restore)"] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    const archive = options.value("--archive", "--file", "--dir");
    const path = archive ?? options.operands[0];
    if (path !== undefined) yield { kind: "read", path, as: "restore" };
    else if (options.has("--archive")) yield { kind: "input", as: "restore" };
  },
};

export const mongosh: Tool = {
  name: "mongosh",
  names: ["mongosh", "mongo"],
  summary: "Runs commands on MongoDB",
  examples: [
    { command: "mongosh --eval 'db.stats()'", does: [] },
    {
      command: "mongosh",
      does: ["reads its input (run)", "waits for the reader: it is a prompt"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    if (options.has("--eval", "--version", "--help", "-f", "--file")) return;
    yield { kind: "input", as: "run" };
    if (options.unsure) return;
    yield { kind: "interactive", why: "it is a prompt" };
  },
};
