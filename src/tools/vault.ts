import type { Effects, Tool } from "./tool.ts";

/** `-format=json`: options have one dash, and hardly ever a word of their own. */
function operandsOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => word === "-" || !word.startsWith("-"));
}

export const vault: Tool = {
  name: "vault",
  names: ["vault", "bao"],
  summary: "Secrets, kept by a server",
  examples: [
    {
      command: "vault operator raft snapshot save vault.snap",
      does: ["writes vault.snap"],
    },
    {
      command: "vault operator raft snapshot restore -force vault.snap",
      does: ["reads vault.snap (restore)"],
    },
    {
      command: "vault kv put secret/app @app.json token=@token.txt",
      does: ["reads app.json (values)", "reads token.txt (values)"],
    },
    {
      command: "vault policy write app app.hcl",
      does: ["reads app.hcl (apply)"],
    },
    { command: "vault status", does: [] },
    {
      command: "vault server -config=vault.hcl",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    const operands = operandsOf(words);
    const [name = "", action] = operands;
    if (name === "operator" && action === "raft") {
      yield* snapshot(operands.slice(2));
    }
    if (name === "policy" && action === "write") {
      const path = operands[3];
      if (path === "-") yield { kind: "input", as: "apply" };
      else if (path !== undefined) yield { kind: "read", path, as: "apply" };
    }
    if (/^(?:write|kv|patch|login)$/.test(name)) {
      for (const word of operands.slice(1)) {
        const path = /^(?:[^@=]+=)?@(.+)$/.exec(word)?.[1];
        if (path !== undefined) yield { kind: "read", path, as: "values" };
        if (/^(?:[^=]+=)?-$/.test(word)) yield { kind: "input", as: "values" };
      }
    }
    if (name === "debug") yield { kind: "open", path: "." };
    if (/^(?:agent|proxy|server)$/.test(name)) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
    if (name === "monitor") {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};

/** Snapshots are gzip archives, but nobody unpacks them. */
function* snapshot(words: readonly string[]): Effects {
  const [name, action, path] = words;
  if (name !== "snapshot" || path === undefined) return;
  if (action === "save") yield { kind: "write", path };
  else if (action === "restore") yield { kind: "read", path, as: "restore" };
  else if (action === "inspect") yield { kind: "read", path, as: "read" };
}

export const consul: Tool = {
  name: "consul",
  summary: "Services that find each other, and keys",
  examples: [
    {
      command: "consul snapshot save consul.snap",
      does: ["writes consul.snap"],
    },
    {
      command: "consul snapshot restore consul.snap",
      does: ["reads consul.snap (restore)"],
    },
    {
      command: "consul kv import @kv.json",
      does: ["reads kv.json (restore)"],
    },
    { command: "consul members", does: [] },
    { command: "consul tls cert create -server", does: ["opens ."] },
    {
      command: "consul agent -dev",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    const operands = operandsOf(words);
    const [name = "", action, path] = operands;
    yield* snapshot(operands);
    if (name === "kv" && action === "import") {
      if (path === "-") yield { kind: "input", as: "restore" };
      else if (path?.startsWith("@")) {
        yield { kind: "read", path: path.slice(1), as: "restore" };
      }
    }
    if (name === "tls" || name === "debug") yield { kind: "open", path: "." };
    if (/^(?:exec|lock|watch)$/.test(name)) {
      yield { kind: "unmodelled", why: "what it runs is not followed" };
    }
    if (name === "agent") {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
    if (name === "monitor") {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};
