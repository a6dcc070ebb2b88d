import { element } from "../planner/inline.ts";
import type { Asked } from "./asked.ts";

/** One control a value; `changed` gets all values that are not empty. */
export function valueFields(
  asked: readonly Asked[],
  values: Readonly<Record<string, string>>,
  changed: (values: Readonly<Record<string, string>>) => void,
): HTMLElement[] {
  const now = { ...values };
  return asked.map(({ name, ask, example, secret }) => {
    const title = element("span", [ask]);
    const code = element("code", [name]);
    if (secret) {
      const note = element("small", [
        "Secret: you type it into your shell when the steps ask for it",
      ]);
      return element("div", [title, code, note]);
    }
    const input = element("input");
    input.type = "text";
    input.name = name;
    input.placeholder = example;
    input.value = now[name] ?? "";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("autocapitalize", "off");
    input.addEventListener("input", () => {
      now[name] = input.value;
      const given = Object.entries(now).filter(([, value]) => value !== "");
      changed(Object.fromEntries(given));
    });
    return element("label", [title, code, input]);
  });
}
