import { ciFiles, ciNames, ciOf, type CiName } from "../../init/files.ts";
import { readRemote } from "../../init/identity.ts";
import type { Options, Surroundings } from "../command.ts";
import { peers } from "../site/launcher.ts";
import type { Asking } from "./asking.ts";
import type { Workspace } from "./look.ts";

/** The files of the CI that the repository has, or that was asked for. */
export async function workflowsOf(
  { repository, git }: Workspace,
  {
    ask,
    options,
    surroundings,
  }: { ask: Asking; options: Options; surroundings: Surroundings },
): Promise<[string, string][]> {
  const remote = readRemote(git?.remote ?? "");
  const likely = ciOf(remote?.host, repository.paths);
  const chosen = ciNames.find((name) => name === options["ci"]);
  const ci: CiName = chosen ?? (await ask.ci(likely));
  const publishes =
    options["pages"] === true || (ci === "github" && (await ask.publishing()));
  const manifest = repository.texts.get("package.json") ?? "";
  const isInstalled =
    /"guidepost"\s*:/.test(manifest) &&
    repository.paths.includes("package-lock.json");
  return ciFiles(
    ci,
    {
      branch: git?.branch ?? "main",
      isInstalled,
      version: surroundings.version,
      sitePackages: peers,
      call: isInstalled
        ? "npx guidepost"
        : `npx --yes guidepost@${surroundings.version}`,
    },
    { hasGitlab: repository.paths.includes(".gitlab-ci.yml"), publishes },
  );
}
