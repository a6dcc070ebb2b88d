import { stringify } from "yaml";
import type { CiFacts } from "./ci/facts.ts";
import { githubWorkflow } from "./ci/github.ts";
import { gitlabJob } from "./ci/gitlab.ts";
import { pagesWorkflow } from "./ci/pages.ts";

export const ciNames = ["github", "gitlab", "none"] as const;
export type CiName = (typeof ciNames)[number];

/** The CI of a repository, by where it is pushed to and what it has already. */
export function ciOf(
  host: string | undefined,
  paths: readonly string[],
): CiName {
  if (paths.some((path) => path.startsWith(".github/"))) return "github";
  if (paths.includes(".gitlab-ci.yml")) return "gitlab";
  if (host === "github.com") return "github";
  return host !== undefined && /(?:^|\.)gitlab\./.test(host)
    ? "gitlab"
    : "none";
}

/** The files of a CI by path; where `.gitlab-ci.yml` is there, one to include. */
export function ciFiles(
  ci: CiName,
  facts: CiFacts,
  {
    hasGitlab,
    publishes,
  }: {
    readonly hasGitlab: boolean;
    /** Whether the site goes to GitHub Pages. */
    readonly publishes: boolean;
  },
): [path: string, text: string][] {
  const pages: [string, string][] = publishes
    ? [[".github/workflows/publish-guides.yml", pagesWorkflow(facts)]]
    : [];
  switch (ci) {
    case "github":
      return [
        [".github/workflows/guidepost.yml", githubWorkflow(facts)],
        ...pages,
      ];
    case "gitlab":
      return [
        [hasGitlab ? gitlabInclude : ".gitlab-ci.yml", gitlabJob(facts)],
        ...pages,
      ];
    case "none":
      return pages;
  }
}

/** What `.gitlab-ci.yml` has to include when it was there before. */
export const gitlabInclude = ".gitlab/guidepost.yml";

/** The configuration: which pages are checked, and what those by hand are about. */
export function configText({
  include,
  guides,
  product,
  modeline,
}: {
  /** Paths and patterns that are clean today. */
  readonly include: readonly string[];
  /** Guides written by hand, to be named as the product's. */
  readonly guides: readonly string[];
  readonly product: string;
  /** The schema for editors, seen from the file. */
  readonly modeline: string;
}): string {
  return [
    `# yaml-language-server: $schema=${modeline}`,
    "# What `guidepost check` looks at when it is told nothing else.",
    stringify({ include }),
    ...(guides.length === 0
      ? []
      : [
          "# Pages written by hand, and the product that they are about.",
          stringify({ overrides: [{ files: guides, product }] }),
        ]),
  ].join("\n");
}
