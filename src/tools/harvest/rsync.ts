import type { Adapter, Ask } from "./adapter.ts";
import { versionIn } from "./version.ts";

/** Old names that still work and no help shows; read off the program itself. */
const HIDDEN =
  "--ignore-non-existing --log-format= --del --time-limit= --contimeout= --no-contimeout --timeout= --no-timeout --zc= --zl= --compress-threads= --zt= --cc= --msgs2stderr --no-msgs2stderr --links --fsync --protocol= --sparse --old-d --old-compress --new-compress --protect-args -s --qsort --checksum-seed= --munge-links --iconv= --no-iconv --trust-sender --bwlimit= --no-bwlimit --config= -M= --remote-option= --rsh= -e= --rsync-path= --password-file= --outbuf= --copy-as= --early-input= --server --sender --daemon".split(
    " ",
  );
const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

export const rsync: Adapter = {
  name: "rsync",
  summary: "rsync, which turns options off by `--no-` and a letter, too",
  tools: ["rsync"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const options = text.split("\n").flatMap(optionIn);
    const shown = new Set(
      options.flatMap((line) => line.replace(/=$/, "").split(" ")),
    );
    const hidden: string[] = [];
    const long = [...shown].filter((name) => /^--(?!no-)/.test(name));
    const off = [
      ...LETTERS.map((letter) => `--no-${letter}`),
      ...long.map((name) => name.replace("--", "--no-")),
    ];
    for (const line of [...HIDDEN, ...off]) {
      const name = line.replace(/=$/, "");
      if (shown.has(name) || !(await isKnown(ask, name))) continue;
      hidden.push(line);
    }
    return {
      version: await versionIn(ask),
      style: "popt",
      options,
      hidden,
      operands: "1..",
      instead: ["--daemon", "--server", "--read-batch"],
    };
  },
};

/** `--backup-dir=DIR         make`, `--verbose, -v`, `-P         same as`. */
function optionIn(line: string): string[] {
  const [, alone] = /^(-\w) {2,}/.exec(line) ?? [];
  if (alone !== undefined) return [alone];
  const [, long = "", value, short] =
    /^(--[a-z0-9][\w-]*)(=\S+)?(?:, (-[\w@]|--[\w-]+)(?:=\S+)?)?(?:\s|$)/.exec(
      line,
    ) ?? [];
  if (long === "" || long === "--no-OPTION") return [];
  const names = short === undefined ? long : `${short} ${long}`;
  return [`${names}${value === undefined ? "" : "="}`];
}

async function isKnown(ask: Ask, name: string): Promise<boolean> {
  // The last word tells apart what is unknown from what lacks a value.
  const { text } = await ask([name, "--version"]);
  return !/unknown option/.test(text);
}
