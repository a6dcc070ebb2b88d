import type { Fence } from "../markdown/document.ts";
import type { Table } from "./tables.ts";

/** Lines of a guide, 1-based, both included. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** A heading, or a line in bold that stands for one. */
export interface Title extends Lines {
  readonly text: string;
  readonly depth: number;
}

/** A tab's label, and those of all tabs beside it. */
export interface TabNames {
  readonly label: string;
  readonly beside: readonly string[];
}

/** What stands between two titles: every line that says something is in one node. */
export type Node = Lines & {
  /** A bold line above, within the section. */
  readonly label?: Title;
  /** Labels of the tabs around it, outermost first. */
  readonly tabs: readonly TabNames[];
} & (
    | { readonly kind: "block"; readonly fence: Fence }
    | { readonly kind: "table"; readonly table: Table }
    | { readonly kind: "list"; readonly items: readonly Item[] }
    | { readonly kind: "text"; readonly text: string }
  );

/** An item of a list, its own lines joined; what is nested follows as items. */
export interface Item extends Lines {
  readonly text: string;
}

/** A part of a guide under one heading. */
export interface Section {
  /** Headings it stands under, outermost first; a guide may begin without one. */
  readonly titles: readonly Title[];
  readonly nodes: readonly Node[];
}

export interface Outline {
  readonly sections: readonly Section[];
  /** Of the front matter, else the only heading of depth 1. */
  readonly title: string | undefined;
}
