interface Kind {
  readonly path: string;
  /** Where a script makes it, what to wait for. */
  readonly made?: string;
}

/** Long pages of a kind that has a shorter one below; only a deep run has time for them. */
const long: readonly Kind[] = [
  { path: "products/artisan/" },
  { path: "guides/artisan/runbooks/frontend-alone/" },
  { path: "reference/tools/" },
  { path: "guides/openwatch/0.2.1-to-0.3.0/" },
  {
    path: "plan/openwatch/?from=0.1.0&to=0.4.0#rehearse",
    made: ".rehearse strong",
  },
  // Not behind the page itself: a browser would stay on it.
  {
    path: "guides/openwatch/0.2.1-to-0.3.0/#rehearse",
    made: ".rehearse strong",
  },
  { path: "rules/" },
  { path: "reference/files/release/" },
  { path: "docs/systems/" },
];

/** One page of each kind. */
export const kinds: readonly Kind[] = [
  { path: "" },
  { path: "products/" },
  { path: "products/openwatch/" },
  { path: "products/artisan/releases/2.0.0/" },
  { path: "products/harbour/releases/1.2.0/" },
  { path: "products/openwatch/status/" },
  { path: "guides/harbour/1.0.0-to-1.2.0/" },
  { path: "guides/artisan/runbooks/two-phases/" },
  { path: "guides/guidepost/changelog/" },
  {
    path: "guides/harbour/1.2.0-to-1.2.1/#rehearse",
    made: ".rehearse strong",
  },
  { path: "plan/openwatch/" },
  {
    path: "plan/harbour/?from=1.2.0&to=1.2.1#rehearse",
    made: ".rehearse strong",
  },
  { path: "plan/openwatch/?from=0.1.1&to=0.4.0", made: "[role=status] p" },
  { path: "rules/absent-key/" },
  { path: "reference/" },
  { path: "reference/tools/kubectl/" },
  { path: "reference/commands/lint/" },
  { path: "reference/files/configuration/" },
  { path: "reference/formats/" },
  { path: "reference/formats/ini/" },
  { path: "docs/" },
  { path: "docs/rehearsal/" },
  { path: "404.html" },
  ...(process.env["GUIDEPOST_DEEP"] === undefined ? [] : long),
];
