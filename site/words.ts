/** A line of metadata as a sentence of a page: rules end some and not others. */
export function sentence(text: string): string {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}
