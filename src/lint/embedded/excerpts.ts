const TEMPLATE = /(?<!\$)\{\{|\{%|<%/;
const LEFT_OUT =
  /(?:^|[\s,[{(])(?:\.{3,}|…)(?=[\s,\]})]|$)|\[\s*(?:\.\.\.|…)\s*\]/;
const CHANGED = /^\+(?:\s|\w)/m;

/** Whether a text leaves something out, is a template, or shows a change. */
export function isExcerpt(text: string): boolean {
  return TEMPLATE.test(text) || LEFT_OUT.test(text) || CHANGED.test(text);
}
