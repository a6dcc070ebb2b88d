import type { Plan } from "../../plan/plan.ts";
import { toolRangesOf } from "../../plan/facts/tool-ranges.ts";
import { comparisonsOf } from "../../versions.ts";
import { shellWord } from "../edits/edit.ts";

/** A tool of the reader's whose version the script looks at; shell words all. */
export interface ToolCheck {
  readonly name: string;
  readonly range: string;
  /** Prints the version. */
  readonly command: string;
}

/** Tools that do not answer `--version`. */
const versionCommands: Readonly<Record<string, string>> = {
  go: "go version",
  helm: "helm version --short",
  istioctl: "istioctl version --remote=false",
  kubectl: "kubectl version --client",
  pulumi: "pulumi version",
  terraform: "terraform version",
  velero: "velero version --client-only",
};

/** Checks of the tools that the answers of a plan call for. */
export function toolChecksOf(plan: Plan): ToolCheck[] {
  const { product, answers } = plan;
  const ranges = toolRangesOf(plan);
  const names = product.choices.flatMap(({ id, options }) =>
    options
      .filter((option) => option.id === answers[id])
      .flatMap(({ tools }) => Object.keys(tools)),
  );
  return [...new Set(names)].map((name) => ({
    name: shellWord(name),
    range: shellWord(comparisonsOf(ranges[name.toLowerCase()] ?? "*")),
    command: versionCommand(name),
  }));
}

/** A plugin such as `docker compose` has a subcommand for it. */
function versionCommand(tool: string): string {
  const words = tool.split(" ").map(shellWord).join(" ");
  return (
    versionCommands[tool] ??
    (words.includes(" ") ? `${words} version` : `${words} --version`)
  );
}
