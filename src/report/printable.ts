import { escaped, obeyed, writtenOut } from "../obeyed.ts";

/** Anywhere in a line of its log, a CI may obey what begins so: `##vso[task.setvariable`. */
const order = /#(?=#(?:vso|teamcity)?\[)/gi;
/** GitHub obeys `::add-mask::` where a line begins with it, spaces aside. */
const firstOrder = /^(\s*):(?=:)/;

/** The text with what a terminal or a CI would obey written out: `\u001b`. */
export function printable(text: string): string {
  return writtenOut(text).replace(order, escaped);
}

/** The same of a line that begins with a name, which may be a stranger's. */
export function printableLine(line: string): string {
  return printable(line).replace(firstOrder, String.raw`$1\u003a`);
}

/**
 * New lines and tabs are no orders, nor are the colours that we give ourselves:
 * others hide what comes after them, or paint it like what is below.
 */
const control = /(?!\n|\t|\r\n)\p{Cc}/gu;
const controlButColour =
  // eslint-disable-next-line no-control-regex -- a colour begins with one
  /(?!\n|\t|\r\n|\u001b\[(?:1|2|22|3[1-46]|39)m)\p{Cc}/gu;

/**
 * Any text of a command as it is printed: names of files and versions in it may be a
 * stranger's, and what would move a cursor is written out. Writing directions stay,
 * for a guide may be in a language that needs them.
 */
export function withoutOrders(
  text: string,
  { colour }: { readonly colour: boolean },
): string {
  return text.replace(colour ? controlButColour : control, escaped);
}

/** JSON leaves some of them as they are; a terminal, a CI or an editor would not. */
export function printableJson(json: string): string {
  return json
    .replace(obeyed, (mark) => (mark === "\n" ? mark : escaped(mark)))
    .replace(order, escaped);
}
