/**
 * Walks one line from its left end. Columns count as CommonMark counts them:
 * a tab goes to the next multiple of four, and a container may take half a tab.
 */
export class Cursor {
  readonly line: string;
  /** The next character that nobody took. */
  index = 0;
  /** Columns of a tab that were not taken yet; its character is behind `index`. */
  spare = 0;
  #column = 0;

  constructor(line: string) {
    this.line = line;
  }

  copy(): Cursor {
    const copy = new Cursor(this.line);
    copy.index = this.index;
    copy.spare = this.spare;
    copy.#column = this.#column;
    return copy;
  }

  /** Columns of white space ahead. */
  indent(): number {
    let column = this.#column + this.spare;
    for (let at = this.index; at < this.line.length; at++) {
      if (this.line[at] === " ") column += 1;
      else if (this.line[at] === "\t") column += 4 - (column % 4);
      else break;
    }
    return column - this.#column;
  }

  /** Takes white space, at most `columns` wide. */
  take(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.spare > 0) {
        const taken = Math.min(left, this.spare);
        this.spare -= taken;
        this.#column += taken;
        left -= taken;
      } else if (this.line[this.index] === " ") {
        this.index++;
        this.#column++;
        left--;
      } else if (this.line[this.index] === "\t") {
        this.index++;
        this.spare = 4 - (this.#column % 4);
      } else return;
    }
  }

  /** Steps over characters that are not white space. */
  skip(characters: number): void {
    this.index += characters;
    this.#column += characters;
  }

  /** Where the first character that is not white space stands. */
  textIndex(): number {
    let at = this.index;
    while (this.line[at] === " " || this.line[at] === "\t") at++;
    return at;
  }

  /** What is left, white space before it removed. */
  text(): string {
    return this.line.slice(this.textIndex());
  }

  blank(): boolean {
    return this.textIndex() === this.line.length;
  }
}
