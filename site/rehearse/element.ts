import type { PageRehearsal } from "./page.ts";

/** The button above a guide that rehearses it in place; what that takes is loaded then. */
export class GuideRehearsal extends HTMLElement {
  #page: PageRehearsal | undefined;

  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => void this.#toggle(button));
    if (location.hash === "#rehearse") void this.#toggle(button);
  }

  async #toggle(button: HTMLButtonElement): Promise<void> {
    if (this.#page) {
      this.#page.end();
      this.#page = undefined;
    } else {
      // Who clicks twice asks once.
      button.disabled = true;
      this.#page = await this.#begin();
      button.disabled = false;
      button.focus({ preventScroll: true });
    }
    this.classList.toggle("on", this.#page !== undefined);
    button.textContent = this.#page
      ? "End the rehearsal"
      : "Rehearse this page";
  }

  async #begin(): Promise<PageRehearsal | undefined> {
    try {
      const { rehearsePage } = await import("./page.ts");
      return await rehearsePage(this);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const trouble = document.createElement("p");
      trouble.textContent = `The rehearsal cannot be loaded: ${why}. Load the page again.`;
      this.querySelector(".result")?.replaceChildren(trouble);
      return undefined;
    }
  }
}
