import type { Tool } from "./tool.ts";

export const java: Tool = {
  name: "java",
  summary: "Runs Java programs",
  examples: [
    { command: "java -version", does: [] },
    {
      command: "java -Xmx2g -jar app.jar migrate",
      does: [
        "reads app.jar (run)",
        "is not modelled: what the program does is its own",
      ],
    },
  ],
  *effects(words) {
    if (/^--?(?:version|help|showversion)$/.test(words[0] ?? "")) return;
    const jar = words.indexOf("-jar");
    const path = jar < 0 ? undefined : words[jar + 1];
    if (path !== undefined) yield { kind: "read", path, as: "run" };
    yield { kind: "unmodelled", why: "what the program does is its own" };
  },
};

export const keytool: Tool = {
  name: "keytool",
  summary: "Keys and certificates of Java programs",
  examples: [
    {
      command: "keytool -importcert -file ca.crt -keystore trust.jks",
      does: ["reads ca.crt (read)", "opens trust.jks"],
    },
    {
      command: "keytool -exportcert -keystore trust.jks -file ca.crt",
      does: ["opens ca.crt", "opens trust.jks"],
    },
    { command: "keytool -list -cacerts", does: [] },
  ],
  *effects(words) {
    const behind = (option: string): string | undefined =>
      words.find((_, at) => words[at - 1] === option);
    const file = behind("-file");
    const imports = /^-import(?:cert)?$/.test(words[0] ?? "");
    if (file !== undefined) {
      if (imports) yield { kind: "read", path: file, as: "read" };
      else yield { kind: "open", path: file };
    }
    for (const option of ["-keystore", "-destkeystore"]) {
      const store = behind(option);
      if (store !== undefined) yield { kind: "open", path: store };
    }
  },
};
