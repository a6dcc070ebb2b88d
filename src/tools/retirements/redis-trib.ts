import type { Retirements } from "./retirement.ts";

export const redisTrib: Retirements = {
  names: ["redis-trib.rb", "redis-trib"],
  usages: [
    {
      removed: "Redis 5",
      instead: "redis-cli --cluster",
      proof: "https://github.com/redis/redis/blob/5.0/src/redis-trib.rb",
    },
  ],
};
