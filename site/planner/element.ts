import {
  expectationsFrom,
  guideInPage,
  noOrigins,
  planJson,
  viewOf,
  type NoPath,
  type Plan,
  type Render,
} from "../../src/browser.ts";
import { doneSteps, ownValues } from "../rehearse/memory.ts";
import { askedIn, withValues } from "../rehearse/asked.ts";
import type { Rehearser } from "../rehearse/rehearser.ts";
import { valueFields } from "../rehearse/values.ts";
import { questionOf, searchOf, type Question } from "./address.ts";
import { codeBlock } from "./block.ts";
import { exportControls } from "./exports.ts";
import { PlannerForm } from "./form.ts";
import { element, inlineNodes } from "./inline.ts";
import { guideNodes } from "./markdown.ts";
import { PlanOutline } from "./outline.ts";
import { addressOf, type ProductPages } from "./pages.ts";
import { pasteFields } from "./paste.ts";
import { waysOn } from "./refusal.ts";
import { ProductSource } from "./source.ts";
import { addTicks, showTicks, tickables, ticked } from "./ticks.ts";
import { leftOut, unansweredNodes } from "./scope.ts";
import { wayNodes } from "./way.ts";

/** Composes the way between any two versions, on the page of its product. */
export class GuidePlanner extends HTMLElement {
  #form!: PlannerForm;
  #source!: ProductSource;
  #outline!: PlanOutline;
  /** What the address was when it was read. */
  #address = new URL(location.href);
  /** Shows what is done of the plan that stands there. */
  #showDone = (): void => undefined;
  /** Answers that come late for a question that is no longer asked are dropped. */
  #asked = 0;
  #plan: Plan | undefined;
  /** Once asked for, it follows every change. */
  #rehearsing = false;
  #rehearser: Rehearser | undefined;
  /** For which plan the fields of own values stand there. */
  #fields = "";

  /**
   * The plan that is shown, as `guidepost plan --format json` prints it. Each
   * change is told by a `planned` event.
   */
  get json(): string | undefined {
    return this.#plan && planJson(this.#plan);
  }

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    const { api = "", templates = "", choices = "{}" } = this.dataset;
    this.#form = new PlannerForm(form, JSON.parse(choices));
    this.#source = new ProductSource(api, templates);
    this.#outline = new PlanOutline(this.#part(".outline"));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      this.#form.hideRuledOut();
      const { question } = this.#form;
      history.pushState(null, "", location.pathname + searchOf(question));
      this.#address = new URL(location.href);
      void this.#show(question);
    });
    addEventListener("popstate", () => {
      if (!this.#isJump()) this.#open();
    });
    // A step is done in another tab.
    addEventListener("storage", () => this.#showDone());
    this.#rehearsing = location.hash === "#rehearse";
    this.#open();
  }

  /** Whether the reader only went to another place on the page. */
  #isJump(): boolean {
    const { search, hash } = this.#address;
    this.#address = new URL(location.href);
    return search === location.search && hash !== location.hash;
  }

  /** Asks what the address asks. */
  #open(): void {
    const question = questionOf(location.search, this.#form.names);
    const { from, to } = question;
    const { newest = "" } = this.dataset;
    const complete = { ...question, to: to === "" ? newest : to };
    this.#form.show(complete);
    void this.#show(from === "" ? question : complete);
  }

  async #show(question: Question): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (question.from === "" || question.to === "") {
      return this.#say("Choose the version you run, and the one you want.");
    }
    try {
      const [plan, render] = await Promise.all([
        this.#source.plan(question),
        this.#source.engine("guide"),
      ]);
      if (asked !== this.#asked) return;
      if (plan.kind === "no-path") return this.#refuse(plan, question);
      this.#compose(plan, render);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#say(`The plan cannot be made: ${why}. Load the page again.`);
    }
  }

  #compose(plan: Plan, render: Render): void {
    const { id } = plan.product;
    const own = withValues(plan, ownValues.read(id));
    const view = viewOf(own, noOrigins, { isBesideOthers: true });
    const markdown = guideInPage(view, render);
    const steps = tickables(view);
    const topic = `${id}-${plan.from}-${plan.to}`;
    const guide = this.#part(".guide");
    guide.replaceChildren(...guideNodes(markdown, codeBlock));
    guide.querySelector("h1")?.remove();
    for (const link of guide.querySelectorAll<HTMLAnchorElement>(
      "[data-page]",
    )) {
      link.href = addressOf(this.#pages, link.dataset["page"] ?? "");
    }
    addTicks(guide, steps, (key, isDone) => {
      doneSteps.write(topic, ticked(doneSteps.read(topic), key, isDone));
      this.#showDone();
    });
    this.#outline.show(guide);
    this.#showDone = () => {
      const done = doneSteps.read(topic);
      showTicks(guide, done);
      this.#outline.count();
      this.#count(steps.length, steps.filter(({ key }) => key in done).length);
    };
    this.#showDone();
    this.#part(".open").replaceChildren(
      ...unansweredNodes(
        this.#form.unanswered.filter(({ choice }) =>
          guide.querySelector(`[data-for*="${choice}="]`),
        ),
      ),
    );
    this.#part(".way").replaceChildren(...wayNodes(plan));
    guide.append(...leftOut(plan));
    this.#part(".take").replaceChildren(
      exportControls({
        plan: own,
        asWritten: plan,
        own: () => ownValues.read(id),
        view,
        markdown,
        scripts: () => this.#source.engine("script"),
        done: () => doneSteps.read(topic),
        pages: this.#pages,
      }),
    );
    this.#plan = plan;
    this.#showFields(plan, () => this.#compose(plan, render));
    this.#part(".planned > h2").replaceChildren(...inlineNodes(view.title));
    this.#say();
    this.#part<HTMLButtonElement>(".rehearse button").onclick = () => {
      this.#rehearsing = true;
      void this.#rehearse(markdown, own);
    };
    if (this.#rehearsing) void this.#rehearse(markdown, own);
  }

  async #rehearse(markdown: string, plan: Plan): Promise<void> {
    const guide = this.#part(".guide");
    const shown = guide.firstChild;
    const result = this.#part(".rehearse .result");
    const [{ Rehearser }, { sayAbove, showRehearsal }, examples] =
      await Promise.all([
        import("../rehearse/rehearser.ts"),
        import("../rehearse/outcomes.ts"),
        this.#source.files(),
      ]);
    // The guide has changed meanwhile, and is rehearsed anew.
    if (guide.firstChild !== shown) return;
    this.#rehearser ??= new Rehearser();
    try {
      const expectations = expectationsFrom(plan);
      const question = { markdown, expectations, examples };
      const blocks = await this.#rehearser.rehearse(question);
      if (!blocks || guide.firstChild !== shown) return;
      const said = showRehearsal(
        guide,
        blocks,
        (line) => guide.querySelector(`[data-line="${line}"]`) ?? undefined,
      );
      sayAbove(result, said);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      sayAbove(result, [element("p", [why])]);
    }
  }

  /** Fields stay while their values change: the reader is typing in one. */
  #showFields(plan: Plan, changed: () => void): void {
    const asked = askedIn(plan.legs.flatMap(({ variables }) => variables));
    const { id } = plan.product;
    const legs = plan.legs.map(({ part, from, to }) => [part, from, to]);
    const wanted = JSON.stringify([id, plan.answers, legs]);
    if (wanted === this.#fields) return;
    this.#fields = wanted;
    const fields = valueFields(asked, ownValues.read(id), (values) => {
      ownValues.write(id, values);
      changed();
    });
    this.#part(".values").replaceChildren(...fields);
    const pastes = pasteFields(plan);
    this.#part(".pastes").replaceChildren(...pastes);
    this.#part(".own").hidden = fields.length + pastes.length === 0;
  }

  get #pages(): ProductPages {
    const { guides = "", product = "" } = this.dataset;
    const { origin } = location;
    return { guides: origin + guides, product: origin + product };
  }

  #count(all: number, done: number): void {
    const words = `${done} of ${all} steps done`;
    this.#part(".progress").textContent = done === 0 ? "" : words;
  }

  #refuse(refusal: NoPath, question: Question): void {
    this.#say(`There is no way: ${refusal.why}.`, `${refusal.instead}.`);
    this.#part("[role=status]").append(...waysOn(refusal, question));
  }

  #say(...sentences: readonly string[]): void {
    const status = this.#part("[role=status]");
    status.replaceChildren(
      ...sentences.map((each) => element("p", inlineNodes(each))),
    );
    if (sentences.length > 0) this.#plan = undefined;
    this.dispatchEvent(new CustomEvent("planned"));
    const { length } = sentences;
    this.#part(".planned").hidden = length > 0;
    this.#part(".outline").hidden = length > 0;
    if (length === 0) return;
    this.#part(".own").hidden = true;
    this.#fields = "";
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector);
    if (part) return part;
    throw new Error(`The planner has no part \`${selector}\``);
  }
}
