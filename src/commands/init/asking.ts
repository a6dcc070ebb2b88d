import { ciNames, type CiName } from "../../init/files.ts";
import type { Chart } from "../../init/charts.ts";
import { tellChart } from "../../init/told.ts";
import { isId } from "../../release/schema/text.ts";
import { askFor, choose, isInteractive } from "../../terminal.ts";
import type { Options } from "../command.ts";

/** What `init` cannot see for itself; without a person the likeliest is taken. */
export interface Asking {
  readonly chart: (charts: readonly Chart[]) => Promise<Chart | undefined>;
  readonly id: (likely: string) => Promise<string>;
  readonly ci: (likely: CiName) => Promise<CiName>;
  readonly publishing: () => Promise<boolean>;
}

export function asking(options: Options): Asking {
  const asks =
    options["yes"] !== true && options["dryRun"] !== true && isInteractive();
  return asks ? person : nobody;
}

const nobody: Asking = {
  chart: (charts) => Promise.resolve(charts[0]),
  id: (likely) => Promise.resolve(likely),
  ci: (likely) => Promise.resolve(likely),
  publishing: () => Promise.resolve(false),
};

const ciTitles: Readonly<Record<CiName, string>> = {
  github: "GitHub Actions",
  gitlab: "GitLab CI",
  none: "Another, or none",
};

const person: Asking = {
  async chart(charts) {
    const chosen = await choose(
      "Which chart do your operators install?",
      charts.map((chart) => ({ value: chart.folder, label: tellChart(chart) })),
    );
    return charts.find(({ folder }) => folder === chosen);
  },
  id: (likely) =>
    askFor("What is the product's id?", {
      usual: likely,
      refuse: (answer) =>
        isId(answer) ? undefined : "Write lower-case words joined by hyphens",
    }),
  ci: (likely) =>
    choose(
      "What runs your checks?",
      [likely, ...ciNames.filter((name) => name !== likely)].map((value) => ({
        value,
        label: ciTitles[value],
      })),
    ),
  async publishing() {
    const answer = await choose("Publish the guides to GitHub Pages?", [
      { value: "no", label: "Not now" },
      { value: "yes", label: "Yes, write the workflow" },
    ]);
    return answer === "yes";
  },
};
