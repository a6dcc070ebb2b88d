import { configureGlobal, readConfigureGlobal } from "fast-check";

/**
 * The tests that every change runs make the same examples each time, so that
 * they never fail for what is not in the change. Deep runs make others;
 * `GUIDEPOST_SEED` repeats one of them.
 */
export const seed = Number(
  process.env["GUIDEPOST_SEED"] ??
    (process.env["GUIDEPOST_DEEP"] ? Math.floor(Math.random() * 2 ** 31) : 1),
);

configureGlobal({ ...readConfigureGlobal(), seed });
