import { join } from "node:path";
import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { pathOf } from "./addresses.ts";

/** A text that an editor has open. */
export interface OpenDocument {
  readonly uri: string;
  /** Absolute; made up where the text was never saved. */
  readonly path: string;
  readonly version: number;
  readonly text: string;
  readonly isPage: boolean;
}

const pages = /\.(?:md|mdx|markdown)$/i;

/** The texts that an editor has open, by address and by path. */
export class OpenDocuments {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #cwd: string;

  constructor(documents: TextDocuments<TextDocument>, cwd: string) {
    this.#documents = documents;
    this.#cwd = cwd;
  }

  /** Nothing where it is not open, or not a file: history, a diff, a notebook. */
  at(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    const path = this.pathOf(uri);
    if (!document || path === undefined) return undefined;
    const { version, languageId } = document;
    const isPage = pages.test(path) || languageId === "markdown";
    return { uri, path, version, text: document.getText(), isPage };
  }

  all(): OpenDocument[] {
    return this.#documents.all().flatMap(({ uri }) => this.at(uri) ?? []);
  }

  textAt(path: string): string | undefined {
    return this.all().find((one) => one.path === path)?.text;
  }

  /** The address that the editor itself uses for a path, where it has it open. */
  uriAt(path: string): string | undefined {
    return this.all().find((one) => one.path === path)?.uri;
  }

  /** Whether it is open or not. */
  pathOf(uri: string): string | undefined {
    return uri.startsWith("untitled:")
      ? join(this.#cwd, "untitled.md")
      : pathOf(uri);
  }
}
