import type { Retirements } from "./retirement.ts";

export const npm: Retirements = {
  names: ["npm"],
  usages: [
    {
      command: "bin",
      removed: "9",
      instead: "npx",
      proof: "https://github.com/npm/cli/pull/5459, and the spec of npm 9.9.4",
    },
    {
      command: "set-script",
      removed: "9",
      instead: "npm pkg set",
      proof:
        "https://github.com/npm/cli/issues/5456, and the spec of npm 9.9.4",
    },
    {
      command: "hook",
      removed: "11 or later",
      instead: "the webhooks of your registry",
      proof: "specs of npm 10.9.9 and 11.19.1",
    },
    {
      command: "install",
      option: "--production",
      deprecated: "8",
      instead: "--omit=dev",
      proof: "https://github.com/npm/cli/issues/8025",
    },
    {
      command: "ci",
      option: "--production",
      deprecated: "8",
      instead: "--omit=dev",
      proof: "https://github.com/npm/cli/issues/8025",
    },
  ],
};
