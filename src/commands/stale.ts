export const staleRule = "stale-guide";
export const staleHelp =
  "Run `guidepost generate`, read the diff and commit it; put edits made by hand into the metadata";
