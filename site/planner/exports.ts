import {
  loadScripts,
  planJson,
  type GuideView,
  type Plan,
  type Render,
} from "../../src/browser.ts";
import { copied } from "./clipboard.ts";
import { element } from "./inline.ts";
import { awayFromSite, type ProductPages } from "./pages.ts";
import { taskList, type Done } from "./ticks.ts";

/** A plan with all that its exports are made of. */
export interface Exported {
  /** With the reader's names in it. */
  readonly plan: Plan;
  /** With the examples of its authors. */
  readonly asWritten: Plan;
  /** The reader's names by variable. */
  readonly own: () => Readonly<Record<string, string>>;
  readonly view: GuideView;
  readonly markdown: string;
  readonly scripts: () => Promise<Render>;
  readonly done: () => Done;
  readonly pages: ProductPages;
}

/** One control for each form in which a plan leaves the page. */
export function exportControls(exported: Exported): HTMLElement {
  const { plan, asWritten, own, markdown, scripts, pages } = exported;
  const name = `${plan.product.id}-${plan.from}-to-${plan.to}`;
  const tasks = () =>
    taskList(
      exported.view,
      { title: exported.view.title, address: location.href },
      exported.done(),
    );
  const bar = element("div", [
    action("Markdown", () => save(`${name}.md`, awayFromSite(pages, markdown))),
    action("Shell script", async (button) => {
      const [{ scriptInPage }, render] = await Promise.all([
        loadScripts(),
        scripts(),
      ]);
      const script = scriptInPage(asWritten, render, own());
      if (script.kind === "script") return save(`${name}.sh`, script.text);
      const asks = plan.product.choices
        .filter(({ id }) => script.choices.includes(id))
        .map(({ ask }) => ask);
      say(button, `Answer first: ${asks.join(" ")}`);
    }),
    action("JSON", () => save(`${name}.json`, planJson(plan))),
    copy("Task list for an issue", tasks),
    action("Print", () => print()),
  ]);
  bar.className = "exports";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Take the plan with you");
  return bar;
}

function action(
  label: string,
  act: (button: HTMLElement) => void | Promise<void>,
): HTMLElement {
  const button = element("button", [label]);
  button.type = "button";
  button.addEventListener("click", () => void act(button));
  return button;
}

function copy(label: string, text: () => string): HTMLElement {
  return action(label, async (button) => {
    const done = await copied(text());
    say(button, done ? "Copied" : "This browser does not let pages copy");
  });
}

/** The button says it for a while, however often it is pressed. */
function say(button: HTMLElement, words: string): void {
  button.dataset["label"] ??= button.textContent;
  button.textContent = words;
  setTimeout(() => (button.textContent = button.dataset["label"] ?? ""), 4000);
}

function save(file: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text]));
  const link = element("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
