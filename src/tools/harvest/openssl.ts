import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { versionIn } from "./version.ts";

/** Encodings that work like ciphers and that no list names. */
const UNLISTED = ["base64", "zlib"];

export const openssl: Adapter = {
  name: "openssl",
  summary: "openssl, from `openssl list` and `openssl <command> -help`",
  tools: ["openssl"],
  async harvest(ask) {
    const digests = await listed(ask, "-digest-commands", "-digest-algorithms");
    const ciphers = await listed(ask, "-cipher-commands", "-cipher-algorithms");
    const names = await listed(ask, "-commands");
    const found: Record<string, CommandSpec> = {};
    for (const name of names) found[name] = await commandSpec(ask, name);
    const algorithms = [...new Set([...digests, ...ciphers, ...UNLISTED])];
    return {
      version: await versionIn(ask),
      style: "openssl",
      options: ["-help --help", "-version --version -v"],
      // What `-*` stands for in the help of some commands.
      inherited: algorithms.map((name) => `-${name}`),
      commands: {
        // `openssl sha256` is `openssl dgst -sha256`.
        ...Object.fromEntries(
          algorithms.map((name) => [name, { partial: true as const }]),
        ),
        ...found,
      },
    };
  },
};

/** Names in columns, or `RSA-SHA256 => SHA256`. */
async function listed(
  ask: Ask,
  ...lists: readonly string[]
): Promise<string[]> {
  const names = new Set<string>();
  for (const list of lists) {
    const { text } = await ask(["list", list]);
    for (const name of text.toLowerCase().match(/[a-z][\w/-]*[a-z0-9]/g) ?? [])
      names.add(name);
  }
  return [...names].sort();
}

async function commandSpec(ask: Ask, name: string): Promise<CommandSpec> {
  const { text } = await ask([name, "-help"]);
  const options = text.split("\n").flatMap(optionIn);
  if (options.length === 0) return { partial: true };
  return { options };
}

/** ` -in infile            X.509 request`, ` -noout                Do not`. */
function optionIn(line: string): string[] {
  const [, name = "", value] =
    /^ (-[A-Za-z0-9][\w-]*)(?: (\S+))?(?:\s{2,}|$| (?=\S))/.exec(line) ?? [];
  if (name === "") return [];
  return [`${name}${value === undefined ? "" : "="}`];
}
