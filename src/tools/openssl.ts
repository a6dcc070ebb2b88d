import type { Tool } from "./tool.ts";

export const openssl: Tool = {
  name: "openssl",
  summary: "Keys, certificates and random bytes",
  examples: [
    { command: "openssl rand -base64 32", does: [] },
    {
      command:
        "openssl req -x509 -newkey rsa:4096 -nodes -keyout web.key -out web.crt",
      does: ["writes web.key", "writes web.crt"],
    },
    {
      command: "openssl x509 -in web.crt -noout -enddate",
      does: ["reads web.crt (read)"],
    },
    {
      command: "openssl x509 -req -in a.csr -CA ca.crt -CAcreateserial",
      does: ["reads a.csr (read)", "reads ca.crt (read)", "opens ."],
    },
    {
      command: "openssl s_server -port 4433",
      does: ["does not end: it serves until it is stopped"],
    },
    {
      command: "openssl enc -d -aes-256-cbc -in a.sql.enc -out a.sql",
      does: ["reads a.sql.enc (unpack)", "opens a.sql"],
    },
  ],
  *effects(words) {
    const [name = ""] = words;
    const decrypts = words.includes("-d") || words.includes("-decrypt");
    for (const [at, word] of words.entries()) {
      const path = words[at + 1];
      if (path === undefined || path === "-" || path.startsWith("/dev/"))
        continue;
      if (/^-(?:in|CA|CAfile|CAkey|inkey|certfile|key|config)$/.test(word)) {
        // What was encrypted may be anything: its form is not known.
        const as = word === "-in" && decrypts ? "unpack" : "read";
        yield { kind: "read", path, as };
      } else if (/^-(?:out|keyout)$/.test(word)) {
        yield { kind: decrypts ? "open" : "write", path };
      }
    }
    if (name === "ca" || words.includes("-CAcreateserial")) {
      yield { kind: "open", path: "." };
    }
    if (name === "s_server") {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};
