/**
 * What a text most likely is: a number that reads back as the same text, true or
 * false, or the text itself.
 */
export function likelyScalar(text: string): string | number | boolean {
  if (text === "true") return true;
  if (text === "false") return false;
  const isNumber =
    /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text;
  return isNumber ? Number(text) : text;
}
