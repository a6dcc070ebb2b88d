import type { Retirements } from "./retirement.ts";

export const pip: Retirements = {
  names: ["pip", "pip3"],
  usages: [
    {
      command: "install",
      option: "--install-option",
      removed: "23.1",
      instead: "--config-settings",
      proof: "https://github.com/staticdev/ansible-role-pyenv/pull/188",
    },
    {
      command: "install",
      option: "--process-dependency-links",
      removed: "19.0",
      instead: "requirements with an address",
      proof: "https://github.com/Typecraft/typecraft_python/pull/81",
    },
    {
      command: "install",
      option: "--global-option",
      deprecated: "23.1",
      instead: "--config-settings",
      proof: "https://github.com/staticdev/ansible-role-pyenv/pull/188",
    },
  ],
};
