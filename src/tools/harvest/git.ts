import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { withoutEmpty } from "./help-text.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { versionIn } from "./version.ts";

/** Before the subcommand; its synopsis is no list. */
const GLOBAL =
  "-v --version;-h --help;-C=;-c=;--exec-path=?;--html-path;--man-path;--info-path;-p --paginate;-P --no-pager;--no-replace-objects;--bare;--git-dir=;--work-tree=;--namespace=;--super-prefix=;--config-env=;--literal-pathspecs;--glob-pathspecs;--noglob-pathspecs;--icase-pathspecs;--no-optional-locks;--list-cmds=;--attr-source=;--no-lazy-fetch;--no-advice".split(
    ";",
  );

/** Those with their own options only; the others take those of `diff` or `rev-list`. */
const TOLD =
  "add am apply archive branch checkout cherry-pick clean clone commit config describe fetch gc init ls-remote merge mv pull push rebase repack reset restore revert rm status switch tag".split(
    " ",
  );

/** What `git config` takes beside its subcommands, as its help was before them. */
const CONFIG = `
    --get
    --get-all
    --get-regexp
    --get-urlmatch
    --replace-all
    --add
    --unset
    --unset-all
    --rename-section
    --remove-section
    -l, --list
    -e, --edit
    --get-color
    --get-colorbool
`;

/** What takes `HEAD` where nothing follows; help shows a value that it needs. */
const LAST: Readonly<Record<string, RegExp>> = {
  branch: /^--(?:(?:no-)?(?:contains|merged)|with|without)=$/,
  tag: /^--(?:(?:no-)?(?:contains|merged)|with|without|points-at)=$/,
};

/** Their subcommands are told, and the options of those are not. */
const GROUPS = ["remote", "worktree", "submodule", "bundle", "sparse-checkout"];

export const git: Adapter = {
  name: "git",
  summary: "git, from `git --list-cmds` and `git <command> --help-all`",
  tools: ["git"],
  async harvest(ask) {
    const { text } = await ask(["--list-cmds=main,others,nohelpers"]);
    const names = text.split("\n").filter((name) => /^[a-z][\w-]+$/.test(name));
    const commands: Record<string, CommandSpec> = {};
    for (const name of names) {
      if (GROUPS.includes(name)) commands[name] = await group(ask, name);
      else if (TOLD.includes(name)) commands[name] = await own(ask, name);
      else commands[name] = { partial: true };
    }
    return withoutEmpty({
      version: await versionIn(ask),
      style: "git",
      plugins: true,
      options: GLOBAL,
      commands,
    });
  },
};

async function own(ask: Ask, name: string): Promise<CommandSpec> {
  const text =
    name === "config" ? await configHelp(ask) : await help(ask, name);
  // `--[no-]quiet` is one option; all are negated alike.
  const lines = text
    .split("\n")
    .filter((line) => /^ +-/.test(line))
    .map((line) => line.replaceAll("--[no-]", "--"));
  const told = readOptionLines(lines, angles);
  // Outside of a repository most say nothing about themselves.
  if (told.length === 0) return { partial: true };
  const options = told.map((line) =>
    LAST[name]?.test(line) ? `${line}?` : line,
  );
  options.push("-h --help");
  return { options, ...(name === "clone" && { operands: "1..2" }) };
}

async function help(ask: Ask, ...words: readonly string[]): Promise<string> {
  const { text } = await ask([...words, "--help-all"]);
  return text;
}

/**
 * Since `git config` has subcommands, help shows those alone; what it took before
 * still works.
 */
async function configHelp(ask: Ask): Promise<string> {
  const own = await help(ask, "config");
  const names = [...own.matchAll(/git config ([a-z][a-z-]+) /g)];
  if (names.length === 0) return own;
  const below = await Promise.all(
    names.map(([, name = ""]) => help(ask, "config", name)),
  );
  return [...below, CONFIG].join("\n");
}

/** `git remote [-v] rename`: the first word behind the options. */
async function group(ask: Ask, name: string): Promise<CommandSpec> {
  const { text } = await ask([name, "-h"]);
  const usage = new RegExp(`^(?:usage:|\\s+or:) git ${name} (.*)$`, "gm");
  const names = [...text.matchAll(usage)].flatMap(([, line = ""]) => {
    const [first = ""] = line.replace(/^(?:\[[^\]]*\] *|--)+/, "").split(" ");
    return /^[a-z][\w-]*$/.test(first) ? [first] : [];
  });
  if (names.length === 0) return { partial: true };
  const below = names.map((own) => [own, { partial: true as const }] as const);
  return {
    options: ["-v --verbose", "-q --quiet", "--cached", "-h --help"],
    commands: Object.fromEntries(below),
  };
}
