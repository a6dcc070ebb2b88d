import { loadPasted, type Plan } from "../../src/browser.ts";
import { element, inlineNodes } from "./inline.ts";

/** One field a configuration file that changes on the way. */
export function pasteFields({ product, legs }: Plan): HTMLElement[] {
  const changed = product.surfaces.filter(({ id }) =>
    legs.some(({ config }) => config.some(({ surface }) => surface === id)),
  );
  return changed.map((surface) => {
    const field = element("textarea");
    field.rows = 5;
    field.spellcheck = false;
    field.setAttribute("aria-label", `Your ${surface.title}`);
    const result = element("div");
    result.setAttribute("aria-live", "polite");
    field.addEventListener("input", async () => {
      const text = field.value;
      const { adviseOn } = await loadPasted();
      const pasted = await adviseOn(text, surface, legs);
      if (text !== field.value) return;
      result.replaceChildren(...(text.trim() === "" ? [] : tell(pasted)));
    });
    const title = element("summary", [
      `Paste your ${surface.title}: see what you must change`,
    ]);
    return element("details", [title, field, result]);
  });
}

type Pasted = Awaited<
  ReturnType<Awaited<ReturnType<typeof loadPasted>>["adviseOn"]>
>;

function tell(pasted: Pasted): Node[] {
  if (pasted.kind === "unreadable") {
    const { line, message } = pasted;
    return [element("p", [`Line ${line} cannot be read: ${message}`])];
  }
  if (pasted.advice.length === 0) {
    return [element("p", ["Nothing in it changes."])];
  }
  const items = pasted.advice.map(({ kind, line, words, to }) => {
    const where = line === undefined ? "" : `Line ${line}: `;
    const item = element("li", [where, ...inlineNodes(words), ` (for ${to})`]);
    item.className = kind;
    return item;
  });
  return [element("ul", items)];
}
