type Options = Readonly<Record<string, unknown>>;

/**
 * Stands in for Pagefind's interface, which is larger than everything else on a
 * page: it is fetched when somebody opens the search.
 */
export class PagefindUI {
  constructor(options: Options) {
    const dialog = document.querySelector("site-search dialog");
    if (!dialog) return;
    const opened = new MutationObserver(() => {
      opened.disconnect();
      void load(options, dialog);
    });
    opened.observe(dialog, { attributeFilter: ["open"] });
    if (!dialog.hasAttribute("open")) return;
    opened.disconnect();
    void load(options, dialog);
  }
}

async function load(options: Options, dialog: Element): Promise<void> {
  const { PagefindUI } =
    // @ts-expect-error Pagefind has no types.
    await import("@pagefind/default-ui/npm_dist/mjs/ui-core.mjs");
  new PagefindUI(options);
  const field = dialog.querySelector("input");
  // A title is no name for everybody who hears the page.
  field?.setAttribute("aria-label", field.placeholder);
  field?.focus();
}
