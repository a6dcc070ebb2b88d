import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-h --host -P --port -u --user -r --result-file -e --execute -D --database -S --socket --ignore-table --where -w --defaults-file --defaults-extra-file".split(
    " ",
  );

export const mysqldump: Tool = {
  name: "mysqldump",
  names: ["mysqldump", "mariadb-dump"],
  summary: "Dumps MySQL databases",
  examples: [
    { command: "mysqldump -u app -r app.sql app", does: ["writes app.sql"] },
    { command: "mysqldump app", does: [] },
  ],
  *effects(words) {
    const path = readOptions(words, { valued }).value("-r", "--result-file");
    if (path !== undefined) yield { kind: "write", path };
  },
};

export const mysql: Tool = {
  name: "mysql",
  names: ["mysql", "mariadb"],
  summary: "Runs SQL on MySQL",
  examples: [
    { command: "mysql -e 'select 1' app", does: [] },
    { command: "mysql -e 'source up.sql' app", does: ["reads up.sql (run)"] },
    {
      command: "mysql -u app app",
      does: [
        "reads its input (run)",
        "waits for the reader: it is a SQL prompt",
      ],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    for (const sql of options.values("-e", "--execute")) {
      const [, path] = /^\s*(?:source|\\\.)\s+(\S+?);?\s*$/i.exec(sql) ?? [];
      if (path !== undefined) yield { kind: "read", path, as: "run" };
    }
    if (options.has("-e", "--execute", "-V", "--version", "--help")) return;
    yield { kind: "input", as: "run" };
    if (options.unsure) return;
    yield { kind: "interactive", why: "it is a SQL prompt" };
  },
};
