import { element } from "./inline.ts";

/**
 * Whether a text is in the clipboard now. Where a page was not fetched by https,
 * browsers have the old way only.
 */
export async function copied(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copiedBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

function copiedBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = element("textarea");
  area.value = text;
  area.className = "sr-only";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
