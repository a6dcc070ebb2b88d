import type { Entry } from "./command.ts";

/** In the order in which `guidepost --help` lists them. */
export const commands: readonly Entry[] = [
  {
    name: "init",
    summary: "Set a repository up: look around, write the first files, check",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "adopt",
    summary: "Turn an upgrade guide written by hand into metadata",
    load: async () => (await import("./adopt.ts")).adopt,
  },
  {
    name: "new",
    summary: "Write the file of a new release, ready to fill in",
    load: async () => (await import("./new.ts")).newCommand,
  },
  {
    name: "release",
    summary: "Fold what lies in unreleased/ into the file of a release",
    load: async () => (await import("./release.ts")).release,
  },
  {
    name: "derive",
    summary: "Write what a release changed, from the product's own files",
    load: async () => (await import("./derive.ts")).derive,
  },
  {
    name: "generate",
    summary:
      "Write the upgrade guides and other pages of all products, or of some",
    load: async () => (await import("./generate.ts")).generate,
  },
  {
    name: "plan",
    summary: "Show the way from one version to another",
    load: async () => (await import("./plan.ts")).plan,
  },
  {
    name: "changelog",
    summary: "Show what each release of a product brought",
    load: async () => (await import("./changelog.ts")).changelog,
  },
  {
    name: "lint",
    summary: "Check and rehearse the commands of Markdown files",
    load: async () => (await import("./lint.ts")).lint,
  },
  {
    name: "check",
    summary: "Check everything: metadata, fresh guides, and all Markdown",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "site",
    summary: "Build the site of the guides, or serve it while they are written",
    load: async () => (await import("./site.ts")).site,
  },
  {
    name: "lsp",
    summary: "Speak with an editor: findings, fixes and names while you type",
    load: async () => (await import("./lsp.ts")).lsp,
  },
  {
    name: "merge-reports",
    summary: "Put the reports of a lint in parts together",
    load: async () => (await import("./merge-reports.ts")).mergeReports,
  },
  {
    name: "rules",
    summary: "List the rules",
    load: async () => (await import("./rules.ts")).rules,
  },
  {
    name: "explain",
    summary: "Say what a rule finds, why it matters and what to do",
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "schema",
    summary: "Print the JSON schema of a kind of file, or write all of them",
    load: async () => (await import("./schema.ts")).schema,
  },
  {
    name: "migrate",
    summary: "Bring metadata files to the newest schema number",
    load: async () => (await import("./migrate.ts")).migrate,
  },
  {
    name: "harvest",
    summary: "Write down what an installed CLI accepts, from its own help",
    load: async () => (await import("./harvest.ts")).harvest,
  },
  {
    name: "completion",
    summary: "Print what a shell needs to complete these commands",
    load: async () => (await import("./completion.ts")).completion,
  },
];
