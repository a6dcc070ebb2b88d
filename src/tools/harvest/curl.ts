import type { Adapter } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { versionIn } from "./version.ts";

/** Old names that still work and no help shows; read off the program itself. */
const HIDDEN = ["--include", "--ftp-ssl-reqd", "--krb4="];

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
      hidden: HIDDEN,
      operands: "1..",
      instead: ["-K", "--config", "--url", "-V", "-M", "--manual", "--next"],
    });
  },
};
