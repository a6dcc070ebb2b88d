import { documents } from "./data.ts";
import { docKinds, type DocKind } from "./doc-kinds.ts";

type Document = (typeof documents.pages)[number];

/** Pages of one kind, in the order in which they are best read. */
export interface DocGroup {
  readonly id: DocKind | "pages";
  readonly title: string;
  readonly about?: string;
  readonly docs: readonly Document[];
}

const told: Readonly<Record<DocKind, Omit<DocGroup, "id" | "docs">>> = {
  tutorial: {
    title: "Tutorial",
    about: "Half an hour from an empty folder to guides that hold.",
  },
  "how-to": {
    title: "How to",
    about: "One task a page, with the commands and what they print.",
  },
  concept: {
    title: "Concepts",
    about: "How it thinks: one idea a page, with a drawing and a real example.",
  },
  reference: {
    title: "To look up",
    about: "Words, fields and figures.",
  },
};

/** Those that say what they are for, by that, then the others. */
export const docGroups: readonly DocGroup[] = [
  ...docKinds.map((id) => ({
    id,
    ...told[id],
    docs: documents.pages.filter(({ data }) => data.kind === id),
  })),
  {
    id: "pages" as const,
    title: "Pages",
    docs: documents.pages.filter(({ data }) => data.kind === undefined),
  },
].filter(({ docs }) => docs.length > 0);
