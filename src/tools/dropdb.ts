import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-h --host -p --port -U --username --maintenance-db -O --owner -T --template -E --encoding -l --locale -D --tablespace".split(
    " ",
  );

export const dropdb: Tool = {
  name: "dropdb",
  names: ["dropdb", "createdb"],
  summary: "Removes and makes PostgreSQL databases",
  examples: [
    {
      command: "dropdb -U app --if-exists app",
      does: ["database app is gone"],
    },
  ],
  *effects(words) {
    const [name] = readOptions(words, { valued }).operands;
    // One that was just made holds nothing either.
    if (name !== undefined)
      yield {
        kind: "keep",
        thing: { kind: "database", name },
        change: { how: "removed" },
      };
  },
};
