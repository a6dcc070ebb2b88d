import type { Retirements } from "./retirement.ts";

export const aws: Retirements = {
  names: ["aws"],
  usages: [
    {
      command: "ecr get-login",
      removed: "2.0",
      instead: "aws ecr get-login-password",
      proof:
        "https://docs.amazonaws.cn/cli/latest/reference/ecr/get-login.html, specs of aws 1.45.11 and 2.9.19",
    },
  ],
};
