/** What a page of the docs is for: `kind` in its front matter. */
export const docKinds = ["tutorial", "how-to", "concept", "reference"] as const;

export type DocKind = (typeof docKinds)[number];
