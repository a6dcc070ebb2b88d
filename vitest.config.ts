import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    // Deep runs try a hundred times as much, and limit single cases themselves.
    testTimeout: process.env["GUIDEPOST_DEEP"] ? 600_000 : 20_000,
    // One core is not left free: on two that would be half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
