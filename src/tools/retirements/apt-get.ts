import type { Retirements } from "./retirement.ts";

export const aptGet: Retirements = {
  names: ["apt-get", "apt"],
  usages: [
    {
      option: "--force-yes",
      deprecated: "1.1",
      instead:
        "--allow-downgrades, --allow-remove-essential or --allow-change-held-packages",
      proof: "https://github.com/cocos2d/cocos2d-x/pull/20499",
    },
  ],
};
