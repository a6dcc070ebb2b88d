import type { Retirements } from "./retirement.ts";

export const mongo: Retirements = {
  names: ["mongo"],
  usages: [
    {
      removed: "MongoDB 6.0",
      instead: "mongosh",
      proof:
        "https://mongodb.com/docs/v5.0/reference/mongo, https://www.mongodb.com/community/forums/t/mongo-shell-removal-in-mongo-6-0-and-compatibility-with-older-mongo-shell/264720",
    },
  ],
};
