/** One page of each kind; where a script makes it, what to wait for. */
export const kinds: readonly {
  readonly path: string;
  readonly made?: string;
}[] = [
  { path: "" },
  { path: "products/" },
  { path: "products/openwatch/" },
  { path: "products/artisan/" },
  { path: "products/artisan/releases/2.0.0/" },
  { path: "products/harbour/releases/1.2.0/" },
  { path: "products/openwatch/status/" },
  { path: "guides/openwatch/0.2.1-to-0.3.0/" },
  { path: "guides/artisan/runbooks/frontend-alone/" },
  { path: "guides/guidepost/changelog/" },
  {
    path: "guides/openwatch/0.2.1-to-0.3.0/#rehearse",
    made: ".rehearse strong",
  },
  { path: "plan/openwatch/" },
  {
    path: "plan/openwatch/?from=0.1.0&to=0.4.0#rehearse",
    made: ".rehearse strong",
  },
  { path: "plan/openwatch/?from=0.1.1&to=0.4.0", made: "[role=status] p" },
  { path: "rules/" },
  { path: "rules/absent-key/" },
  { path: "reference/" },
  { path: "reference/tools/" },
  { path: "reference/tools/kubectl/" },
  { path: "reference/commands/lint/" },
  { path: "reference/files/release/" },
  { path: "reference/formats/ini/" },
  { path: "docs/" },
  { path: "docs/rehearsal/" },
  { path: "docs/systems/" },
  { path: "404.html" },
];
