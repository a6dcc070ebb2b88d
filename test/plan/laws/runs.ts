/** Runs of each law; the deep run takes minutes. */
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
export const numRuns = isDeep
  ? Number(process.env["GUIDEPOST_RUNS"] ?? 100_000)
  : 1_000;
export const timeout = isDeep ? 3_600_000 : 60_000;

export { seed } from "../../support/seed.ts";
