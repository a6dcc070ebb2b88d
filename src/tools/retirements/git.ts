import type { Retirements } from "./retirement.ts";

export const git: Retirements = {
  names: ["git"],
  usages: [
    {
      command: "stash save",
      deprecated: "2.16",
      instead: "git stash push",
      proof:
        "https://gitlab.com/pclouds/git/-/blob/c0c0c825ce19963ded30919778a23c3c85662755/Documentation/git-stash.txt",
    },
    {
      command: "filter-branch",
      deprecated: "2.24",
      instead: "git filter-repo",
      proof:
        "https://github.com/git-for-windows/git/commit/9df53c5de6e687df9cd7b36e633360178b65a0ef",
    },
  ],
};
