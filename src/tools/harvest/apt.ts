import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { versionIn } from "./version.ts";

/** Help names few options: these are asked for, one by one, in front of `--help`. */
const OPTIONS =
  "--all-names --all-versions --allow-change-held-packages --allow-downgrades --allow-insecure-repositories --allow-releaseinfo-change --allow-remove-essential --allow-unauthenticated --allow-weak-repositories --arch-only --assume-no --assume-yes --audit --auto-remove --autoremove --build --build-profiles --cli-version --color --comment --compile --config-file --default-release --diff-only --download --download-only --dry-run --dsc-only --error-on --exclude --fix-broken --fix-missing --fix-policy --force-yes --full --host-architecture --ignore-hold --ignore-missing --include --indep-only --install-recommends --install-suggests --installed --just-print --list-cleanup --manual-installed --mark-auto --minimize-manual --names-only --new-pkgs --no-act --only-source --only-upgrade --option --planner --print-uris --purge --quiet --recon --reinstall --release-info --remove --show-progress --show-upgraded --silent --simulate --snapshot --solver --source-override --tar-only --target-release --trivial-only --update --upgradable --upgradeable --upgrade --verbose --verbose-versions --version --virtual --with-new-pkgs --with-source --yes -P -S -U -V -a -b -c -d -f -h -m -o -q -s -t -u -v -y".split(
    " ",
  );

/** Help names the most used ones only. */
const UNLISTED =
  "auto-clean auto-remove autopurge full-upgrade help indextargets".split(" ");

export const apt: Adapter = {
  name: "apt",
  summary: "apt-get, asked for one option after the other",
  tools: ["apt-get"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const listed = text.match(/(?<=^ {2})[a-z][a-z-]*(?= - )/gm) ?? [];
    const commands: Record<string, CommandSpec> = {};
    for (const name of [...listed, ...UNLISTED])
      commands[name] = { options: await optionsOf(ask, name) };
    const [first, ...others] = Object.values(commands);
    const shared = (first?.options ?? []).filter((line) =>
      others.every(({ options = [] }) => options.includes(line)),
    );
    const own = Object.entries(commands).map(([name, { options = [] }]) => {
      const more = options.filter((line) => !shared.includes(line));
      return [name, more.length > 0 ? { options: more } : {}] as const;
    });
    return {
      version: await versionIn(ask),
      style: "apt",
      inherited: shared,
      commands: Object.fromEntries(own),
    };
  },
};

async function optionsOf(ask: Ask, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const option of OPTIONS) {
    // A value that is needed is asked for before anything is printed.
    const { text } = await ask([name, "--help", option]);
    if (/is not understood/.test(text)) continue;
    found.push(/requires an argument/.test(text) ? `${option}=` : option);
  }
  return found;
}
