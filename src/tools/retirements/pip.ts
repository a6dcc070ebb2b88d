import type { Retirements } from "./retirement.ts";

export const pip: Retirements = {
  names: ["pip", "pip3"],
  usages: [
    {
      command: "install",
      option: "--install-option",
      removed: "23.1 or later",
      instead: "--config-settings",
      proof: "specs of pip 23.0.1 and 26.2.2",
    },
    {
      command: "install",
      option: "--global-option",
      removed: "23.1 or later",
      instead: "--config-settings",
      proof: "specs of pip 23.0.1 and 26.2.2",
    },
    {
      command: "download",
      option: "--global-option",
      removed: "23.1 or later",
      instead: "--config-settings",
      proof: "specs of pip 23.0.1 and 26.2.2",
    },
    {
      command: "wheel",
      option: "--global-option",
      removed: "23.1 or later",
      instead: "--config-settings",
      proof: "specs of pip 23.0.1 and 26.2.2",
    },
    {
      command: "wheel",
      option: "--build-option",
      removed: "23.1 or later",
      instead: "--config-settings",
      proof: "specs of pip 23.0.1 and 26.2.2",
    },
    {
      command: "install",
      option: "--process-dependency-links",
      removed: "19.0",
      instead: "requirements with an address",
      proof: "https://pip.pypa.io/en/stable/news/, and the spec of pip 23.0.1",
    },
  ],
};
