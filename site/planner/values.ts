import type { Plan } from "../../src/browser.ts";
import { element } from "./inline.ts";

/** A value that the plan asks the reader for. */
export interface Asked {
  readonly name: string;
  readonly ask: string;
  readonly example: string;
  /** Secrets are typed into the shell, never into a page. */
  readonly secret: boolean;
}

/** Each value once, in the order the legs ask. */
export function askedIn({ legs }: Plan): Asked[] {
  const byName = new Map<string, Asked>();
  for (const { variables } of legs) {
    for (const { name, kind, ask, value } of variables) {
      if (kind === "computed" || byName.has(name)) continue;
      byName.set(name, {
        name,
        ask,
        example: value,
        secret: kind === "secret",
      });
    }
  }
  return [...byName.values()];
}

/** The plan with the reader's values in place of the examples. */
export function withValues(
  plan: Plan,
  values: Readonly<Record<string, string>>,
): Plan {
  const legs = plan.legs.map((leg) => ({
    ...leg,
    variables: leg.variables.map((variable) => {
      const own = variable.kind === "asked" ? values[variable.name] : undefined;
      return own === undefined || own === ""
        ? variable
        : { ...variable, value: own };
    }),
  }));
  return { ...plan, legs };
}

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
