import type { Retirements } from "./retirement.ts";

export const bundle: Retirements = {
  names: ["bundle", "bundler"],
  usages: [
    {
      command: "install",
      option: "--path",
      deprecated: "2.1",
      instead: "bundle config set --local path",
      proof:
        "https://github.com/capistrano/bundler/commit/148b31fd361a464c9261779e0f98ffacc2132605",
    },
    {
      command: "install",
      option: "--without",
      deprecated: "2.1",
      instead: "bundle config set --local without",
      proof:
        "https://github.com/capistrano/bundler/commit/148b31fd361a464c9261779e0f98ffacc2132605",
    },
    {
      command: "install",
      option: "--deployment",
      deprecated: "2.1",
      instead: "bundle config set --local deployment true",
      proof:
        "https://github.com/capistrano/bundler/commit/148b31fd361a464c9261779e0f98ffacc2132605",
    },
  ],
};
