/** 1-based lines and columns (UTF-16) of a text; the end is exclusive. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A Markdown text, read as far as the linter needs. */
export interface Document {
  readonly text: string;
  /** YAML front matter, parsed; empty where there is none or it does not read. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  /** HTML comments, and MDX ones, that stand on lines of their own. */
  readonly comments: readonly Comment[];
  readonly links: readonly Link[];
  readonly tabs: readonly Tab[];
}

/** One of several texts of which the reader sees one; the lines are whole and included. */
export interface Tab {
  /** Tabs of one number stand beside each other. */
  readonly group: number;
  readonly label: string;
  readonly line: number;
  readonly endLine: number;
}

/**
 * Where a page leads, in the order of the page. A `reference` takes its URL from
 * a `definition`, which is listed as well.
 */
export interface Link extends Position {
  readonly kind: "inline" | "reference" | "definition" | "autolink" | "html";
  /** Backslashes and character references decoded, escapes of URLs not. */
  readonly url: string;
}

/** `text` is what stands between the marks. */
export interface Comment extends Position {
  readonly text: string;
}

/** A heading of a page; its depth is 1 to 6. */
export interface Heading extends Position {
  readonly depth: number;
  readonly text: string;
  /** Of `{#id}` behind the text. */
  readonly id?: string;
}

/** A fenced code block, at any indentation. The position spans the whole block. */
export interface Fence extends Position {
  /** Lower case; empty where the fence names none. */
  readonly language: string;
  readonly info: string;
  /** `id=backup phase=backup skip="..."` of the info string or a comment above. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly content: string;
  /** Where each line of `content` starts in the document. */
  readonly lineStarts: readonly {
    readonly line: number;
    readonly column: number;
  }[];
  /** Texts of the headings above, outermost first. */
  readonly headings: readonly string[];
  readonly closed: boolean;
}
