import { hasHole, readOptions } from "../../shell/words.ts";
import type { Call } from "./calls.ts";

type Named = Pick<Call, "name" | "words">;

/** Commands that change something whatever their words are. */
const writers = new Set(
  "rm rmdir mv cp mkdir touch chmod chown chgrp truncate ln dd install rsync dropdb createdb dropuser createuser vacuumdb reindexdb kill pkill killall reboot shutdown".split(
    " ",
  ),
);

/** Verbs that change something, by the tool; words between name and verb are options. */
const verbs: Readonly<Record<string, string>> = {
  kubectl:
    "apply create delete patch replace scale set edit annotate label drain cordon uncordon taint expose autoscale restart undo pause resume",
  helm: "install upgrade uninstall delete rollback",
  docker:
    "rm rmi stop start restart kill create build pull push tag rename update prune commit load import up down remove",
  "docker-compose": "up down start stop restart rm build pull create kill",
  git: "checkout reset pull merge commit push clean stash rebase switch restore clone",
  systemctl: "start stop restart reload enable disable mask unmask",
  alembic: "upgrade downgrade stamp revision merge",
  pulumi: "up destroy refresh import cancel",
  terraform: "apply destroy import taint untaint",
  tofu: "apply destroy import taint untaint",
  npm: "install i ci update uninstall publish",
  pip: "install uninstall",
  pip3: "install uninstall",
  apt: "install remove upgrade update purge full-upgrade",
  "apt-get": "install remove upgrade update purge dist-upgrade",
  dnf: "install remove upgrade update",
  yum: "install remove upgrade update",
  apk: "add del upgrade update",
  brew: "install uninstall upgrade update",
  flyway: "migrate clean repair baseline undo",
};

/** Options that take a value and may stand before the verb. */
const valued: Readonly<Record<string, string>> = {
  kubectl: "-n --namespace --context --kubeconfig --cluster",
  helm: "-n --namespace --kube-context --kubeconfig",
  docker:
    "-f --file -p --project-name --profile --project-directory --env-file -H --host --context",
  "docker-compose":
    "-f --file -p --project-name --profile --project-directory --env-file",
  git: "-C -c",
  alembic: "-c --config -n --name -x",
  pulumi: "-C --cwd -s --stack",
  aws: "--region --profile --output --endpoint-url",
};

/** An operation of a cloud's API, by its first word. */
const cloudVerb =
  /^(?:create|delete|modify|put|update|stop|terminate|reboot|restore|register|deregister|attach|detach|remove|enable|disable|cancel|promote)(?:-|$)/;

const writingSql =
  /^(?:insert|update|delete|drop|alter|create|truncate|grant|revoke|vacuum|reindex)\b/i;
const destroyingSql =
  /^(?:drop\s+(?:table|database|schema)|truncate|delete\s+from|alter\s+table\s+[^]*\bdrop\s+column)\b/i;

/** Whether a command certainly changes something. */
export function writes({ name, words }: Named): boolean {
  if (words.some((word) => word.startsWith("--dry-run"))) return false;
  if (writers.has(name)) return true;
  switch (name) {
    case "tee":
      return words.some((word) => /^[^-/]|^\/(?!dev\/)/.test(word));
    case "sed":
      return words.some(
        (word) => /^-[nErsuz]*i/.test(word) || word.startsWith("--in-place"),
      );
    case "pg_restore":
      return !words.some((word) => /^(?:-l|--list|-f|--file.*)$/.test(word));
    case "curl":
      return curlWrites(words);
    case "aws":
    case "gcloud":
    case "az":
      return operandsOf({ name, words })
        .slice(0, 4)
        .some((word) => cloudVerb.test(word));
  }
  if (sqlOf({ name, words }).some((sql) => writingSql.test(sql))) return true;
  const known = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  return known !== undefined && hasVerb({ name, words }, known.split(" "));
}

/** Whether a command destroys data that nothing but a backup brings back. */
export function destroys({ name, words }: Named): boolean {
  if (words.some((word) => word.startsWith("--dry-run"))) return false;
  const operands = operandsOf({ name, words });
  switch (name) {
    case "dropdb":
      return true;
    case "rm":
      return (
        words.some((word) => /^-[a-z]*[rR]|^--recursive$/.test(word)) &&
        operands.some(isKept)
      );
    case "docker":
    case "podman":
    case "docker-compose":
      if (operands.includes("volume"))
        return operands.includes("rm") || operands.includes("prune");
      return (
        operands.includes("down") &&
        words.some((word) => word === "-v" || word === "--volumes")
      );
    case "kubectl":
      return (
        operands.includes("delete") &&
        operands.some((word) => storage.test(word))
      );
    case "redis-cli":
      return operands.some((word) => /^flush(?:all|db)$/i.test(word));
    case "flyway":
      return operands.includes("clean");
    case "aws":
      return operands.some((word) =>
        /^delete-db-(?:instance|cluster)$/.test(word),
      );
  }
  return sqlOf({ name, words }).some((sql) => destroyingSql.test(sql));
}

const storage =
  /^(?:pvc|pv|persistentvolumeclaims?|persistentvolumes?|ns|namespaces?)(?:\/|$)/;

/** What a build or a download makes again is no loss; of a hole nobody knows. */
function isKept(path: string): boolean {
  if (hasHole(path)) return false;
  return !/^\/tmp\/|(?:^|\/)(?:node_modules|dist|build|target|\.?cache|__pycache__|tmp)(?:\/|$)/.test(
    path,
  );
}

function hasVerb(call: Named, known: readonly string[]): boolean {
  const operands = operandsOf(call);
  const runs = operands.findIndex((word) => word === "exec" || word === "run");
  // What a container runs is a command of its own.
  const own = runs === -1 ? operands : operands.slice(0, runs);
  const isGrouped = call.name === "docker" || call.name === "kubectl";
  return own.slice(0, isGrouped ? 2 : 1).some((word) => known.includes(word));
}

function curlWrites(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === "-X" || word === "--request");
  const method = at === -1 ? "GET" : (words[at + 1] ?? "GET");
  if (/^(?:POST|PUT|PATCH|DELETE)$/i.test(method)) return true;
  return words.some((word) =>
    /^(?:-XPOST|-XPUT|-XPATCH|-XDELETE|-T|--upload-file)$/.test(word),
  );
}

/** The statements that a SQL client is told to run. */
function sqlOf({ name, words }: Named): string[] {
  if (!["psql", "mysql", "mariadb", "sqlite3", "cockroach"].includes(name))
    return [];
  const at = words.flatMap((word, index) =>
    /^(?:-[a-zA-Z]*c|--command|-e|--execute)$/.test(word) ? [index + 1] : [],
  );
  const given = at.map((index) => words[index] ?? "");
  const glued = words.flatMap((word) =>
    word.startsWith("--command=") ? [word.slice("--command=".length)] : [],
  );
  return [...given, ...glued].flatMap((sql) =>
    sql.split(";").map((statement) => statement.trim()),
  );
}

function operandsOf({ name, words }: Named): readonly string[] {
  const options = Object.hasOwn(valued, name) ? valued[name] : undefined;
  return readOptions(words, { valued: options?.split(" ") ?? [] }).operands;
}
