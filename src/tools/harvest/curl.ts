import type { Adapter } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { versionIn } from "./version.ts";

export const curl: Adapter = {
  name: "curl",
  summary: "curl, from `curl --help all`",
  tools: ["curl"],
  async harvest(ask) {
    const { text } = await ask(["--help", "all"]);
    const lines = text.split("\n").filter((line) => /^ +-/.test(line));
    return withoutEmpty({
      version: await versionIn(ask),
      style: "curl",
      options: readOptionLines(lines, angles).map((line) =>
        line.endsWith("--help=") ? "-h --help=?" : line,
      ),
      operands: "1..",
      instead: ["-K", "--config", "--url", "-V", "-M", "--manual", "--next"],
    });
  },
};
