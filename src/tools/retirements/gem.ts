import type { Retirements } from "./retirement.ts";

export const gem: Retirements = {
  names: ["gem"],
  usages: [
    {
      command: "install",
      option: "--no-ri",
      removed: "3.0",
      isHearsay: true,
      instead: "--no-document",
      proof: "https://gitlab.com/gitlab-org/gitlab-foss/-/merge_requests/24079",
    },
    {
      command: "install",
      option: "--no-rdoc",
      removed: "3.0",
      isHearsay: true,
      instead: "--no-document",
      proof: "https://gitlab.com/gitlab-org/gitlab-foss/-/merge_requests/24079",
    },
  ],
};
