/** A template as it lies on disk. */
export interface TemplateFile {
  /** As a message names it: `templates/step.hbs`. */
  readonly file: string;
  readonly source: string;
}

/** What is wrong with a template, and where: the author puts it right. */
export class TemplateError extends Error {
  constructor(
    file: string,
    at: { readonly line?: number; readonly column?: number },
    what: string,
  ) {
    const { line = 1, column = 0 } = at;
    super(`${file}:${line}:${column + 1} ${what}`);
    this.name = "TemplateError";
  }
}
