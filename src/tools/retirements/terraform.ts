import type { Retirements } from "./retirement.ts";

export const terraform: Retirements = {
  names: ["terraform"],
  usages: [
    {
      command: "taint",
      deprecated: "0.15.2",
      instead: "terraform apply -replace",
      proof: "https://developer.hashicorp.com/terraform/cli/commands/taint",
    },
    {
      command: "env",
      deprecated: "0.10",
      instead: "terraform workspace",
      proof: "https://developer.hashicorp.com/terraform/cli/commands/env",
    },
  ],
};
