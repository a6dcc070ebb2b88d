import { type Options, readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Effects, Machine, Thing, Tool } from "./tool.ts";

const valued =
  "--profile --region --output --query --endpoint-url --cli-input-json --exclude --include --storage-class --acl --sse --cluster --task --container --command --bucket --key --body --since --db-instance-identifier --db-snapshot-identifier".split(
    " ",
  );

export const aws: Tool = {
  name: "aws",
  summary: "Amazon Web Services",
  examples: [
    {
      command: "aws s3 cp app.sql s3://backups/app.sql",
      does: ["reads app.sql (copy)", "writes /app.sql on bucket:backups"],
    },
    {
      command: "aws s3 cp s3://backups/app.sql app.sql",
      does: ["reads /app.sql (copy) on bucket:backups", "writes app.sql"],
    },
    {
      command: "aws s3 sync s3://backups ./backups",
      does: ["opens ./backups"],
    },
    { command: "aws rds describe-db-instances", does: [] },
    {
      command:
        "aws rds create-db-snapshot --db-instance-identifier a --db-snapshot-identifier b",
      does: ["snapshot b is what the database is"],
    },
    {
      command:
        "aws ecs execute-command --cluster c --task t1 --interactive --command 'alembic upgrade head'",
      does: ["runs a script from word 8 on task:t1"],
    },
    {
      command:
        "aws ecs execute-command --task t1 --interactive --command /bin/sh",
      does: ["waits for the reader: it opens a session"],
    },
    {
      command: "aws logs tail app --follow",
      does: ["does not end: it follows the log"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued });
    const [action, source = "", target = ""] = options.operands;
    for (const word of rest) {
      const path = /^fileb?:\/\/(.+)$/.exec(word)?.[1];
      if (path !== undefined) yield { kind: "read", path, as: "values" };
    }
    if (name === "s3")
      yield* storage(action ?? "", source, target, options.has("--recursive"));
    if (name === "s3api" && action === "get-object") {
      yield { kind: "write", path: options.operands.at(-1) ?? "" };
    }
    if (action === "tail" && options.has("--follow")) {
      yield { kind: "endless", why: "it follows the log" };
    }
    if (name === "rds") yield* databases(action ?? "", options);
    if (action === "execute-command") yield* execute(words, options);
    if (action === "start-session" && !options.has("--document-name")) {
      yield { kind: "interactive", why: "it opens a session" };
    }
  },
};

/** A command in a task of ECS; a shell there waits for the reader. */
function* execute(words: readonly string[], options: Options): Effects {
  const command = options.value("--command") ?? "";
  if (/^(?:\/\w+)*\/?(?:ba|da|a|z)?sh$/.test(command.trim())) {
    yield { kind: "interactive", why: "it opens a session" };
    return;
  }
  const from = words.indexOf("--command") + 1;
  const on: Machine = { name: `task:${options.value("--task") ?? ""}` };
  if (from > 0) yield { kind: "script", from, to: from + 1, on };
}

/** Which databases a server of RDS has is not said: a snapshot holds them all. */
function* databases(action: string, options: Options): Effects {
  const name = options.value("--db-snapshot-identifier");
  if (name === undefined) return;
  const snapshot: Thing = { kind: "snapshot", name };
  const database: Thing = { kind: "database", name: "" };
  if (action === "create-db-snapshot")
    yield {
      kind: "keep",
      thing: snapshot,
      change: { how: "same", as: database },
    };
  if (action === "delete-db-snapshot")
    yield { kind: "keep", thing: snapshot, change: { how: "removed" } };
  if (action === "restore-db-instance-from-db-snapshot")
    yield {
      kind: "keep",
      thing: database,
      change: { how: "same", as: snapshot },
    };
}

function* storage(
  action: string,
  source: string,
  target: string,
  recursive: boolean,
): Effects {
  if (!["cp", "mv", "sync"].includes(action)) return;
  const whole = recursive || action === "sync";
  const from = objectOf(source);
  const to = objectOf(target);
  if (source === "-") yield { kind: "input", as: "copy" };
  else if (!whole) {
    const path = from?.path ?? source;
    yield { kind: "read", path, as: "copy", ...(from ? { on: from.on } : {}) };
  }
  if (action === "mv" && !from) yield { kind: "remove", path: source };
  if (to) {
    if (whole || to.path.endsWith("/")) yield { kind: "open", ...to };
    else yield { kind: "write", ...to };
  }
  if (to || target === "-") return;
  const name = source.split("/").at(-1) ?? "";
  if (whole || name === "") yield { kind: "open", path: target };
  else if (/(?:^|\/)\.{0,2}$/.test(target)) {
    yield { kind: "write", path: `${target.replace(/\/$/, "")}/${name}` };
  } else yield { kind: "write", path: target };
}

/** `s3://bucket/key`: a bucket is a machine with files of its own. */
function objectOf(word: string): { path: string; on: Machine } | undefined {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(word) ?? [];
  return bucket === undefined
    ? undefined
    : { path: `/${key}`, on: { name: `bucket:${bucket}` } };
}
