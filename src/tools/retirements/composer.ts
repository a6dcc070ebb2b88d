import type { Retirements } from "./retirement.ts";

export const composer: Retirements = {
  names: ["composer"],
  usages: [
    {
      command: "install",
      option: "--no-suggest",
      deprecated: "2.0",
      instead: "composer install without it",
      proof: "https://github.com/doctrine/migrations/pull/1100",
    },
    {
      command: "require",
      option: "--no-suggest",
      deprecated: "2.0",
      instead: "composer require without it",
      proof: "https://github.com/doctrine/migrations/pull/1100",
    },
  ],
};
