import type { Report } from "./report.ts";

/** One file of `report/reporters` is one of these. */
export interface Reporter {
  /** What `--format` takes. */
  readonly name: string;
  readonly summary: string;
  /** Whether a program reads the text whole: nothing may be printed beside it. */
  readonly standsAlone: boolean;
  /** Where its paths start: services look them up in the repository. */
  readonly pathsFrom: "folder" | "repository";
  readonly examples: readonly {
    readonly report: Report;
    /** Without colour. */
    readonly text: string;
  }[];
  readonly write: (
    report: Report,
    options: { readonly colour: boolean },
  ) => string;
}
