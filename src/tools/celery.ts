import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-A --app -b --broker --result-backend --loader --config --workdir -t --timeout -d --destination".split(
    " ",
  );

/** What asks workers, or tells them something: no file of the caller's changes. */
const asking =
  /^(?:inspect|status|report|result|list|control|call|amqp|graph|migrate)$/;

export const celery: Tool = {
  name: "celery",
  summary: "Workers of a task queue, for Python",
  examples: [
    {
      command: "celery -A mill.tasks inspect ping --timeout 10",
      does: [],
    },
    { command: "celery --version", does: [] },
    {
      command: "celery -A mill worker --loglevel=info",
      does: ["does not end: it works until it is stopped"],
    },
    { command: "celery -A mill worker --detach", does: [] },
    {
      command: "celery -A mill shell",
      does: ["waits for the reader: it is a prompt"],
    },
    {
      command: "celery -A mill purge",
      does: ["waits for the reader: it asks before it removes the tasks"],
    },
    { command: "celery -A mill purge -f", does: [] },
    {
      command: "celery -A mill multi start 2",
      does: ["is not modelled: what the program does is its own"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued });
    if (name === "" || asking.test(name)) return;
    if (name === "shell") yield { kind: "interactive", why: "it is a prompt" };
    else if (name === "purge") {
      if (!options.has("-f", "--force"))
        yield {
          kind: "interactive",
          why: "it asks before it removes the tasks",
        };
    } else if (/^(?:worker|beat|events|flower)$/.test(name)) {
      if (!options.has("-D", "--detach"))
        yield { kind: "endless", why: "it works until it is stopped" };
    } else
      yield { kind: "unmodelled", why: "what the program does is its own" };
  },
};
